import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { Undecidable } from '../../templates/undecidable';

/** Methods of a REST API, in whatever stack, without those that only respond to preflight requests of browsers. */
export function findMethods(api: TemplateResource | undefined, templates: TemplateSet): readonly TemplateResource[] {
  return templates
    .ofType('AWS::ApiGateway::Method')
    .filter((method) => api !== undefined && method.at('RestApiId').target() === api && !isPreflight(method));
}

export function isPreflight(method: TemplateResource): boolean {
  return method.at('HttpMethod').text() === 'OPTIONS';
}

/** Load balancers and monitoring ask without credentials whether the service responds. */
export function isHealthCheck(method: TemplateResource): boolean {
  const lastPart = method.at('ResourceId').target()?.at('PathPart').text();
  return method.at('HttpMethod').text() === 'GET' && /^(health|healthz|ping)$/.test(lastPart ?? '');
}

/** `/records/{id}`. @throws Undecidable when a part of the path is not in the templates */
export function buildPath(method: TemplateResource): string {
  return `/${buildSegments(method, 'ResourceId').join('/')}`;
}

function buildSegments(resource: TemplateResource, property: 'ResourceId' | 'ParentId'): string[] {
  const parent = resource.at(property);
  const target = parent.target();
  if (target?.type === 'AWS::ApiGateway::RestApi') return [];
  if (target?.type !== 'AWS::ApiGateway::Resource') throw new Undecidable(parent.property, parent.raw);
  return [...buildSegments(target, 'ParentId'), target.at('PathPart').text() ?? ''];
}

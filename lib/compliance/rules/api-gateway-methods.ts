import type { Deployment, Resource } from '../deployment/deployment';
import { Undecidable } from '../deployment/undecidable';

/** Methods of a REST API that do something, in whatever stack; OPTIONS only answers what browsers ask beforehand. */
export function methodsOf(api: Resource | undefined, deployment: Deployment): readonly Resource[] {
  return deployment
    .ofType('AWS::ApiGateway::Method')
    .filter((method) => api !== undefined && method.at('RestApiId').target() === api && !isPreflight(method));
}

export function isPreflight(method: Resource): boolean {
  return method.at('HttpMethod').text() === 'OPTIONS';
}

/** A question that load balancers and people ask without signing in: whether the service answers. */
export function isHealthCheck(method: Resource): boolean {
  const asked = method.at('ResourceId').target()?.at('PathPart').text();
  return method.at('HttpMethod').text() === 'GET' && /^(health|healthz|ping)$/.test(asked ?? '');
}

/** `/records/{id}`. @throws Undecidable when a part of the path is not in the templates */
export function pathOf(method: Resource): string {
  return `/${segments(method, 'ResourceId').join('/')}`;
}

function segments(resource: Resource, property: 'ResourceId' | 'ParentId'): string[] {
  const parent = resource.at(property);
  const target = parent.target();
  if (target?.type === 'AWS::ApiGateway::RestApi') return [];
  if (target?.type !== 'AWS::ApiGateway::Resource') throw new Undecidable(parent.property, parent.raw);
  return [...segments(target, 'ParentId'), target.at('PathPart').text() ?? ''];
}

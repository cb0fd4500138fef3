import { parseReference } from '../../packages/gate/src/templates/intrinsics';
import type { Template } from '../../packages/gate/src/templates/template';
import { changeProperties, type Operator, type Subject, toList, type Widening } from './widening';

/** `GET /subjects/{id}`, read from the resources of the API in the template. */
export function readRoute({ resource, template }: Subject): string {
  const path = readPath(resource.Properties?.['ResourceId'], template);
  return `${String(resource.Properties?.['HttpMethod'])} ${path === '' ? '/' : path}`;
}

function readPath(reference: unknown, template: Template): string {
  const { id = '' } = parseReference(reference) ?? {};
  const { Type, Properties } = template.Resources?.[id] ?? {};
  return Type === 'AWS::ApiGateway::Resource'
    ? `${readPath(Properties?.['ParentId'], template)}/${String(Properties?.['PathPart'])}`
    : '';
}

/** Opens a method of an API. */
export const openMethod: Operator = (subject) => {
  if (subject.resource.Type !== 'AWS::ApiGateway::Method') return [];
  const route = readRoute(subject);
  const { AuthorizationType, AuthorizationScopes, ApiKeyRequired, RequestValidatorId } =
    subject.resource.Properties ?? {};
  const change = (kind: string, property: string, now: unknown, words: readonly (string | RegExp)[]): Widening => ({
    kind,
    what: `${property} of ${route}`,
    resources: { [subject.logicalId]: changeProperties(subject, [property], now) },
    words,
  });
  return [
    ...(AuthorizationType === 'NONE'
      ? []
      : [change('authorization', 'AuthorizationType', 'NONE', [`${route} may now be called without authorization.`])]),
    ...(AuthorizationScopes === undefined
      ? []
      : [
          change(
            'scope',
            'AuthorizationScopes',
            ['records/everything'],
            [`${route} may now be called with the scope records/everything.`],
          ),
          change(
            'scope',
            'AuthorizationScopes',
            [...toList(AuthorizationScopes), 'records/more'],
            [`${route} may now be called with the scope records/more.`],
          ),
          change('scope', 'AuthorizationScopes', undefined, [
            `AuthorizationScopes of ${route}`,
            'everything is allowed',
          ]),
        ]),
    ...(ApiKeyRequired === true
      ? [change('API key', 'ApiKeyRequired', false, [`${route} may now be called without an API key.`])]
      : []),
    ...(RequestValidatorId === undefined
      ? []
      : [change('validation', 'RequestValidatorId', undefined, [`Requests of ${route} are no longer validated.`])]),
  ];
};

import { isRecord } from '../../../templates/template';
import { type JsonObject, toItems, toObject } from '../../json-value';
import type { MethodChange } from './open-api-body';

/** The entry of a method that declines the default authorizer or the API key of its API. */
const NONE = 'NONE';
const NO_API_KEY = 'api_key_false';
export const API_KEY = 'api_key';

/** The security of a method as its event source writes it. */
export function readMethodSecurity(auth: JsonObject, apiAuth: JsonObject): readonly JsonObject[] | undefined {
  const { Authorizer: name, AuthorizationScopes: scopes, ApiKeyRequired: needsKey } = auth;
  const security = [
    ...(typeof name === 'string' ? [{ [name]: findScopes(name, scopes, apiAuth) }] : []),
    ...(needsKey === undefined ? [] : [{ [needsKey === true ? API_KEY : NO_API_KEY]: [] }]),
  ];
  return security.length === 0 ? undefined : security;
}

/**
 * Completes the security of each method with the default authorizer and the API key of the API.
 *
 * @param apiAuth property `Auth` of the API
 */
export function completeSecurity(apiAuth: JsonObject): MethodChange {
  const { DefaultAuthorizer: fallback, ApiKeyRequired: needsKey } = apiAuth;
  const authorizers = ['AWS_IAM', ...Object.keys(toObject(apiAuth['Authorizers']))];
  return (definition, verb) => {
    const written = toItems(definition['security']).filter(isRecord);
    const has = (...names: readonly string[]) => written.some((entry) => names.some((name) => name in entry));
    const isPreflight = verb === 'options';
    const takesDefault =
      typeof fallback === 'string' &&
      !has(NONE, ...authorizers) &&
      !(isPreflight && apiAuth['AddDefaultAuthorizerToCorsPreflight'] === false);
    const takesKey =
      needsKey === true &&
      !has(API_KEY, NO_API_KEY) &&
      !(isPreflight && apiAuth['AddApiKeyRequiredToCorsPreflight'] === false);
    const security = [
      ...written.filter((entry) => !(NONE in entry) && !(NO_API_KEY in entry)),
      ...(takesDefault ? [{ [fallback]: findScopes(fallback, undefined, apiAuth) }] : []),
      ...(takesKey ? [{ [API_KEY]: [] }] : []),
    ];
    const { security: _before, ...others } = definition;
    // An empty list declines the security of the whole document.
    return security.length === 0 && !has(NONE) ? others : { ...others, security };
  };
}

function findScopes(name: string, given: unknown, apiAuth: JsonObject): unknown {
  const { AuthorizationScopes: scopes } = toObject(toObject(apiAuth['Authorizers'])[name]);
  return given ?? scopes ?? [];
}

import { isRecord } from '../../templates/template';
import { type JsonObject, toItems, toObject } from '../json-value';

/** A method of an OpenAPI document. */
export interface Operation {
  readonly path: string;
  /** As API Gateway names it: `GET`, `ANY`. */
  readonly method: string;
  readonly definition: JsonObject;
  /** Name of the condition under which it exists. @default - it always exists */
  readonly condition?: string;
  readonly security: SecurityRequirement;
}

/** What a caller of a method has to show. */
export interface SecurityRequirement {
  /** Name of the scheme with an authorizer; undefined for a method without authorization. */
  readonly scheme: string | undefined;
  readonly type: 'NONE' | 'AWS_IAM' | 'COGNITO_USER_POOLS' | 'CUSTOM' | 'JWT';
  readonly scopes: readonly unknown[];
  readonly needsApiKey: boolean;
}

const METHODS: Readonly<Record<string, string>> = {
  any: 'ANY',
  delete: 'DELETE',
  get: 'GET',
  head: 'HEAD',
  options: 'OPTIONS',
  patch: 'PATCH',
  post: 'POST',
  put: 'PUT',
  'x-amazon-apigateway-any-method': 'ANY',
};

/** Lists the methods of a document, also those under an Fn::If. */
export function listOperations(document: JsonObject): readonly Operation[] {
  return Object.entries(toObject(document['paths'])).flatMap(([path, item]) =>
    listBranches(item).flatMap((atPath) =>
      Object.entries(atPath.content).flatMap(([verb, value]) => {
        const method = METHODS[verb.toLowerCase()];
        if (method === undefined) return [];
        return listBranches(value).map(({ content, condition = atPath.condition }): Operation => {
          const security = readSecurity(content, document);
          return { path, method, definition: content, security, ...(condition === undefined ? {} : { condition }) };
        });
      }),
    ),
  );
}

/** An object, or the object in the first branch of an Fn::If, with its condition. */
function listBranches(value: unknown): readonly { readonly content: JsonObject; readonly condition?: string }[] {
  if (!isRecord(value)) return value === null ? [{ content: {} }] : [];
  const { 'Fn::If': choice } = value;
  if (!Array.isArray(choice)) return [{ content: value }];
  const [condition, one, other] = choice;
  const first = listBranches(one).map((branch) => ({ ...branch, condition: String(condition) }));
  return [...first, ...listBranches(other)].filter(({ content }) => content['Ref'] !== 'AWS::NoValue');
}

/** Security schemes of OpenAPI 2 and 3. */
export function getSchemes(document: JsonObject): JsonObject {
  const { securitySchemes } = toObject(document['components']);
  return { ...toObject(document['securityDefinitions']), ...toObject(securitySchemes) };
}

/**
 * Reads what a caller has to show as API Gateway does: it knows schemes with its own extensions and API keys, and ignores
 * any other.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
function readSecurity(definition: JsonObject, document: JsonObject): SecurityRequirement {
  const schemes = getSchemes(document);
  const { security = document['security'], 'x-amazon-apigateway-auth': auth } = definition;
  const required = toItems(security).flatMap((entry) => Object.entries(toObject(entry)));
  const needsApiKey = required.some(([name]) => isApiKey(toObject(schemes[name])));
  if (String(toObject(auth)['type']).toUpperCase() === 'AWS_IAM') {
    return { scheme: undefined, type: 'AWS_IAM', scopes: [], needsApiKey };
  }
  for (const [scheme, scopes] of required) {
    const type = readAuthorizationType(toObject(schemes[scheme]));
    if (type !== undefined) return { scheme, type, scopes: toItems(scopes), needsApiKey };
  }
  return { scheme: undefined, type: 'NONE', scopes: [], needsApiKey };
}

function isApiKey({ type, name }: JsonObject): boolean {
  return type === 'apiKey' && String(name).toLowerCase() === 'x-api-key';
}

function readAuthorizationType(scheme: JsonObject): SecurityRequirement['type'] | undefined {
  if (String(scheme['x-amazon-apigateway-authtype']).toLowerCase() === 'awssigv4') return 'AWS_IAM';
  switch (String(toObject(scheme['x-amazon-apigateway-authorizer'])['type']).toLowerCase()) {
    case 'cognito_user_pools':
      return 'COGNITO_USER_POOLS';
    case 'token':
    case 'request':
      return 'CUSTOM';
    case 'jwt':
      return 'JWT';
    default:
      return undefined;
  }
}

import { arnHere, type JsonObject, sub, toObject } from '../../json-value';
import type { EventTarget, SamEvent } from '../events/event';
import type { SamOutput } from '../sam-output';
import type { SamResource } from '../sam-resource';

/** A method of an API that an event source asks for. */
export interface ApiMethod {
  readonly event: SamEvent;
  readonly path: string;
  /** In lower case, as OpenAPI writes it. */
  readonly verb: string;
  readonly auth: JsonObject;
  /** Condition of the function. */
  readonly condition: string | undefined;
  /** Stage of the API in the ids of permissions. */
  readonly stage: unknown;
  readonly integration: JsonObject;
}

/** Key of OpenAPI for every method. */
export const ANY_METHOD = 'x-amazon-apigateway-any-method';

const DEFAULT_ROUTE = '$default';

const REST_KNOWN = [
  'Auth',
  'Method',
  'Path',
  'RequestModel',
  'RequestParameters',
  'ResponseTransferMode',
  'RestApiId',
  'Stage',
  'TimeoutInMillis',
  'UnescapeMappingTemplate',
];

const HTTP_KNOWN = [
  'ApiId',
  'Auth',
  'Method',
  'Path',
  'PayloadFormatVersion',
  'RouteSettings',
  'Stage',
  'TimeoutInMillis',
];

export function readApiMethod(
  event: SamEvent,
  { resource }: EventTarget,
  api: SamResource | undefined,
  output: SamOutput,
): ApiMethod {
  const { properties, name } = event;
  output.rejectUnknown(resource, properties, event.type === 'Api' ? REST_KNOWN : HTTP_KNOWN, `Events.${name}.`);
  const { Path: path = DEFAULT_ROUTE, Method: verb = ANY_METHOD } = properties;
  const { Condition: condition } = resource.inherited;
  const lower = String(verb).toLowerCase();
  return {
    event,
    path: String(path),
    verb: lower === 'any' ? ANY_METHOD : lower,
    auth: toObject(properties['Auth']),
    condition: typeof condition === 'string' ? condition : undefined,
    stage: api?.properties['StageName'],
    integration: {},
  };
}

/** Path and method in the ARN of a permission: parameters of the path are wildcards. */
export function renderPermissionPath({ path, verb }: ApiMethod): string {
  const pattern = path.replace(/(.)\/$/, '$1').replaceAll(/\{[^{}]*\}/g, '*');
  return `${verb === ANY_METHOD ? '*' : verb.toUpperCase()}${path === DEFAULT_ROUTE ? '' : pattern}`;
}

/** The URI with which API Gateway calls a function. */
export function createInvocationUri(arn: unknown, version = '2015-03-31', call = 'invocations'): JsonObject {
  const service = `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path`;
  return sub(`${service}/${version}/functions/\${Function}/${call}`, { Function: arn });
}

/** The ARN of a method in a permission. */
export function createMethodArn(method: ApiMethod, api: unknown): JsonObject {
  return arnHere('execute-api', `\${Api}/*/${renderPermissionPath(method)}`, { Api: api });
}

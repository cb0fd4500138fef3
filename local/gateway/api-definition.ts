import type { DeployedResource, DeployedTemplates } from '../template/deployed-templates';
import { toList, toObject } from '../template/properties';

export interface ThrottleLimit {
  /** Requests per second. */
  readonly rate: number;
  readonly burst: number;
}

export interface RouteDefinition {
  readonly method: string;
  /** `/records/{id}` */
  readonly path: string;
  readonly scopes: readonly string[] | undefined;
  readonly apiKeyRequired: boolean;
  /** Required parameters. */
  readonly required: readonly { readonly in: 'path' | 'querystring' | 'header'; readonly name: string }[];
  /** Model of the body, in JSON Schema draft 4. */
  readonly model: Readonly<Record<string, unknown>> | undefined;
  /** ARN of the alias of the function. */
  readonly function: string;
  readonly limit: ThrottleLimit;
}

export interface UsagePlan {
  readonly limit: ThrottleLimit;
  /** Requests per day. */
  readonly quota: number | undefined;
  /** Names of the API keys. */
  readonly keys: readonly string[];
}

export interface GatewayResponse {
  readonly type: string;
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ApiDefinition {
  readonly stage: string;
  readonly routes: readonly RouteDefinition[];
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponse>;
  readonly plans: readonly UsagePlan[];
  /** The id of each API key by its name. */
  readonly apiKeys: ReadonlyMap<string, string>;
  /** Seconds that a verified token is cached. */
  readonly tokenCacheSeconds: number;
  readonly accessLogFormat: string;
}

/**
 * Reads the API of the templates. @throws Error for a value that the local run does not support; `checkCoverage`
 * refuses properties
 */
export function readApiDefinition(templates: DeployedTemplates): ApiDefinition {
  const [stage] = templates.listResources('AWS::ApiGateway::Stage');
  const [authorizer] = templates.listResources('AWS::ApiGateway::Authorizer');
  if (stage === undefined || authorizer === undefined) throw new Error('the templates have no stage or no authorizer');
  assertProperty(authorizer, 'Type', 'COGNITO_USER_POOLS');
  assertProperty(authorizer, 'IdentitySource', 'method.request.header.Authorization');
  return {
    stage: stage.ref,
    routes: readRoutes(templates, stage),
    gatewayResponses: new Map(
      templates
        .listResources('AWS::ApiGateway::GatewayResponse')
        .map(readGatewayResponse)
        .map((answer) => [answer.type, answer]),
    ),
    plans: readUsagePlans(templates),
    apiKeys: new Map(
      templates
        .listResources('AWS::ApiGateway::ApiKey')
        .map(({ ref, properties }) => [String(properties['Name']), ref]),
    ),
    tokenCacheSeconds: Number(authorizer.properties['AuthorizerResultTtlInSeconds']),
    accessLogFormat: String(toObject(stage.properties['AccessLogSetting'])['Format']),
  };
}

function readRoutes(templates: DeployedTemplates, stage: DeployedResource): RouteDefinition[] {
  const resources = new Map(
    templates.listResources('AWS::ApiGateway::Resource').map((resource) => [resource.ref, resource]),
  );
  const models = new Map(templates.listResources('AWS::ApiGateway::Model').map((model) => [model.ref, model]));
  const validators = new Map(
    templates.listResources('AWS::ApiGateway::RequestValidator').map((each) => [each.ref, each]),
  );
  const buildPath = (id: string): string => {
    const resource = resources.get(id);
    return resource === undefined
      ? ''
      : `${buildPath(String(resource.properties['ParentId']))}/${resource.properties['PathPart']}`;
  };
  return templates.listResources('AWS::ApiGateway::Method').map(({ properties }) => {
    const path = buildPath(String(properties['ResourceId']));
    const method = String(properties['HttpMethod']);
    const validator = validators.get(String(properties['RequestValidatorId']))?.properties ?? {};
    const integration = toObject(properties['Integration']);
    if (integration['Type'] !== 'AWS_PROXY')
      throw new Error(`${method} ${path}: the local run supports AWS_PROXY integrations only`);
    const model = findModel(toObject(properties['RequestModels']), models);
    return {
      method,
      path,
      scopes: readScopes(properties),
      apiKeyRequired: properties['ApiKeyRequired'] === true,
      required:
        validator['ValidateRequestParameters'] === true
          ? readRequiredParameters(toObject(properties['RequestParameters']))
          : [],
      model: validator['ValidateRequestBody'] === true ? model : undefined,
      function: /functions\/(.+)\/invocations$/.exec(String(integration['Uri']))?.[1] ?? '',
      limit: readThrottleLimit(stage, method, path),
    };
  });
}

function readScopes(method: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  switch (method['AuthorizationType']) {
    case 'NONE':
      return undefined;
    case 'COGNITO_USER_POOLS': {
      const scopes = toList(method['AuthorizationScopes']).map(String);
      if (scopes.length === 0)
        throw new Error('a method without scopes accepts identity tokens, which the local run does not issue');
      return scopes;
    }
    default:
      throw new Error(`the local run does not support the authorization type ${method['AuthorizationType']}`);
  }
}

function readRequiredParameters(parameters: Readonly<Record<string, unknown>>): RouteDefinition['required'] {
  return Object.entries(parameters).flatMap(([source, required]) => {
    const [, place, name = ''] = /^method\.request\.(path|querystring|header)\.(.+)$/.exec(source) ?? [];
    if (place !== 'path' && place !== 'querystring' && place !== 'header')
      throw new Error(`the local run does not support the request parameter ${source}`);
    return required === true ? [{ in: place, name }] : [];
  });
}

function findModel(named: Readonly<Record<string, unknown>>, models: ReadonlyMap<string, DeployedResource>) {
  const [entry, another] = Object.entries(named);
  if (entry === undefined) return undefined;
  if (another !== undefined || entry[0] !== '$default')
    throw new Error('the local run supports models for $default only');
  return toObject(models.get(String(entry[1]))?.properties['Schema']);
}

/** The limit of the method, or of all methods. Paths in these settings have `~1` for `/`. */
function readThrottleLimit(stage: DeployedResource, method: string, path: string): ThrottleLimit {
  const settings = toList(stage.properties['MethodSettings']).map(toObject);
  const own = settings.find(
    (each) => each['HttpMethod'] === method && each['ResourcePath'] === `/${path.replaceAll('/', '~1')}`,
  );
  const all = settings.find((each) => each['HttpMethod'] === '*');
  const { ThrottlingRateLimit, ThrottlingBurstLimit } = own ?? all ?? {};
  return { rate: Number(ThrottlingRateLimit), burst: Number(ThrottlingBurstLimit) };
}

function readUsagePlans(templates: DeployedTemplates): UsagePlan[] {
  const keys = new Map(
    templates.listResources('AWS::ApiGateway::ApiKey').map(({ ref, properties }) => [ref, String(properties['Name'])]),
  );
  const members = templates.listResources('AWS::ApiGateway::UsagePlanKey').map(({ properties }) => ({
    plan: properties['UsagePlanId'],
    key: keys.get(String(properties['KeyId'])) ?? '',
  }));
  return templates.listResources('AWS::ApiGateway::UsagePlan').map(({ ref, properties }) => {
    const { RateLimit, BurstLimit } = toObject(properties['Throttle']);
    const { Limit: limit, Period } = toObject(properties['Quota']);
    if (Period !== undefined && Period !== 'DAY')
      throw new Error(`the local run supports quotas per DAY, not per ${Period}`);
    return {
      limit: { rate: Number(RateLimit), burst: Number(BurstLimit) },
      quota: limit === undefined ? undefined : Number(limit),
      keys: members.filter(({ plan }) => plan === ref).map(({ key }) => key),
    };
  });
}

function readGatewayResponse({ properties }: DeployedResource): GatewayResponse {
  const { ResponseType, StatusCode, ResponseParameters, ResponseTemplates } = properties;
  const body = String(toObject(ResponseTemplates)['application/json']);
  if (body.includes('$')) throw new Error(`${ResponseType}: the local run does not support mapping templates`);
  const headers = Object.entries(toObject(ResponseParameters)).map(([name, value]) => {
    const literal = /^'(.*)'$/.exec(String(value))?.[1];
    if (literal === undefined) throw new Error(`${ResponseType}: ${name} must be a literal in quotes`);
    return [name.replace('gatewayresponse.header.', ''), literal];
  });
  return {
    type: String(ResponseType),
    status: StatusCode === undefined ? undefined : Number(StatusCode),
    headers: Object.fromEntries(headers),
    body,
  };
}

function assertProperty({ id, properties }: DeployedResource, property: string, value: string): void {
  if (properties[property] === value) return;
  throw new Error(`${id}: the local run supports ${property} ${value} only, not ${properties[property]}`);
}

import { asList, asObject, type DeployedResource, type Deployment } from '../template/deployment';

export interface Limit {
  /** Requests a second. */
  readonly rate: number;
  readonly burst: number;
}

export interface RouteDefinition {
  readonly method: string;
  /** `/records/{id}` */
  readonly path: string;
  readonly scopes: readonly string[] | undefined;
  readonly apiKeyRequired: boolean;
  /** Parameters without which the request is refused. */
  readonly required: readonly { readonly in: 'path' | 'querystring' | 'header'; readonly name: string }[];
  /** Model of the body, in draft 4. */
  readonly model: Readonly<Record<string, unknown>> | undefined;
  /** ARN of the alias that answers. */
  readonly function: string;
  readonly limit: Limit;
}

export interface UsagePlan {
  readonly limit: Limit;
  /** Requests a day. */
  readonly quota: number | undefined;
  /** Names of the API keys. */
  readonly keys: readonly string[];
}

export interface GatewayAnswer {
  readonly type: string;
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ApiDefinition {
  readonly stage: string;
  readonly routes: readonly RouteDefinition[];
  readonly answers: ReadonlyMap<string, GatewayAnswer>;
  readonly plans: readonly UsagePlan[];
  /** Seconds that a verified token is remembered. */
  readonly tokenCacheSeconds: number;
  readonly accessLogFormat: string;
}

/** Reads the API of the templates. What it does not understand was refused by `coverageOf` before, or is refused here. */
export function apiDefinition(deployment: Deployment): ApiDefinition {
  const [stage] = deployment.all('AWS::ApiGateway::Stage');
  const [authorizer] = deployment.all('AWS::ApiGateway::Authorizer');
  if (stage === undefined || authorizer === undefined) throw new Error('the templates hold no stage, or no authorizer');
  expect(authorizer, 'Type', 'COGNITO_USER_POOLS');
  expect(authorizer, 'IdentitySource', 'method.request.header.Authorization');
  return {
    stage: stage.ref,
    routes: routesOf(deployment, stage),
    answers: new Map(
      deployment
        .all('AWS::ApiGateway::GatewayResponse')
        .map(answerOf)
        .map((answer) => [answer.type, answer]),
    ),
    plans: plansOf(deployment),
    tokenCacheSeconds: Number(authorizer.properties['AuthorizerResultTtlInSeconds']),
    accessLogFormat: String(asObject(stage.properties['AccessLogSetting'])['Format']),
  };
}

function routesOf(deployment: Deployment, stage: DeployedResource): RouteDefinition[] {
  const resources = new Map(deployment.all('AWS::ApiGateway::Resource').map((resource) => [resource.ref, resource]));
  const models = new Map(deployment.all('AWS::ApiGateway::Model').map((model) => [model.ref, model]));
  const validators = new Map(deployment.all('AWS::ApiGateway::RequestValidator').map((each) => [each.ref, each]));
  const pathOf = (id: string): string => {
    const resource = resources.get(id);
    return resource === undefined
      ? ''
      : `${pathOf(String(resource.properties['ParentId']))}/${resource.properties['PathPart']}`;
  };
  return deployment.all('AWS::ApiGateway::Method').map(({ properties }) => {
    const path = pathOf(String(properties['ResourceId']));
    const method = String(properties['HttpMethod']);
    const validator = validators.get(String(properties['RequestValidatorId']))?.properties ?? {};
    const integration = asObject(properties['Integration']);
    if (integration['Type'] !== 'AWS_PROXY')
      throw new Error(`${method} ${path}: the local run knows AWS_PROXY integrations only`);
    const model = modelOf(asObject(properties['RequestModels']), models);
    return {
      method,
      path,
      scopes: scopesOf(properties),
      apiKeyRequired: properties['ApiKeyRequired'] === true,
      required:
        validator['ValidateRequestParameters'] === true ? requiredOf(asObject(properties['RequestParameters'])) : [],
      model: validator['ValidateRequestBody'] === true ? model : undefined,
      function: /functions\/(.+)\/invocations$/.exec(String(integration['Uri']))?.[1] ?? '',
      limit: limitOf(stage, method, path),
    };
  });
}

function scopesOf(method: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  switch (method['AuthorizationType']) {
    case 'NONE':
      return undefined;
    case 'COGNITO_USER_POOLS': {
      const scopes = asList(method['AuthorizationScopes']).map(String);
      if (scopes.length === 0)
        throw new Error('a method without scopes takes identity tokens, which the local run does not issue');
      return scopes;
    }
    default:
      throw new Error(`the local run does not know the authorization type ${method['AuthorizationType']}`);
  }
}

function requiredOf(parameters: Readonly<Record<string, unknown>>): RouteDefinition['required'] {
  return Object.entries(parameters).flatMap(([source, required]) => {
    const [, place, name = ''] = /^method\.request\.(path|querystring|header)\.(.+)$/.exec(source) ?? [];
    if (place !== 'path' && place !== 'querystring' && place !== 'header')
      throw new Error(`${source} is no request parameter`);
    return required === true ? [{ in: place, name }] : [];
  });
}

function modelOf(named: Readonly<Record<string, unknown>>, models: ReadonlyMap<string, DeployedResource>) {
  const [entry, another] = Object.entries(named);
  if (entry === undefined) return undefined;
  if (another !== undefined || entry[0] !== '$default') throw new Error('the local run knows models for $default only');
  return asObject(models.get(String(entry[1]))?.properties['Schema']);
}

/** The setting of the method, or of all methods. In a path of the settings `/` is written `~1`. */
function limitOf(stage: DeployedResource, method: string, path: string): Limit {
  const settings = asList(stage.properties['MethodSettings']).map(asObject);
  const own = settings.find(
    (each) => each['HttpMethod'] === method && each['ResourcePath'] === `/${path.replaceAll('/', '~1')}`,
  );
  const all = settings.find((each) => each['HttpMethod'] === '*');
  const { ThrottlingRateLimit, ThrottlingBurstLimit } = own ?? all ?? {};
  return { rate: Number(ThrottlingRateLimit), burst: Number(ThrottlingBurstLimit) };
}

function plansOf(deployment: Deployment): UsagePlan[] {
  const keys = new Map(
    deployment.all('AWS::ApiGateway::ApiKey').map(({ ref, properties }) => [ref, String(properties['Name'])]),
  );
  const members = deployment.all('AWS::ApiGateway::UsagePlanKey').map(({ properties }) => ({
    plan: properties['UsagePlanId'],
    key: keys.get(String(properties['KeyId'])) ?? '',
  }));
  return deployment.all('AWS::ApiGateway::UsagePlan').map(({ ref, properties }) => {
    const { RateLimit, BurstLimit } = asObject(properties['Throttle']);
    const { Limit: limit, Period } = asObject(properties['Quota']);
    if (Period !== undefined && Period !== 'DAY') throw new Error(`the local run knows quotas a day, not a ${Period}`);
    return {
      limit: { rate: Number(RateLimit), burst: Number(BurstLimit) },
      quota: limit === undefined ? undefined : Number(limit),
      keys: members.filter(({ plan }) => plan === ref).map(({ key }) => key),
    };
  });
}

function answerOf({ properties }: DeployedResource): GatewayAnswer {
  const { ResponseType, StatusCode, ResponseParameters, ResponseTemplates } = properties;
  const body = String(asObject(ResponseTemplates)['application/json']);
  if (body.includes('$')) throw new Error(`${ResponseType}: the local run does not know mapping templates`);
  const headers = Object.entries(asObject(ResponseParameters)).map(([name, value]) => {
    const literal = /^'(.*)'$/.exec(String(value))?.[1];
    if (literal === undefined) throw new Error(`${ResponseType}: ${name} is no literal`);
    return [name.replace('gatewayresponse.header.', ''), literal];
  });
  return {
    type: String(ResponseType),
    status: StatusCode === undefined ? undefined : Number(StatusCode),
    headers: Object.fromEntries(headers),
    body,
  };
}

function expect({ id, properties }: DeployedResource, property: string, value: string): void {
  if (properties[property] === value) return;
  throw new Error(`${id}: the local run knows ${property} ${value} only, not ${properties[property]}`);
}

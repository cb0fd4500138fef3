import type { Deployment } from '../template/deployment';

/** `honoured`, or why the property makes no difference on this machine. */
type Treatment = 'honoured' | { readonly aside: string };

const aside = (why: string): Treatment => ({ aside: why });
const TAGS = aside('no costs to allocate');

/** Each type that the gateway reads, and every property of it that may be there. */
const PROPERTIES: Readonly<Record<string, Readonly<Record<string, Treatment>>>> = {
  'AWS::ApiGateway::RestApi': {
    Name: aside('a name for people'),
    EndpointConfiguration: aside('there is one endpoint, on the loopback address'),
    DisableExecuteApiEndpoint: aside('there is one endpoint, on the loopback address'),
    SecurityPolicy: aside('no TLS on the loopback address'),
    EndpointAccessMode: aside('no TLS on the loopback address'),
    Tags: TAGS,
  },
  'AWS::ApiGateway::Resource': { ParentId: 'honoured', PathPart: 'honoured', RestApiId: 'honoured' },
  'AWS::ApiGateway::Method': {
    RestApiId: 'honoured',
    ResourceId: 'honoured',
    HttpMethod: 'honoured',
    AuthorizationType: 'honoured',
    AuthorizerId: 'honoured',
    AuthorizationScopes: 'honoured',
    ApiKeyRequired: 'honoured',
    RequestParameters: 'honoured',
    RequestModels: 'honoured',
    RequestValidatorId: 'honoured',
    OperationName: aside('a name for people'),
    Integration: 'honoured',
  },
  'AWS::ApiGateway::Model': {
    RestApiId: 'honoured',
    Name: aside('a name for people'),
    ContentType: 'honoured',
    Schema: 'honoured',
  },
  'AWS::ApiGateway::RequestValidator': {
    RestApiId: 'honoured',
    ValidateRequestBody: 'honoured',
    ValidateRequestParameters: 'honoured',
  },
  'AWS::ApiGateway::Authorizer': {
    RestApiId: 'honoured',
    Name: aside('a name for people'),
    Type: 'honoured',
    IdentitySource: 'honoured',
    ProviderARNs: 'honoured',
    AuthorizerResultTtlInSeconds: 'honoured',
  },
  'AWS::ApiGateway::GatewayResponse': {
    RestApiId: 'honoured',
    ResponseType: 'honoured',
    StatusCode: 'honoured',
    ResponseParameters: 'honoured',
    ResponseTemplates: 'honoured',
  },
  'AWS::ApiGateway::Stage': {
    RestApiId: 'honoured',
    StageName: 'honoured',
    MethodSettings: 'honoured',
    AccessLogSetting: 'honoured',
    DeploymentId: aside('the template is the deployment'),
    ClientCertificateId: aside('functions do not look at it'),
    TracingEnabled: aside('no X-Ray on this machine'),
    Tags: TAGS,
  },
  'AWS::ApiGateway::Deployment': {
    RestApiId: 'honoured',
    Description: aside('a text for people'),
  },
  'AWS::ApiGateway::ApiKey': { Name: 'honoured', Enabled: 'honoured', Tags: TAGS },
  'AWS::ApiGateway::UsagePlan': { ApiStages: 'honoured', Throttle: 'honoured', Quota: 'honoured', Tags: TAGS },
  'AWS::ApiGateway::UsagePlanKey': { KeyId: 'honoured', KeyType: 'honoured', UsagePlanId: 'honoured' },
  'AWS::ApiGateway::Account': { CloudWatchRoleArn: aside('logs are files here') },
  'AWS::ApiGateway::ClientCertificate': { Tags: TAGS },
};

/** Properties inside properties, for those that are read part by part. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::Method.Integration': ['IntegrationHttpMethod', 'Type', 'Uri'],
  'AWS::ApiGateway::Stage.AccessLogSetting': ['DestinationArn', 'Format'],
  'AWS::ApiGateway::Stage.MethodSettings': [
    'CacheDataEncrypted',
    'DataTraceEnabled',
    'HttpMethod',
    'LoggingLevel',
    'MetricsEnabled',
    'ResourcePath',
    'ThrottlingBurstLimit',
    'ThrottlingRateLimit',
  ],
  'AWS::ApiGateway::UsagePlan.Throttle': ['BurstLimit', 'RateLimit'],
  'AWS::ApiGateway::UsagePlan.Quota': ['Limit', 'Period'],
  'AWS::ApiGateway::UsagePlan.ApiStages': ['ApiId', 'Stage'],
};

/** What else the local run makes of the templates. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'AWS::KMS::Key': 'the KMS endpoint: key policies',
  'AWS::IAM::ManagedPolicy': 'the KMS endpoint: what each role may do',
  'AWS::IAM::Role': 'the KMS endpoint: who calls',
  'AWS::Lambda::Function': 'the functions: role, database user, timeout',
  'AWS::Lambda::Alias': 'the functions: which one a route calls',
  'AWS::Cognito::UserPoolClient': 'the issuer: clients, their scopes, lifetime of tokens',
  'AWS::Cognito::UserPoolResourceServer': 'the issuer: scopes',
};

export interface Coverage {
  readonly honoured: readonly string[];
  /** Properties that make no difference here, each with the reason. */
  readonly aside: readonly string[];
  /** Types that are not run at all. */
  readonly notRun: readonly string[];
}

/**
 * What of the templates is run here.
 *
 * @throws Error naming every property of API Gateway that the local run does not know, rather than to behave otherwise than AWS would
 */
export function coverageOf(deployment: Deployment): Coverage {
  const unknown: string[] = [];
  for (const type of deployment.types().keys()) {
    if (!type.startsWith('AWS::ApiGateway::')) continue;
    const known = PROPERTIES[type];
    if (known === undefined) unknown.push(type);
    else unknown.push(...unknownProperties(deployment, type, known));
  }
  if (unknown.length > 0) {
    throw new Error(
      `The local run does not know ${[...new Set(unknown)].join(', ')}. It would behave otherwise than AWS: implement it in local/gateway/, ` +
        'or say in local/gateway/coverage.ts why it makes no difference.',
    );
  }
  const read = Object.entries(PROPERTIES).flatMap(([type, properties]) =>
    Object.entries(properties).map(([name, treatment]) => ({ name: `${type}.${name}`, treatment })),
  );
  return {
    honoured: [
      ...read.filter(({ treatment }) => treatment === 'honoured').map(({ name }) => name),
      ...Object.entries(ELSEWHERE).map(([type, what]) => `${type} (${what})`),
    ],
    aside: read.flatMap(({ name, treatment }) => (treatment === 'honoured' ? [] : [`${name} (${treatment.aside})`])),
    notRun: [...deployment.types().keys()].filter((type) => !(type in PROPERTIES) && !(type in ELSEWHERE)).sort(),
  };
}

function unknownProperties(deployment: Deployment, type: string, known: Readonly<Record<string, Treatment>>): string[] {
  return deployment.all(type).flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([name, value]) => {
      if (!(name in known)) return [`${type}.${name}`];
      const parts = PARTS[`${type}.${name}`];
      if (parts === undefined) return [];
      const inside = [value].flat().flatMap((part) => Object.keys(Object(part)));
      return inside.filter((part) => !parts.includes(part)).map((part) => `${type}.${name}.${part}`);
    }),
  );
}

import type { DeployedTemplates } from '../template/deployed-templates';

/** `applied`, or the reason why the property has no effect on this machine. */
type Treatment = 'applied' | { readonly ignored: string };

const ignore = (why: string): Treatment => ({ ignored: why });
const TAGS = ignore('there are no costs to allocate');

/** Each type that the gateway reads, and every property that it may have. */
const PROPERTIES: Readonly<Record<string, Readonly<Record<string, Treatment>>>> = {
  'AWS::ApiGateway::RestApi': {
    Name: ignore('a name for people'),
    EndpointConfiguration: ignore('the only endpoint is on the loopback address'),
    DisableExecuteApiEndpoint: ignore('the only endpoint is on the loopback address'),
    SecurityPolicy: ignore('no TLS on the loopback address'),
    EndpointAccessMode: ignore('no TLS on the loopback address'),
    Tags: TAGS,
  },
  'AWS::ApiGateway::Resource': { ParentId: 'applied', PathPart: 'applied', RestApiId: 'applied' },
  'AWS::ApiGateway::Method': {
    RestApiId: 'applied',
    ResourceId: 'applied',
    HttpMethod: 'applied',
    AuthorizationType: 'applied',
    AuthorizerId: 'applied',
    AuthorizationScopes: 'applied',
    ApiKeyRequired: 'applied',
    RequestParameters: 'applied',
    RequestModels: 'applied',
    RequestValidatorId: 'applied',
    OperationName: ignore('a name for people'),
    Integration: 'applied',
  },
  'AWS::ApiGateway::Model': {
    RestApiId: 'applied',
    Name: ignore('a name for people'),
    ContentType: 'applied',
    Schema: 'applied',
  },
  'AWS::ApiGateway::RequestValidator': {
    RestApiId: 'applied',
    ValidateRequestBody: 'applied',
    ValidateRequestParameters: 'applied',
  },
  'AWS::ApiGateway::Authorizer': {
    RestApiId: 'applied',
    Name: ignore('a name for people'),
    Type: 'applied',
    IdentitySource: 'applied',
    ProviderARNs: 'applied',
    AuthorizerResultTtlInSeconds: 'applied',
  },
  'AWS::ApiGateway::GatewayResponse': {
    RestApiId: 'applied',
    ResponseType: 'applied',
    StatusCode: 'applied',
    ResponseParameters: 'applied',
    ResponseTemplates: 'applied',
  },
  'AWS::ApiGateway::Stage': {
    RestApiId: 'applied',
    StageName: 'applied',
    MethodSettings: 'applied',
    AccessLogSetting: 'applied',
    DeploymentId: ignore('the template is deployed as it is'),
    ClientCertificateId: ignore('functions do not read it'),
    TracingEnabled: ignore('no X-Ray on this machine'),
    Tags: TAGS,
  },
  'AWS::ApiGateway::Deployment': {
    RestApiId: 'applied',
    Description: ignore('a description for people'),
  },
  'AWS::ApiGateway::ApiKey': { Name: 'applied', Enabled: 'applied', Tags: TAGS },
  'AWS::ApiGateway::UsagePlan': { ApiStages: 'applied', Throttle: 'applied', Quota: 'applied', Tags: TAGS },
  'AWS::ApiGateway::UsagePlanKey': { KeyId: 'applied', KeyType: 'applied', UsagePlanId: 'applied' },
  'AWS::ApiGateway::Account': { CloudWatchRoleArn: ignore('logs are files') },
  'AWS::ApiGateway::ClientCertificate': { Tags: TAGS },
};

/** Supported parts of properties that are objects. */
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

/** Types that other parts of the local run read. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'AWS::KMS::Key': 'the KMS endpoint: key policies',
  'AWS::IAM::ManagedPolicy': 'the KMS endpoint: rights of each role',
  'AWS::IAM::Role': 'the KMS endpoint: the caller',
  'AWS::Lambda::Function': 'the functions: role, database user, timeout',
  'AWS::Lambda::Alias': 'the functions: the target of a route',
  'AWS::Cognito::UserPool': 'the issuer: the trigger that decides on claims and scopes, and the second factor',
  'AWS::Cognito::UserPoolClient': 'the issuer: clients, their scopes, lifetime of tokens',
  'AWS::Cognito::UserPoolGroup': 'the issuer: one person for each group',
  'AWS::Cognito::UserPoolResourceServer': 'the issuer: scopes',
};

export interface Coverage {
  readonly applied: readonly string[];
  /** Properties that make no difference here, each with the reason. */
  readonly ignored: readonly string[];
  /** Types that do not run at all. */
  readonly notRun: readonly string[];
}

/**
 * Lists which parts of the templates run on this machine.
 *
 * @throws Error naming every property of API Gateway that the local run does not support, because it would differ from
 *   AWS
 */
export function checkCoverage(templates: DeployedTemplates): Coverage {
  const unknown: string[] = [];
  for (const type of templates.listTypes()) {
    if (!type.startsWith('AWS::ApiGateway::')) continue;
    const known = PROPERTIES[type];
    if (known === undefined) unknown.push(type);
    else unknown.push(...listUnknownProperties(templates, type, known));
  }
  if (unknown.length > 0) {
    throw new Error(
      `The local run does not support ${[...new Set(unknown)].join(', ')}, so it would differ from AWS. ` +
        'Implement it in local/gateway/, or add the reason why it has no effect to local/gateway/coverage.ts.',
    );
  }
  const read = Object.entries(PROPERTIES).flatMap(([type, properties]) =>
    Object.entries(properties).map(([name, treatment]) => ({ name: `${type}.${name}`, treatment })),
  );
  return {
    applied: [
      ...read.filter(({ treatment }) => treatment === 'applied').map(({ name }) => name),
      ...Object.entries(ELSEWHERE).map(([type, what]) => `${type} (${what})`),
    ],
    ignored: read.flatMap(({ name, treatment }) => (treatment === 'applied' ? [] : [`${name} (${treatment.ignored})`])),
    notRun: [...templates.listTypes()].filter((type) => !(type in PROPERTIES) && !(type in ELSEWHERE)).sort(),
  };
}

function listUnknownProperties(
  templates: DeployedTemplates,
  type: string,
  known: Readonly<Record<string, Treatment>>,
): string[] {
  return templates.listResources(type).flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([name, value]) => {
      if (!(name in known)) return [`${type}.${name}`];
      const parts = PARTS[`${type}.${name}`];
      if (parts === undefined) return [];
      const inside = [value].flat().flatMap((part) => Object.keys(Object(part)));
      return inside.filter((part) => !parts.includes(part)).map((part) => `${type}.${name}.${part}`);
    }),
  );
}

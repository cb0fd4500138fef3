import { apiGatewayRules } from '../../../lib/compliance/rules/api-gateway-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const TLS13 = 'SecurityPolicy_TLS13_1_3_2025_09';

function privateApi(policy: unknown) {
  return { EndpointConfiguration: { Types: ['PRIVATE'] }, Policy: policy };
}

function statement(effect: string, condition?: unknown) {
  return { Effect: effect, Principal: '*', Action: 'execute-api:Invoke', Resource: '*', Condition: condition };
}

const FROM_ENDPOINT = { StringEquals: { 'aws:SourceVpce': 'vpce-1' } };
const FROM_ELSEWHERE = { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } };

function mapped(properties: Record<string, unknown>) {
  return {
    resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: properties },
      Mapping: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { RestApiId: { Ref: 'Api' } } },
    },
  };
}

function account(policies: Record<string, unknown>) {
  return { resources: { Account: { Type: 'AWS::ApiGateway::Account', ...policies } } };
}

function domain(properties: Record<string, unknown>) {
  return { resources: { Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: properties } } };
}

rulesDecide('API Gateway rules', apiGatewayRules, {
  ApiTls: {
    holds: [
      { SecurityPolicy: TLS13 },
      { SecurityPolicy: 'SecurityPolicy_TLS13_1_3_FIPS_2025_09' },
      { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09' },
      { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09' },
      { SecurityPolicy: 'SecurityPolicy_TLS13_2025_EDGE' },
      { SecurityPolicy: 'SecurityPolicy_TLS12_PFS_2025_EDGE' },
      domain({ SecurityPolicy: TLS13 }),
      domain({ SecurityPolicy: 'TLS_1_2', MutualTlsAuthentication: { TruststoreUri: 's3://bucket/roots.pem' } }),
    ],
    broken: [
      {},
      { SecurityPolicy: 'TLS_1_0' },
      { SecurityPolicy: 'TLS_1_2' },
      { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_2021_06' },
      { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PQ_2025_09' },
      { SecurityPolicy: 'SecurityPolicy_TLS12_2018_EDGE' },
      domain({ SecurityPolicy: 'TLS_1_2' }),
    ],
    undecided: [{ SecurityPolicy: UNKNOWN }],
  },
  ApiStrictEndpoint: {
    holds: [{ EndpointAccessMode: 'STRICT' }, domain({ EndpointAccessMode: 'STRICT' })],
    broken: [{}, { EndpointAccessMode: 'BASIC' }, domain({})],
    undecided: [{ EndpointAccessMode: UNKNOWN }],
    notApplicable: [domain({ MutualTlsAuthentication: { TruststoreUri: 's3://bucket/roots.pem' } })],
  },
  ApiRegionalEndpoint: {
    holds: [
      { EndpointConfiguration: { Types: ['REGIONAL'] } },
      { EndpointConfiguration: { Types: ['PRIVATE'] } },
      domain({ EndpointConfiguration: { Types: ['REGIONAL'] } }),
    ],
    broken: [
      {},
      { EndpointConfiguration: { Types: [] } },
      { EndpointConfiguration: { Types: ['EDGE'] } },
      { EndpointConfiguration: { Types: ['REGIONAL', 'EDGE'] } },
    ],
    undecided: [{ EndpointConfiguration: { Types: [UNKNOWN] } }, { EndpointConfiguration: UNKNOWN }],
  },
  ApiPrivatePolicy: {
    holds: [
      privateApi({ Statement: [statement('Allow', FROM_ENDPOINT)] }),
      privateApi({ Statement: [statement('Allow'), statement('Deny', FROM_ELSEWHERE)] }),
    ],
    broken: [
      privateApi(undefined),
      privateApi({ Statement: [] }),
      privateApi({ Statement: [statement('Allow')] }),
      privateApi({ Statement: [statement('Allow', FROM_ENDPOINT), statement('Allow')] }),
      privateApi({ Statement: [statement('Allow'), statement('Deny', { Bool: { 'aws:SecureTransport': 'false' } })] }),
    ],
    undecided: [privateApi(UNKNOWN), { EndpointConfiguration: { Types: [UNKNOWN] } }],
    notApplicable: [{}, { EndpointConfiguration: { Types: ['REGIONAL'] } }],
  },
  ApiOneName: {
    holds: [mapped({ DisableExecuteApiEndpoint: true })],
    broken: [mapped({}), mapped({ DisableExecuteApiEndpoint: false })],
    undecided: [mapped({ DisableExecuteApiEndpoint: UNKNOWN })],
    notApplicable: [{ DisableExecuteApiEndpoint: false }],
  },
  ApiNoCompression: {
    holds: [{}],
    broken: [{ MinimumCompressionSize: 0 }, { MinimumCompressionSize: 1024 }],
    undecided: [{ MinimumCompressionSize: UNKNOWN }],
  },
  ApiAccountLogging: {
    holds: [
      { CloudWatchRoleArn: 'arn:aws:iam::111122223333:role/gateway-logs' },
      {
        resources: {
          Account: {
            Type: 'AWS::ApiGateway::Account',
            Properties: { CloudWatchRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
          },
          Role: { Type: 'AWS::IAM::Role' },
        },
      },
    ],
    broken: [{}, { CloudWatchRoleArn: '' }, { CloudWatchRoleArn: 'arn:aws:iam::111122223333:user/somebody' }],
    undecided: [{ CloudWatchRoleArn: UNKNOWN }],
  },
  ApiAccountRetained: {
    holds: [account({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })],
    broken: [
      account({}),
      account({ DeletionPolicy: 'Retain' }),
      account({ UpdateReplacePolicy: 'Retain' }),
      account({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' }),
      account({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Delete' }),
    ],
    undecided: [account({ DeletionPolicy: UNKNOWN })],
  },
});

import { apiRules } from '../../../src/rules/api/api';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TLS13 = 'SecurityPolicy_TLS13_1_3_2025_09';

function buildPrivateApi(policy: unknown) {
  return { EndpointConfiguration: { Types: ['PRIVATE'] }, Policy: policy };
}

function buildStatement(effect: string, condition?: unknown) {
  return { Effect: effect, Principal: '*', Action: 'execute-api:Invoke', Resource: '*', Condition: condition };
}

const FROM_ENDPOINT = { StringEquals: { 'aws:SourceVpce': 'vpce-1' } };
const NOT_FROM_VPC = { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } };

function withDomain(properties: Record<string, unknown>) {
  return {
    resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: properties },
      Mapping: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { RestApiId: { Ref: 'Api' } } },
    },
  };
}

function buildDomain(properties: Record<string, unknown>) {
  return { resources: { Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: properties } } };
}

rulesDecide('rules of REST APIs', apiRules, {
  ApiTlsVersionCurrent: {
    holds: [{}, { SecurityPolicy: TLS13 }, { SecurityPolicy: 'TLS_1_2' }],
    broken: [{ SecurityPolicy: 'TLS_1_0' }],
    undecided: [{ SecurityPolicy: UNKNOWN }],
  },
  ApiTlsPolicyStrong: {
    holds: [
      { SecurityPolicy: TLS13 },
      { SecurityPolicy: 'SecurityPolicy_TLS13_1_3_FIPS_2025_09' },
      { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09' },
      { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09' },
      { SecurityPolicy: 'SecurityPolicy_TLS13_2025_EDGE' },
      { SecurityPolicy: 'SecurityPolicy_TLS12_PFS_2025_EDGE' },
    ],
    broken: [
      {},
      { SecurityPolicy: 'TLS_1_0' },
      { SecurityPolicy: 'TLS_1_2' },
      { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_2021_06' },
      { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PQ_2025_09' },
      { SecurityPolicy: 'SecurityPolicy_TLS12_2018_EDGE' },
    ],
    undecided: [{ SecurityPolicy: UNKNOWN }],
  },
  ApiDomainTlsPolicyStrong: {
    holds: [
      { SecurityPolicy: TLS13 },
      { SecurityPolicy: 'SecurityPolicy_TLS12_PFS_2025_EDGE' },
      { SecurityPolicy: 'TLS_1_2', MutualTlsAuthentication: { TruststoreUri: 's3://bucket/roots.pem' } },
    ],
    broken: [
      {},
      { SecurityPolicy: 'TLS_1_2' },
      { SecurityPolicy: 'TLS_1_0', MutualTlsAuthentication: { TruststoreUri: 's3://bucket/roots.pem' } },
      { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PQ_2025_09' },
    ],
    undecided: [{ SecurityPolicy: UNKNOWN }],
  },
  ApiEndpointAccessModeStrict: {
    holds: [
      { SecurityPolicy: TLS13, EndpointAccessMode: 'STRICT' },
      buildDomain({ SecurityPolicy: TLS13, EndpointAccessMode: 'STRICT' }),
    ],
    broken: [
      { SecurityPolicy: TLS13 },
      { SecurityPolicy: TLS13, EndpointAccessMode: 'BASIC' },
      buildDomain({ SecurityPolicy: TLS13 }),
    ],
    undecided: [{ SecurityPolicy: TLS13, EndpointAccessMode: UNKNOWN }, { SecurityPolicy: UNKNOWN }],
    notApplicable: [
      {},
      { SecurityPolicy: 'TLS_1_0' },
      buildDomain({ SecurityPolicy: 'TLS_1_2', MutualTlsAuthentication: { TruststoreUri: 's3://bucket/roots.pem' } }),
    ],
  },
  ApiPrivatePolicyLimitsVpc: {
    holds: [
      buildPrivateApi({ Statement: [buildStatement('Allow', FROM_ENDPOINT)] }),
      buildPrivateApi({ Statement: [buildStatement('Allow'), buildStatement('Deny', NOT_FROM_VPC)] }),
    ],
    broken: [
      buildPrivateApi(undefined),
      buildPrivateApi({ Statement: [] }),
      buildPrivateApi({ Statement: [buildStatement('Allow')] }),
      buildPrivateApi({ Statement: [buildStatement('Allow', FROM_ENDPOINT), buildStatement('Allow')] }),
      buildPrivateApi({
        Statement: [buildStatement('Allow'), buildStatement('Deny', { Bool: { 'aws:SecureTransport': 'false' } })],
      }),
    ],
    undecided: [buildPrivateApi(UNKNOWN), { EndpointConfiguration: { Types: [UNKNOWN] } }],
    notApplicable: [{}, { EndpointConfiguration: { Types: ['REGIONAL'] } }],
  },
  ApiExecuteEndpointDisabled: {
    holds: [withDomain({ DisableExecuteApiEndpoint: true })],
    broken: [withDomain({}), withDomain({ DisableExecuteApiEndpoint: false })],
    undecided: [withDomain({ DisableExecuteApiEndpoint: UNKNOWN })],
    notApplicable: [{ DisableExecuteApiEndpoint: false }],
  },
  ApiAccountCloudWatchRoleSet: {
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
    broken: [{}, { CloudWatchRoleArn: '' }, { CloudWatchRoleArn: 'arn:aws:iam::111122223333:user/reader' }],
    undecided: [{ CloudWatchRoleArn: UNKNOWN }],
  },
});

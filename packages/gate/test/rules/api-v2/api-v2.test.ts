import { apiV2Rules } from '../../../src/rules/api-v2/api-v2';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TARGET = { 'Fn::GetAtt': ['Reader', 'Arn'] };
const quick = (Route: unknown, ApiId: unknown = { Ref: 'Api' }) => ({
  resources: {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'records', ProtocolType: 'HTTP', Target: TARGET } },
    Overrides: { Type: 'AWS::ApiGatewayV2::ApiGatewayManagedOverrides', Properties: { ApiId, Route } },
  },
});

rulesDecide('HTTP and WebSocket API rules', apiV2Rules, {
  ApiV2QuickCreateAuthorized: {
    holds: [quick({ AuthorizationType: 'AWS_IAM' }), quick({ AuthorizationType: 'JWT', AuthorizerId: 'abc' })],
    broken: [
      { Target: TARGET },
      quick({ AuthorizationType: 'NONE' }),
      quick(undefined),
      quick({ AuthorizationType: 'AWS_IAM' }, { Ref: 'Other' }),
    ],
    undecided: [quick({ AuthorizationType: UNKNOWN })],
    notApplicable: [{ ProtocolType: 'HTTP' }],
  },
  ApiV2CorsOrigins: decideProperty('CorsConfiguration.AllowOrigins.*', {
    holds: ['https://app.example.com'],
    broken: ['*', 'https://*'],
  }),
  ApiV2DomainTls: decideProperty('DomainNameConfigurations.*.SecurityPolicy', {
    holds: ['TLS_1_2', undefined],
    broken: ['TLS_1_0'],
  }),
});

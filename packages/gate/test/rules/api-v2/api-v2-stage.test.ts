import { apiV2StageRules } from '../../../src/rules/api-v2/api-v2-stage';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const SETTINGS = 'DefaultRouteSettings';
const stage = (ProtocolType: string, LoggingLevel: unknown) => ({
  resources: {
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: 'Api' }, DefaultRouteSettings: { LoggingLevel } },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType } },
  },
});

rulesDecide('HTTP and WebSocket API stage rules', apiV2StageRules, {
  ApiV2StageThrottled: {
    holds: [{ DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 } }],
    broken: [
      {},
      { DefaultRouteSettings: { ThrottlingRateLimit: 100 } },
      { DefaultRouteSettings: { ThrottlingBurstLimit: 50 } },
    ],
    undecided: [{ DefaultRouteSettings: UNKNOWN }],
  },
  ApiV2StageExecutionLogging: {
    holds: [stage('WEBSOCKET', 'INFO'), stage('WEBSOCKET', 'ERROR')],
    broken: [stage('WEBSOCKET', 'OFF'), stage('WEBSOCKET', undefined)],
    undecided: [stage('WEBSOCKET', UNKNOWN)],
    notApplicable: [stage('HTTP', undefined), { ApiId: 'abc123' }],
  },
  ApiV2StageDataTrace: decideProperty(`${SETTINGS}.DataTraceEnabled`, { holds: [false, undefined], broken: [true] }),
});

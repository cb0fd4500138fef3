import { apiUsagePlanRules } from '../../../src/rules/api/api-usage-plan';
import { rulesDecide, UNKNOWN } from '../rule-cases';

function withThrottle(rate: unknown, burst: unknown) {
  return { Throttle: { RateLimit: rate, BurstLimit: burst } };
}

rulesDecide('usage plan rules of API Gateway', apiUsagePlanRules, {
  ApiUsagePlanThrottleSet: {
    holds: [withThrottle(500, 1000), withThrottle(10_000, 5_000)],
    broken: [
      {},
      withThrottle(500, undefined),
      withThrottle(undefined, 1000),
      withThrottle(0, 1000),
      withThrottle(500, -1),
      withThrottle(10_001, 1000),
      withThrottle(500, 5_001),
    ],
    undecided: [withThrottle(UNKNOWN, 1000), withThrottle(500, UNKNOWN)],
  },
  ApiUsagePlanQuotaSet: {
    holds: [
      { Quota: { Limit: 86_400, Period: 'DAY' }, Throttle: { RateLimit: 1 } },
      { Quota: { Limit: 1000, Period: 'DAY' } },
      { Quota: { Limit: 1000, Period: 'MONTH' } },
    ],
    notApplicable: [
      {
        resources: {
          People: { Type: 'AWS::ApiGateway::UsagePlan', Properties: { Throttle: { RateLimit: 50 } } },
          Machines: { Type: 'AWS::ApiGateway::UsagePlan', Properties: { Quota: { Limit: 1000, Period: 'DAY' } } },
        },
      },
    ],
    broken: [
      {},
      { Quota: { Limit: 1000 } },
      { Quota: { Period: 'DAY' } },
      { Quota: { Limit: 0, Period: 'DAY' } },
      { Quota: { Limit: 1000, Period: 'YEAR' } },
      { Quota: { Limit: 86_401, Period: 'DAY' }, Throttle: { RateLimit: 1 } },
      { Quota: { Limit: 604_801, Period: 'WEEK' }, Throttle: { RateLimit: 1 } },
    ],
    undecided: [{ Quota: { Limit: UNKNOWN, Period: 'DAY' } }, { Quota: { Limit: 1000, Period: UNKNOWN } }],
  },
  ApiUsagePlanStagesSet: {
    holds: [{ ApiStages: [{ ApiId: 'abc123', Stage: 'live' }] }],
    broken: [
      {},
      { ApiStages: [] },
      { ApiStages: [{ ApiId: 'abc123' }] },
      { ApiStages: [{ ApiId: 'abc123', Stage: 'live' }, { Stage: 'live' }] },
    ],
    undecided: [{ ApiStages: [{ ApiId: UNKNOWN, Stage: 'live' }] }, { ApiStages: UNKNOWN }],
  },
});

import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule } from '../rule';
import { isPositiveUpTo } from './positive-limit';

const TYPES = ['AWS::ApiGateway::UsagePlan'];
const USAGE_PLANS = awsDocs('apigateway/latest/developerguide/api-gateway-api-usage-plans.html');

/** Seconds of each period of a quota. */
const PERIODS: ReadonlyMap<string, number> = new Map([
  ['DAY', 86_400],
  ['WEEK', 604_800],
  ['MONTH', 2_592_000],
]);

/** Rules for usage plans. */
export const apiUsagePlanRules: readonly Rule[] = [
  {
    id: 'ApiUsagePlanThrottleSet',
    level: 'hardening',
    group: 'rateLimits',
    types: TYPES,
    what: 'API Gateway usage plan limits the request rate and the burst of a client',
    why: 'One client can use all the requests that the stage allows, by accident or as an attack.',
    fix: 'Set Throttle.RateLimit (1 to 10000) and Throttle.BurstLimit (1 to 5000).',
    property: 'Properties.Throttle',
    references: [nist('SC-5'), USAGE_PLANS],
    check: (plan) =>
      isPositiveUpTo(plan.at('Throttle.RateLimit'), 10_000) && isPositiveUpTo(plan.at('Throttle.BurstLimit'), 5_000),
  },
  {
    id: 'ApiUsagePlanQuotaSet',
    level: 'hardening',
    group: 'rateLimits',
    types: TYPES,
    what: 'API Gateway usage plan limits the number of requests per day, week or month',
    why: 'Within the rate limit a stolen credential can copy all data in time. A quota stops the copy.',
    fix: 'Set Quota.Period (DAY, WEEK or MONTH), and Quota.Limit below what Throttle.RateLimit allows in that period.',
    property: 'Properties.Quota',
    references: [nist('SC-5'), USAGE_PLANS],
    check: (plan, templates) => {
      if (plan.at('Quota').present) return hasQuota(plan);
      // A plan for a key that many users share cannot have a quota, if the plan for single clients beside it has one.
      const others = templates.ofType(...TYPES).filter((other) => other.stack === plan.stack && hasQuota(other));
      return others.length > 0 ? 'not applicable' : false;
    },
  },
  {
    id: 'ApiUsagePlanStagesSet',
    level: 'hardening',
    group: 'rateLimits',
    types: TYPES,
    what: 'API Gateway usage plan applies to a stage',
    why: 'A plan without a stage limits no request, and its throttle and quota give a false sense of protection.',
    fix: 'Set ApiId and Stage in every entry of ApiStages.',
    property: 'Properties.ApiStages',
    references: [nist('SC-5'), USAGE_PLANS],
    check: (plan) => {
      const stages = plan.at('ApiStages').items();
      return stages.length > 0 && stages.every((stage) => isNamed(stage.at('ApiId')) && isNamed(stage.at('Stage')));
    },
  },
];

function isNamed(value: Value): boolean {
  return value.target() !== undefined || (value.text() ?? '') !== '';
}

/** Whether the quota of a plan is lower than what its rate allows in the same time. */
function hasQuota(plan: TemplateResource): boolean {
  const seconds = PERIODS.get(plan.at('Quota.Period').text() ?? '');
  const rate = plan.at('Throttle.RateLimit').number() ?? Number.POSITIVE_INFINITY;
  return seconds !== undefined && isPositiveUpTo(plan.at('Quota.Limit'), rate * seconds);
}

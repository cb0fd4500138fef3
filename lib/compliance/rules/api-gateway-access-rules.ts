import type { Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { awsDocs, nist, type Rule } from './rule';

const AUTHORIZER = ['AWS::ApiGateway::Authorizer'];
const PLAN = ['AWS::ApiGateway::UsagePlan'];
const KEY = ['AWS::ApiGateway::ApiKey'];
const PLANS_PAGE = awsDocs('apigateway/latest/developerguide/api-gateway-api-usage-plans.html');
const COGNITO_PAGE = awsDocs('apigateway/latest/developerguide/apigateway-integrate-with-cognito.html');
const LAMBDA_PAGE = awsDocs('apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html');

/** Seconds; what API Gateway itself takes when nothing is said. */
const LONGEST_MEMORY = 300;

/** Seconds of each period of a quota. */
const PERIODS: ReadonlyMap<string, number> = new Map([
  ['DAY', 86_400],
  ['WEEK', 604_800],
  ['MONTH', 2_592_000],
]);

/** Rules for authorizers, and for the keys and plans that count what a client uses. */
export const apiGatewayAccessRules: readonly Rule[] = [
  {
    id: 'ApiAuthorizerMemory',
    types: AUTHORIZER,
    what: 'The authorizer forgets what it decided within five minutes.',
    why: 'As long as it remembers, a token that was revoked or a right that was taken still opens the API.',
    fix: `Set AuthorizerResultTtlInSeconds to ${LONGEST_MEMORY} at most.`,
    property: 'Properties.AuthorizerResultTtlInSeconds',
    references: [nist('AC-3'), LAMBDA_PAGE],
    check: (authorizer) => (memoryOf(authorizer) ?? Number.POSITIVE_INFINITY) <= LONGEST_MEMORY,
  },
  {
    id: 'ApiAuthorizerIdentitySource',
    types: AUTHORIZER,
    what: 'The authorizer takes the token from a header.',
    why: 'A token in the address is written to logs and histories; a cached decision without the token as key serves others.',
    fix: 'Set IdentitySource to method.request.header.Authorization; a REQUEST authorizer may add more to it.',
    property: 'Properties.IdentitySource',
    references: [nist('IA-2'), COGNITO_PAGE, LAMBDA_PAGE],
    check: (authorizer) => {
      const sources = (authorizer.at('IdentitySource').text() ?? '').split(',').map((source) => source.trim());
      const headers = sources.filter((source) => /^method\.request\.header\.[\w-]+$/.test(source));
      if (authorizer.at('Type').text() === 'REQUEST') return headers.length > 0 || memoryOf(authorizer) === 0;
      return sources.length === 1 && headers.length === 1;
    },
  },
  {
    id: 'ApiAuthorizerPools',
    types: AUTHORIZER,
    what: 'The authorizer takes tokens of user pools of this account alone.',
    why: "Tokens of another account's pool are issued by whoever runs that account, with any scope they like.",
    fix: 'Set ProviderARNs to the ARN of your AWS::Cognito::UserPool.',
    property: 'Properties.ProviderARNs',
    references: [nist('IA-8'), COGNITO_PAGE],
    check: (authorizer) => {
      if (authorizer.at('Type').text() !== 'COGNITO_USER_POOLS') return 'not applicable';
      const pools = authorizer.at('ProviderARNs').items();
      return pools.length === 0
        ? false
        : pools.filter((pool) => !isOwnPool(pool, authorizer)).map((pool) => pool.display());
    },
  },
  {
    id: 'ApiAuthorizerTokenPattern',
    types: AUTHORIZER,
    what: 'A token authorizer is asked about what looks like a token only.',
    why: 'Otherwise every request with any text in the header starts the function, at your cost and within its concurrency.',
    fix: 'Set IdentityValidationExpression to the form of a token, such as ^Bearer [-0-9A-Za-z_.]+$.',
    property: 'Properties.IdentityValidationExpression',
    references: [nist('SI-10'), LAMBDA_PAGE],
    check: (authorizer) => {
      if (authorizer.at('Type').text() !== 'TOKEN') return 'not applicable';
      return !['', '.*', '^.*$', '.+', '^.+$'].includes(authorizer.at('IdentityValidationExpression').text() ?? '');
    },
  },
  {
    id: 'ApiPlanThrottle',
    types: PLAN,
    what: 'The usage plan limits how fast a client may call.',
    why: 'Without it one client can take all that the stage allows, by accident or on purpose.',
    fix: 'Set Throttle.RateLimit (1 to 10000) and Throttle.BurstLimit (1 to 5000).',
    property: 'Properties.Throttle',
    references: [nist('SC-5'), PLANS_PAGE],
    check: (plan) => isLimit(plan.at('Throttle.RateLimit'), 10_000) && isLimit(plan.at('Throttle.BurstLimit'), 5_000),
  },
  {
    id: 'ApiPlanQuota',
    types: PLAN,
    what: 'A usage plan limits how much a client may call; one beside it, of a key that persons share, may do without.',
    why: 'At an allowed speed a stolen token copies everything in time. A quota ends it the same day.',
    fix: 'Set Quota.Period (DAY, WEEK or MONTH), and Quota.Limit below what Throttle.RateLimit allows in that time.',
    property: 'Properties.Quota',
    references: [nist('SC-5'), PLANS_PAGE],
    check: (plan, deployment) => {
      if (plan.at('Quota').present) return isQuota(plan);
      const metered = deployment.ofType(...PLAN).filter((other) => other.stack === plan.stack && isQuota(other));
      return metered.length > 0 ? 'not applicable' : false;
    },
  },
  {
    id: 'ApiPlanStages',
    types: PLAN,
    what: 'The usage plan holds for a stage of an API.',
    why: 'A plan without a stage limits nothing, though it looks as if it did.',
    fix: 'Name ApiId and Stage in ApiStages.',
    property: 'Properties.ApiStages',
    references: [nist('SC-5'), PLANS_PAGE],
    check: (plan) => {
      const stages = plan.at('ApiStages').items();
      return stages.length > 0 && stages.every((stage) => isNamed(stage.at('ApiId')) && isNamed(stage.at('Stage')));
    },
  },
  {
    id: 'ApiKeyInPlan',
    types: KEY,
    what: 'The API key belongs to a usage plan, and to no stage directly.',
    why: 'A key that is tied to a stage itself works without throttle and quota.',
    fix: 'Add an AWS::ApiGateway::UsagePlanKey with the key; leave StageKeys out.',
    property: 'Properties.StageKeys',
    references: [nist('SC-5'), PLANS_PAGE],
    check: (key, deployment) =>
      key.at('StageKeys').items().length === 0 &&
      deployment
        .ofType('AWS::ApiGateway::UsagePlanKey')
        .some((member) => member.at('KeyId').target() === key && isNamed(member.at('UsagePlanId'))),
  },
  {
    id: 'ApiKeyGenerated',
    types: KEY,
    what: 'API Gateway makes up the value of the key.',
    why: 'A value in a template is in version control, in CloudFormation and in every copy of both.',
    fix: 'Leave Value out.',
    property: 'Properties.Value',
    references: [nist('IA-5'), PLANS_PAGE],
    check: (key) => key.at('Value').text() === undefined,
  },
];

function memoryOf(authorizer: Resource): number | undefined {
  return authorizer.at('AuthorizerResultTtlInSeconds').number();
}

function isOwnPool(pool: Value, authorizer: Resource): boolean {
  const target = pool.target();
  if (target !== undefined) return target.type === 'AWS::Cognito::UserPool';
  const account = /^arn:[\w-]+:cognito-idp:[\w-]+:(\d{12}):userpool\/[\w-]+$/.exec(pool.text() ?? '')?.[1];
  const own = authorizer.stack.source.account;
  return account !== undefined && (own === undefined || account === own);
}

function isNamed(value: Value): boolean {
  return value.target() !== undefined || (value.text() ?? '') !== '';
}

function isLimit(value: Value, highest: number): boolean {
  const limit = value.number();
  return limit !== undefined && limit > 0 && limit <= highest;
}

/** Whether the quota of a plan ends anything before its rate does. */
function isQuota(plan: Resource): boolean {
  const seconds = PERIODS.get(plan.at('Quota.Period').text() ?? '');
  const rate = plan.at('Throttle.RateLimit').number() ?? Number.POSITIVE_INFINITY;
  return seconds !== undefined && isLimit(plan.at('Quota.Limit'), rate * seconds);
}

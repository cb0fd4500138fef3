import { z } from 'zod';
import { defineAccountService } from './account-service';
import { defineText, defineWholeNumber } from './fields';
import { REASON } from './protection';

/** Protection plans of GuardDuty that can be off. */
export const GUARD_DUTY_PLANS = [
  's3DataEvents',
  'eksAuditLogs',
  'ebsMalwareProtection',
  'rdsLoginEvents',
  'lambdaNetworkLogs',
  'runtimeMonitoring',
] as const;

/** What Inspector can scan. */
export const INSPECTOR_SCANS = ['lambda', 'lambdaCode', 'ecr', 'ec2'] as const;

/** Frameworks with a standard of Security Hub, a conformance pack of AWS Config, or both. */
export const CLAIMED_FRAMEWORKS = ['cis', 'gdpr', 'hipaa', 'nist-800-53', 'pci-dss', 'soc2'] as const;

const reason = defineText(REASON.pattern, REASON.allowed);
const listOf = (values: readonly string[]) => `one of ${values.map((value) => `"${value}"`).join(', ')}`;

const planOff = z
  .strictObject({
    /** The plan. Required. */
    plan: z.enum(GUARD_DUTY_PLANS).describe(listOf(GUARD_DUTY_PLANS)),
    /** Why the account does without it. Required. */
    reason,
  })
  .describe('{ plan: "...", reason: "..." }');

const excludedType = z
  .strictObject({
    /** CloudFormation type of the resources, such as "AWS::EC2::NetworkInterface". Required. */
    type: defineText(/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/, 'a resource type such as "AWS::EC2::NetworkInterface"'),
    /** Why AWS Config need not record them. Required. */
    reason,
  })
  .describe('{ type: "...", reason: "..." }');

const RECORDING = '"continuous" or "daily"';

const recording = z
  .discriminatedUnion('frequency', [
    z.strictObject({
      /** Whether every change is recorded, or one state per day. Required; "daily" needs a reason. */
      frequency: z.literal('continuous').describe(RECORDING),
    }),
    z.strictObject({
      /** A change that is taken back on the same day is not recorded. Required. */
      frequency: z.literal('daily').describe(RECORDING),
      /** Why that is enough. Required. */
      reason,
    }),
  ])
  .describe('{ frequency: "continuous" } or { frequency: "daily", reason: "..." }');

export const detectionSettings = z.strictObject({
  /**
   * Frameworks that the environment claims to meet. They decide which standards Security Hub enables, in addition to AWS
   * Foundational Security Best Practices, and which conformance packs AWS Config evaluates. Sandbox none;
   * default for production CIS and GDPR: add each other framework that you claim. A check of Security Hub and an
   * evaluation of a pack cost 0.001 USD each.
   */
  frameworks: defineUniqueEnum(CLAIMED_FRAMEWORKS),
  /**
   * GuardDuty with every protection plan that `plansOff` does not list. Default: here, with all plans. Without traffic
   * about 0.60 USD per month; then 4 USD per million management events, 0.80 USD per million S3 events, 1 USD per GB of
   * flow and DNS logs.
   */
  guardDuty: defineAccountService({
    /** Plans that are off, each with a reason. Default none. */
    plansOff: z
      .array(planOff)
      .max(GUARD_DUTY_PLANS.length)
      .refine((plans) => new Set(plans.map(({ plan }) => plan)).size === plans.length, {
        message: 'each plan once',
      })
      .describe(`up to ${GUARD_DUTY_PLANS.length} plans, each once, with the reason why it is off`),
  }),
  /**
   * Security Hub CSPM with consolidated findings. Sandbox: off with a reason; default for production here. It needs AWS
   * Config. About 1.50 USD per month for the checks of each standard.
   */
  securityHub: defineAccountService({}),
  /**
   * The unified Security Hub, which correlates findings and sends them in OCSF. Sandbox and default for production: off
   * with a reason. It costs by the number of resources.
   */
  securityHubUnified: defineAccountService({}),
  /**
   * The recorder of AWS Config. Sandbox: off with a reason; default for production here, continuous, all types.
   * A recorded change costs 0.003 USD, a daily state 0.012 USD. Files are kept as long as `audit.archiveRetentionDays`.
   */
  config: defineAccountService({
    /** How often AWS Config records. Default continuous. */
    recording,
    /** Types that AWS Config does not record, each with a reason. Default none. */
    excludedTypes: z
      .array(excludedType)
      .max(50)
      .refine((types) => new Set(types.map(({ type }) => type)).size === types.length, {
        message: 'each type once',
      })
      .describe('up to 50 resource types, each once, with the reason why AWS Config does not record it'),
  }),
  /** IAM Access Analyzer for access from outside of the account. Default: here. No cost. */
  externalAccess: defineAccountService({}),
  /**
   * IAM Access Analyzer for unused permissions. Sandbox: off with a reason; default for production here. 0.20
   * USD per month for every role and user of the account.
   */
  unusedAccess: defineAccountService({
    /** Days without use after which a permission is reported. Default: 90, the most that the gate accepts. */
    ageDays: defineWholeNumber(1, 90, 'days'),
  }),
  /**
   * IAM Access Analyzer for who inside of the account can reach its buckets and database snapshots. Sandbox and default
   * for production: off with a reason. 9 USD per month for every such resource.
   */
  internalAccess: defineAccountService({}),
  /**
   * Inspector, which finds vulnerable packages. Sandbox: off with a reason; default for production here, with the scan
   * of functions. 0.30 USD per month for every function, 0.90 USD in addition with `lambdaCode`.
   */
  inspector: defineAccountService({
    /** What Inspector scans. Default functions only, since the backend has no image and no instance. */
    scans: defineUniqueEnum(INSPECTOR_SCANS, 1),
  }),
  /**
   * Macie, which finds personal data in buckets. Sandbox and default for production: off with a reason, since no bucket
   * of the backend holds data of users. 0.10 USD per month for every bucket, and 1 USD for every GB that it reads.
   */
  macie: defineAccountService({}),
});

/** A list of values of an enumeration, each once. */
function defineUniqueEnum<const Values extends readonly [string, ...string[]]>(values: Values, min = 0) {
  const allowed = `${min} to ${values.length} of ${values.map((value) => `"${value}"`).join(', ')}, each once`;
  return z
    .array(z.enum(values).describe(listOf(values)))
    .min(min)
    .max(values.length)
    .refine((list) => new Set<string>(list).size === list.length, { message: allowed })
    .describe(allowed);
}

export type DetectionSettings = z.output<typeof detectionSettings>;

/** Names of the services of the account. */
export type AccountService = Exclude<keyof DetectionSettings, 'frameworks'>;

/** One service as the settings decide it. */
export type ServiceDecision = DetectionSettings[AccountService];

/** Lists the services of the account. */
export function listAccountServices(): readonly AccountService[] {
  return detectionSettings.keyof().options.filter((name) => name !== 'frameworks');
}

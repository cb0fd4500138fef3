import { CfnDetector } from 'aws-cdk-lib/aws-guardduty';
import { Construct } from 'constructs';
import type { DetectionSettings } from '../settings/detection-settings';

type Settings = Extract<DetectionSettings['guardDuty'], { mode: 'here' }>;
type Plan = Settings['plansOff'][number]['plan'];

export interface GuardDutyDetectorProps {
  readonly settings: Settings;
}

/**
 * Finds attacks in the trail, flow logs and DNS queries of the account, and with its plans in events of S3, sign-ins to
 * the database, network traffic of functions and processes. Every plan is written out: a plan that is not listed would
 * be on, except for runtime monitoring, which would be off. Findings are published after 15 minutes, the shortest.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html GuardDuty.1, .5 to .13
 */
export class GuardDutyDetector extends Construct {
  /** The plans that the settings switch off. The place is the index in `Features`. */
  readonly plansOff: readonly { readonly place: number; readonly plan: Plan; readonly reason: string }[];

  constructor(scope: Construct, id: string, { settings }: GuardDutyDetectorProps) {
    super(scope, id);
    this.plansOff = settings.plansOff.map(({ plan, reason }) => ({ place: PLANS.indexOf(plan), plan, reason }));
    new CfnDetector(this, 'Resource', {
      enable: true,
      findingPublishingFrequency: 'FIFTEEN_MINUTES',
      features: PLANS.map((plan) => {
        const isOff = settings.plansOff.some((off) => off.plan === plan);
        if (isOff) return { name: FEATURES[plan], status: 'DISABLED' };
        return {
          name: FEATURES[plan],
          status: 'ENABLED',
          ...(plan === 'runtimeMonitoring' ? { additionalConfiguration: AGENTS } : {}),
        };
      }),
    });
  }
}

/**
 * Names of the features. CloudFormation does not check them.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html
 */
const FEATURES: Readonly<Record<Plan, string>> = {
  s3DataEvents: 'S3_DATA_EVENTS',
  eksAuditLogs: 'EKS_AUDIT_LOGS',
  ebsMalwareProtection: 'EBS_MALWARE_PROTECTION',
  rdsLoginEvents: 'RDS_LOGIN_EVENTS',
  lambdaNetworkLogs: 'LAMBDA_NETWORK_LOGS',
  runtimeMonitoring: 'RUNTIME_MONITORING',
};

const PLANS: readonly Plan[] = [
  's3DataEvents',
  'eksAuditLogs',
  'ebsMalwareProtection',
  'rdsLoginEvents',
  'lambdaNetworkLogs',
  'runtimeMonitoring',
];

/** GuardDuty installs its agent on each new container, cluster or instance. Without one it is free. */
const AGENTS = ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'].map((name) => ({
  name,
  status: 'ENABLED',
}));

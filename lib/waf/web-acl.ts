import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { LogRetentionDays } from '../settings/log-retention';
import type { WebAclRule } from './web-acl-rules';

export interface WebAclProps {
  /** The protected resource, for the description. */
  readonly protects: string;
  /**
   * Name of its metrics, and end of the name of the log group; AWS WAF requires the prefix `aws-waf-logs-`. Web ACLs of
   * one account and region with one name would share their metrics.
   */
  readonly logName: string;
  /** In the order of evaluation; the first terminating action ends it. */
  readonly rules: readonly WebAclRule[];
  /** The logs key of the environment. */
  readonly key: IKey;
  readonly logRetentionDays: LogRetentionDays;
}

/**
 * A regional web ACL. The order of the rules sets their priorities, so that no two rules share one. Blocked and counted
 * requests are logged without tokens and cookies. Every rule has metrics and samples.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html WAF.10, WAF.11, WAF.12
 */
export class WebAcl extends Construct {
  readonly #arn: string;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Resource', {
      description: `Protects ${props.protects}`,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: props.rules.map((rule, priority) => ({
        ...rule,
        priority,
        visibilityConfig: buildVisibilityConfig(rule.name),
      })),
      visibilityConfig: buildVisibilityConfig(props.logName),
    });
    this.#arn = acl.attrArn;
    const log = new EncryptedLogGroup(this, 'Log', {
      key: props.key,
      retentionDays: props.logRetentionDays,
      name: `aws-waf-logs-${props.logName}`,
    });
    new CfnLoggingConfiguration(this, 'LoggingConfiguration', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [log.deliveryArn],
      redactedFields: ['authorization', 'cookie'].map((Name) => ({ singleHeader: { Name } })),
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'].map((Action) => ({ ActionCondition: { Action } })),
          },
        ],
      },
    });
  }

  /** Associates the web ACL with a resource; a resource has at most one web ACL. */
  associate(id: string, resourceArn: string): CfnWebACLAssociation {
    return new CfnWebACLAssociation(this, id, { resourceArn, webAclArn: this.#arn });
  }
}

function buildVisibilityConfig(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}

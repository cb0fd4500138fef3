import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { LogRetentionDays } from '../settings/log-retention';
import type { WebAclRule } from './web-acl-rules';

export interface WebAclProps {
  /** What it stands before, for its description. */
  readonly protects: string;
  /** What the name of its log group ends with; AWS WAF demands the start. */
  readonly logName: string;
  /** In the order in which they are asked; the first that decides ends the inspection. */
  readonly rules: readonly WebAclRule[];
  /** The logs key of the environment. */
  readonly key: IKey;
  readonly logRetentionDays: LogRetentionDays;
}

/**
 * A regional web ACL. Rules get their priority from their order, so that no two can share one; what was blocked or counted is
 * logged without tokens and cookies; every rule has metrics and samples.
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
      rules: props.rules.map((rule, priority) => ({ ...rule, priority, visibilityConfig: visible(rule.name) })),
      visibilityConfig: visible('WebAcl'),
    });
    this.#arn = acl.attrArn;
    const log = new EncryptedLogGroup(this, 'Log', {
      key: props.key,
      retentionDays: props.logRetentionDays,
      name: `aws-waf-logs-${props.logName}`,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
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

  /** Puts the web ACL before a resource; a resource has one at most. */
  protect(id: string, resourceArn: string): CfnWebACLAssociation {
    return new CfnWebACLAssociation(this, id, { resourceArn, webAclArn: this.#arn });
  }
}

function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}

import { Stack } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { ResourcePolicy } from 'aws-cdk-lib/aws-logs';
import {
  CfnResolverQueryLoggingConfig,
  CfnResolverQueryLoggingConfigAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { LogRetentionDays } from '../settings/log-retention';

export interface DnsQueryLogProps {
  readonly vpc: IVpc;
  /** The logs key of the environment. */
  readonly key: IKey;
  readonly retentionDays: LogRetentionDays;
}

/**
 * Logs every DNS query of the VPC and the action of the DNS firewall, encrypted.
 *
 * A resource policy lets the log delivery service write to this log group only. Without it AWS would add a wider policy
 * when logging starts.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
export class DnsQueryLog extends Construct {
  constructor(scope: Construct, id: string, { vpc, key, retentionDays }: DnsQueryLogProps) {
    super(scope, id);
    const { logGroup } = new EncryptedLogGroup(this, 'Log', { key, retentionDays });
    const { partition, region, account } = Stack.of(this);
    const delivery = new ResourcePolicy(this, 'Delivery', {
      policyStatements: [
        new PolicyStatement({
          sid: 'QueryLogOfThisVpc',
          principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
          conditions: {
            StringEquals: { 'aws:SourceAccount': account },
            ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:*` },
          },
        }),
      ],
    });
    const config = new CfnResolverQueryLoggingConfig(this, 'Resource', { destinationArn: logGroup.logGroupArn });
    config.node.addDependency(delivery);
    new CfnResolverQueryLoggingConfigAssociation(this, 'Association', {
      resolverQueryLogConfigId: config.attrId,
      resourceId: vpc.vpcId,
    });
  }
}

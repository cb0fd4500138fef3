import { Stack } from 'aws-cdk-lib';
import { CfnFlowLog, type IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import { ServiceRole } from '../iam/service-role';
import type { LogRetentionDays } from '../settings/log-retention';

export interface FlowLogsProps {
  readonly vpc: IVpc;
  /** The logs key of the environment. */
  readonly key: IKey;
  readonly retentionDays: LogRetentionDays;
}

/**
 * Logs every accepted and rejected flow of the VPC per minute, encrypted. The fields answer the first questions of an
 * investigation: source, network interface, AWS service and reason of rejection.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
 */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { vpc, key, retentionDays }: FlowLogsProps) {
    super(scope, id);
    const { logGroup } = new EncryptedLogGroup(this, 'Log', { key, retentionDays });
    const { partition, region, account } = Stack.of(this);
    const delivery = new ServiceRole(this, 'Role', {
      purpose: 'Writes the flow logs of the VPC',
      assumedBy: 'vpc-flow-logs.amazonaws.com',
      onBehalfOf: `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*`,
    });
    delivery.allow({
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    const flowLog = new CfnFlowLog(this, 'Resource', {
      resourceType: 'VPC',
      resourceId: vpc.vpcId,
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logGroupName: logGroup.logGroupName,
      deliverLogsPermissionArn: delivery.role.roleArn,
      maxAggregationInterval: 60,
      logFormat: FIELDS.map((field) => `\${${field}}`).join(' '),
    });
    flowLog.node.addDependency(delivery);
  }
}

/** The fields of the default format in their order, so that every tool can parse them, then additional fields. */
const FIELDS = [
  'version',
  'account-id',
  'interface-id',
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
  'vpc-id',
  'subnet-id',
  'az-id',
  'tcp-flags',
  'flow-direction',
  'pkt-srcaddr',
  'pkt-dstaddr',
  'pkt-src-aws-service',
  'pkt-dst-aws-service',
  'traffic-path',
  'reject-reason',
];

import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ILogGroup, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { LogRetentionDays } from '../settings/log-retention';

export interface EncryptedLogGroupProps {
  /** The logs key of the environment; its policy allows the names in log-group-patterns.ts only. */
  readonly key: IKey;
  readonly retentionDays: LogRetentionDays;
  /**
   * Full name, only where a service requires one.
   * @default - generated, so that a retained group never blocks a new deployment
   */
  readonly name?: string;
}

/**
 * An encrypted log group with a fixed retention period. A log group with a generated name is retained when its stack is
 * deleted. One with a fixed name is deleted, since it would block the next deployment.
 */
export class EncryptedLogGroup extends Construct {
  readonly logGroup: ILogGroup;
  /** ARN in the form that log delivery services require: without the `:*` at the end of CloudFormation's attribute. */
  readonly deliveryArn: string;

  constructor(scope: Construct, id: string, props: EncryptedLogGroupProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Resource', {
      encryptionKey: props.key,
      retention: RETENTION[props.retentionDays],
      removalPolicy: props.name === undefined ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(props.name === undefined ? {} : { logGroupName: props.name }),
    });
    this.deliveryArn = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: this.logGroup.logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}

const RETENTION: Record<LogRetentionDays, RetentionDays> = { 30: 30, 90: 90, 180: 180, 365: 365, 400: 400, 731: 731 };

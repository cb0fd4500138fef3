import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ILogGroup, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { LogRetentionDays } from '../settings/log-retention';

export interface EncryptedLogGroupProps {
  /** The logs key of the environment; its policy admits the names in log-group-patterns.ts alone. */
  readonly key: IKey;
  readonly retentionDays: LogRetentionDays;
  /**
   * Full name, only where a service demands one.
   * @default - generated, so that a retained group never blocks a new deployment
   */
  readonly name?: string;
}

/**
 * A log group that is encrypted and kept for a stated time. A generated name outlives its stack; a demanded name goes with
 * it, since it would block the next deployment.
 */
export class EncryptedLogGroup extends Construct {
  readonly logGroup: ILogGroup;
  /** ARN as services that deliver logs want it, without the `:*` that CloudFormation's attribute ends with. */
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

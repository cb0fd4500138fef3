import { CfnLogDeliveryConfiguration, type UserPool } from 'aws-cdk-lib/aws-cognito';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { LogRetentionDays } from '../settings/log-retention';

export interface SignInLogProps {
  readonly userPool: UserPool;
  readonly key: IKey;
  readonly logRetentionDays: LogRetentionDays;
}

/**
 * Logs every sign-in with its risk and result, and every message that could not be sent.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html
 */
export class SignInLog extends Construct {
  constructor(scope: Construct, id: string, { userPool, key, logRetentionDays }: SignInLogProps) {
    super(scope, id);
    const { deliveryArn } = new EncryptedLogGroup(this, 'Log', { key, retentionDays: logRetentionDays });
    const cloudWatchLogsConfiguration = { logGroupArn: deliveryArn };
    new CfnLogDeliveryConfiguration(this, 'Delivery', {
      userPoolId: userPool.userPoolId,
      logConfigurations: [
        { eventSource: 'userAuthEvents', logLevel: 'INFO', cloudWatchLogsConfiguration },
        { eventSource: 'userNotification', logLevel: 'ERROR', cloudWatchLogsConfiguration },
      ],
    });
  }
}

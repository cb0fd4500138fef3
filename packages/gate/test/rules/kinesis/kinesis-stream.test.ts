import { kinesisStreamRules } from '../../../src/rules/kinesis/kinesis-stream';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Kinesis rules', kinesisStreamRules, {
  KinesisStreamRetention: decideProperty('RetentionPeriodHours', { holds: [168, '8760'], broken: [24, undefined] }),
  KinesisStreamEncryptionType: decideProperty('StreamEncryption.EncryptionType', {
    holds: ['KMS'],
    broken: ['NONE', undefined],
    beside: { StreamEncryption: { KeyId: 'alias/records' } },
    notApplicable: [{ ShardCount: 1 }],
  }),
  KinesisStreamCustomerManagedKey: decideProperty('StreamEncryption.KeyId', {
    holds: ['alias/records'],
    broken: ['alias/aws/kinesis', undefined],
  }),
  KinesisStreamVideoCustomerManagedKey: decideProperty('KmsKeyId', { holds: ['alias/video'], broken: [undefined] }),
  KinesisStreamAnalyticsCustomerManagedKey: decideProperty(
    'ApplicationConfiguration.ApplicationEncryptionConfiguration.KeyType',
    { holds: ['CUSTOMER_MANAGED_KEY'], broken: ['AWS_OWNED_KEY', undefined] },
  ),
});

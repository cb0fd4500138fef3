import { dynamoDbTableRules } from '../../../src/rules/dynamodb/dynamo-db-table';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const CMK = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

rulesDecide('DynamoDB table rules', dynamoDbTableRules, {
  DynamoDbTableDeletionProtection: decideProperty('DeletionProtectionEnabled', {
    holds: [true],
    broken: [false, undefined],
  }),
  DynamoDbTableReplicaDeletionProtection: decideProperty('Replicas.*.DeletionProtectionEnabled', {
    holds: [true],
    broken: [false, undefined],
  }),
  DynamoDbTableReplicaRecovery: decideProperty(
    'Replicas.*.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    { holds: [true], broken: [false, undefined] },
  ),
  DynamoDbTableKmsEncryption: decideProperty('SSESpecification.SSEEnabled', {
    holds: [true, undefined],
    broken: [false],
  }),
  DynamoDbTableCustomerManagedKey: decideProperty('SSESpecification.KMSMasterKeyId', {
    holds: [CMK],
    broken: [undefined],
  }),
  DynamoDbTableReplicaCustomerManagedKey: decideProperty('Replicas.*.SSESpecification.KMSMasterKeyId', {
    holds: [CMK],
    broken: [undefined],
  }),
});

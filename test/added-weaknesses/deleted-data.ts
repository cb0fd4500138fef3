import type { AddedWeakness } from './added-weakness';
import { KEY, NO_PROTECTION } from './weakened-properties';

const TABLE = {
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
  DeletionProtectionEnabled: true,
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: KEY },
};
const FILES = {
  Encrypted: true,
  KmsKeyId: KEY,
  BackupPolicy: { Status: 'ENABLED' },
  FileSystemPolicy: {
    Statement: [
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: '*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  },
};

/** A store that is kept, and then is not. */
function stopKeeping(
  id: string,
  type: string,
  properties: object,
  policies: Readonly<Record<string, string | undefined>>,
): AddedWeakness {
  return {
    id,
    service: type.split('::')[1] ?? type,
    kind: NO_PROTECTION,
    hardened: {
      Store: { Type: type, Properties: { ...properties }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    },
    weaken: Object.fromEntries(Object.entries(policies).map(([name, value]) => [`Store.${name}`, value])),
    names: /deleted with its stack, or by a change that replaces it/,
  };
}

const VOLUME = { AvailabilityZone: 'eu-central-1a', Encrypted: true, KmsKeyId: KEY, Size: 10 };

/** Data that a stack takes with it. */
export const deletedDataWeaknesses: readonly AddedWeakness[] = [
  stopKeeping('table-deleted', 'AWS::DynamoDB::Table', TABLE, { DeletionPolicy: 'Delete' }),
  stopKeeping('table-replaced', 'AWS::DynamoDB::Table', TABLE, { UpdateReplacePolicy: 'Delete' }),
  stopKeeping('table-replacement-forgotten', 'AWS::DynamoDB::Table', TABLE, { UpdateReplacePolicy: undefined }),
  stopKeeping('files-deleted', 'AWS::EFS::FileSystem', FILES, {
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
  }),
  stopKeeping('volume-deleted', 'AWS::EC2::Volume', VOLUME, { DeletionPolicy: 'Delete' }),
  stopKeeping(
    'distributed-database-deleted',
    'AWS::DSQL::Cluster',
    { DeletionProtectionEnabled: true, KmsEncryptionKey: KEY },
    { DeletionPolicy: 'Delete' },
  ),
];

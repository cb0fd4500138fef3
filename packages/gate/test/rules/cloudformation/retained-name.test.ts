import { retainedNameRules } from '../../../src/rules/cloudformation/retained-name';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const vault = (BackupVaultName: unknown, DeletionPolicy: unknown = 'Retain', UpdateReplacePolicy?: unknown) => ({
  resources: {
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: { BackupVaultName },
      DeletionPolicy,
      UpdateReplacePolicy,
    },
    Generated: { Type: 'AWS::S3::Bucket' },
  },
});
const CREATION = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };

rulesDecide('retained name rules', retainedNameRules, {
  RetainedNameNotFixed: {
    holds: [
      vault({ 'Fn::Join': ['', ['records-', CREATION]] }),
      vault({ 'Fn::Sub': `records-\${AWS::StackId}` }),
      vault({ 'Fn::Join': ['-', [{ Ref: 'Generated' }, 'records']] }),
    ],
    broken: [
      vault('records'),
      vault('records', 'RetainExceptOnCreate'),
      vault('records', 'Delete', 'Retain'),
      vault({ 'Fn::Sub': `\${AWS::StackName}-records` }),
      vault({ 'Fn::Join': ['-', ['records', { Ref: 'AWS::AccountId' }, { Ref: 'AWS::Region' }]] }),
      {
        resources: {
          Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'logs' }, DeletionPolicy: 'Retain' },
        },
      },
    ],
    undecided: [vault(UNKNOWN), vault('records', UNKNOWN)],
    notApplicable: [
      vault('records', 'Delete'),
      { BackupVaultName: 'records' },
      vault('records', 'Snapshot', 'Snapshot'),
      { resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: {}, DeletionPolicy: 'Retain' } } },
    ],
  },
});

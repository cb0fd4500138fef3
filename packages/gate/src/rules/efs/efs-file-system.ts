import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::EFS::FileSystem'];
const GUIDE = 'efs/latest/ug';

/** Rules for EFS file systems. */
export const efsFileSystemRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'EfsFileSystemEncrypted',
      level: 'required',
      group: 'encryptionAtRest',
      types: TYPES,
      what: 'EFS file system is encrypted at rest',
      why: 'Encryption cannot be added later. A backup of an unencrypted file system is readable where it is copied.',
      fix: 'Set Encrypted to true. Without it CloudFormation creates an unencrypted file system.',
      property: 'Encrypted',
      references: [securityHub('EFS.8'), checkov('CKV_AWS_42'), trivy('AVD-AWS-0037')],
      expects: { equals: true },
    },
    {
      id: 'EfsFileSystemCustomerManagedKey',
      level: 'hardening',
      group: 'keyManagement',
      types: TYPES,
      what: 'EFS file system is encrypted with a customer managed key',
      why: 'The policy of the AWS managed key cannot be restricted, and its use cannot be taken away.',
      fix: 'Set KmsKeyId to a customer managed key.',
      property: 'KmsKeyId',
      references: [checkov('CKV_AWS_184'), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
    {
      id: 'EfsFileSystemOverwriteProtection',
      level: 'hardening',
      group: 'resilience',
      types: TYPES,
      what: 'EFS file system cannot be overwritten by replication',
      why: 'Whoever may configure replication replaces all files with those of another file system.',
      fix: 'Remove FileSystemProtection, or set ReplicationOverwriteProtection to ENABLED.',
      property: 'FileSystemProtection.ReplicationOverwriteProtection',
      references: [awsDocs(`${GUIDE}/replication-use-cases.html`), nist('CP-9')],
      expects: { differsFrom: 'DISABLED' },
    },
  ]),
  {
    id: 'EfsFileSystemBackup',
    level: 'required',
    keepsData: true,
    group: 'backups',
    types: TYPES,
    what: 'EFS file system has automatic backups enabled',
    why: 'Files that are deleted or encrypted by an attacker cannot be restored.',
    fix: 'Set BackupPolicy.Status to ENABLED, or select the file system in a backup plan.',
    property: 'Properties.BackupPolicy.Status',
    references: [securityHub('EFS.7'), nist('CP-9')],
    check: (system, templates) =>
      templates.ofType('AWS::Backup::BackupSelection').length > 0 ||
      system.at('BackupPolicy.Status').text() === 'ENABLED',
  },
];

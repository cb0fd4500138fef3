import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::FSx::FileSystem'];
const RETENTION = 'AutomaticBackupRetentionDays';
const LUSTRE_BACKUPS = awsDocs('fsx/latest/LustreGuide/using-backups-fsx.html');

/** Rules for FSx file systems and volumes. FSx encrypts all of them at rest. */
export const fsxFileSystemRules: readonly Rule[] = [
  ...createElementRules([
    {
      id: 'FsxFileSystemBackup',
      level: 'required',
      keepsData: true,
      group: 'backups',
      types: TYPES,
      what: 'FSx file system does not switch off automatic backups',
      why: 'Files that are deleted or encrypted by an attacker cannot be restored.',
      fix: `Set ${RETENTION} to 7 or more.`,
      elements: [
        `WindowsConfiguration.${RETENTION}`,
        `OntapConfiguration.${RETENTION}`,
        `OpenZFSConfiguration.${RETENTION}`,
        `LustreConfiguration.${RETENTION}`,
      ],
      references: [awsConfig('fsx-resources-protected-by-backup-plan'), nist('CP-9')],
      isFaulty: (days) => days.number() === 0,
    },
    {
      id: 'FsxFileSystemRootSquash',
      level: 'required',
      group: 'leastPrivilege',
      types: ['AWS::FSx::FileSystem', 'AWS::FSx::Volume'],
      what: 'FSx for OpenZFS does not let clients act as root',
      why: 'Root of any client machine reads and changes every file, whatever its permissions are.',
      fix: 'Replace no_root_squash with root_squash in the options of each NFS export.',
      elements: [
        'OpenZFSConfiguration.NfsExports.*.ClientConfigurations.*.Options.*',
        'OpenZFSConfiguration.RootVolumeConfiguration.NfsExports.*.ClientConfigurations.*.Options.*',
      ],
      references: [pciDss('7.2.2'), awsDocs('fsx/latest/OpenZFSGuide/exports-file-systems.html'), nist('AC-6')],
      isFaulty: (option) => option.text() === 'no_root_squash',
    },
  ]),
  ...createPropertyRules([
    {
      id: 'FsxFileSystemAuditLogs',
      level: 'required',
      group: 'auditLogs',
      types: TYPES,
      what: 'FSx for Windows file system logs access to files',
      why: 'Without the log, an investigation cannot show who read or deleted which files.',
      fix: 'Set AuditLogConfiguration.FileAccessAuditLogLevel to SUCCESS_AND_FAILURE.',
      property: 'WindowsConfiguration.AuditLogConfiguration.FileAccessAuditLogLevel',
      references: [awsConfig('fsx-windows-audit-log-configured'), nist('AU-12')],
      expects: { matches: /^(SUCCESS|FAILURE)/ },
      onlyIf: (system) => system.at('FileSystemType').text() === 'WINDOWS',
    },
    {
      id: 'FsxFileSystemCustomerManagedKey',
      level: 'hardening',
      group: 'keyManagement',
      types: [...TYPES, 'AWS::FSx::FileCache'],
      what: 'FSx file system is encrypted with a customer managed key',
      why: 'The policy of the AWS managed key cannot be restricted, and its use cannot be taken away.',
      fix: 'Set KmsKeyId to a customer managed key.',
      property: 'KmsKeyId',
      references: [checkov('CKV_AWS_179'), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
  ]),
  {
    id: 'FsxFileSystemLustreBackup',
    level: 'required',
    keepsData: true,
    group: 'backups',
    types: TYPES,
    what: 'FSx for Lustre file system with persistent storage has automatic backups',
    why: 'Lustre has no backups by default. Files that are deleted or encrypted by an attacker cannot be restored.',
    fix: `Set LustreConfiguration.${RETENTION} to 7 or more.`,
    property: `Properties.LustreConfiguration.${RETENTION}`,
    references: [awsConfig('fsx-resources-protected-by-backup-plan'), LUSTRE_BACKUPS, nist('CP-9')],
    check: (system, templates) => {
      const lustre = system.at('LustreConfiguration');
      const isPersistent = (lustre.at('DeploymentType').text() ?? '').startsWith('PERSISTENT');
      if (!isPersistent || isLinkedToBucket(system, templates)) return 'not applicable';
      return lustre.at(RETENTION).present;
    },
  },
];

/** FSx takes no backups of a file system whose files are those of a bucket. */
function isLinkedToBucket(system: TemplateResource, templates: TemplateSet): boolean {
  return (
    system.at('LustreConfiguration.ImportPath').present ||
    templates
      .ofType('AWS::FSx::DataRepositoryAssociation')
      .some((association) => association.at('FileSystemId').target() === system)
  );
}

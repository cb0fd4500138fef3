import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, pciDss, prowler, type Rule, securityHub, trivy } from '../rule';

const INSTANCE = ['AWS::DMS::ReplicationInstance'];
const LOGGING = 'Logging.EnableLogging';
const GUIDE = 'dms/latest/userguide';

/** Rules for the machines and the tasks that move data between databases. */
export const dmsReplicationRules: readonly Rule[] = createPropertyRules([
  {
    id: 'DmsReplicationPrivate',
    level: 'required',
    group: 'noPublicAccess',
    types: [...INSTANCE, 'AWS::DMS::InstanceProfile'],
    what: 'DMS replication instance is not publicly accessible',
    why: 'The machine holds passwords and rows of two databases, and is reachable from the internet.',
    fix: 'Set PubliclyAccessible to false. The default is true.',
    property: 'PubliclyAccessible',
    references: [securityHub('DMS.1'), checkov('CKV_AWS_89'), trivy('AVD-AWS-0175'), nist('SC-7')],
    expects: { equals: false },
  },
  {
    id: 'DmsReplicationMinorVersionUpgrade',
    level: 'required',
    group: 'patched',
    types: INSTANCE,
    what: 'DMS replication instance installs minor engine versions automatically',
    why: 'Minor versions close security holes that are public from the day of the release.',
    fix: 'Set AutoMinorVersionUpgrade to true, or remove it: true is the default.',
    property: 'AutoMinorVersionUpgrade',
    references: [securityHub('DMS.6'), prowler('dms_instance_minor_version_upgrade_enabled'), nist('SI-2')],
    expects: { differsFrom: false },
  },
  {
    id: 'DmsReplicationTaskLog',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::DMS::ReplicationTask'],
    what: 'DMS replication task writes a log',
    why: 'Without the log, an investigation does not show which tables a task read.',
    fix: `Set ${LOGGING} to true in ReplicationTaskSettings.`,
    property: `ReplicationTaskSettings.${LOGGING}`,
    references: [
      securityHub('DMS.7'),
      securityHub('DMS.8'),
      awsConfig('dms-replication-task-sourcedb-logging'),
      nist('AU-12'),
    ],
    expects: { equals: true },
  },
  {
    id: 'DmsReplicationServerlessLog',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::DMS::ReplicationConfig'],
    what: 'DMS serverless replication does not switch off its log',
    why: 'Without the log, an investigation does not show which tables were read.',
    fix: `Set ${LOGGING} to true in ReplicationSettings.`,
    property: `ReplicationSettings.${LOGGING}`,
    references: [securityHub('DMS.7'), securityHub('DMS.8'), nist('AU-12')],
    expects: { differsFrom: false },
  },
  {
    id: 'DmsReplicationMigrationLog',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::DMS::DataMigration'],
    what: 'DMS data migration does not switch off its log',
    why: 'Without the log, an investigation does not show which tables were read.',
    fix: 'Set DataMigrationSettings.CloudwatchLogsEnabled to true.',
    property: 'DataMigrationSettings.CloudwatchLogsEnabled',
    references: [pciDss('10.2.1'), awsDocs(`${GUIDE}/dm-migrating-data.html`), nist('AU-12')],
    expects: { differsFrom: false },
  },
  {
    id: 'DmsReplicationCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: INSTANCE,
    what: 'DMS replication instance is encrypted with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set KmsKeyId to a customer managed key.',
    property: 'KmsKeyId',
    references: [checkov('CKV_AWS_212'), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
]);

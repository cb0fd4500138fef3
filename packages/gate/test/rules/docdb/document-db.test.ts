import { documentDbRules } from '../../../src/rules/docdb/document-db';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const isTrue = { holds: [true], broken: [false, undefined] };

rulesDecide('DocumentDB rules', documentDbRules, {
  DocumentDbTls: decideProperty('Parameters.tls', {
    holds: ['enabled', 'tls1.2+', undefined],
    broken: ['disabled'],
  }),
  DocumentDbAuditLog: decideProperty('Parameters.audit_logs', {
    holds: ['enabled', 'all', 'ddl'],
    broken: ['disabled', 'none', undefined],
  }),
  DocumentDbAuditLogExported: decideProperty('EnableCloudwatchLogsExports', {
    holds: [['audit'], ['profiler', 'audit']],
    broken: [['profiler'], [], { Ref: 'AWS::NoValue' }, undefined],
  }),
  DocumentDbDeletionProtection: decideProperty('DeletionProtection', isTrue),
  DocumentDbGlobalEncrypted: decideProperty('StorageEncrypted', {
    ...isTrue,
    notApplicable: [{ SourceDBClusterIdentifier: 'arn:aws:rds:eu-central-1:111122223333:cluster:main' }],
  }),
  DocumentDbGlobalDeletionProtection: decideProperty('DeletionProtection', isTrue),
  DocumentDbMinorVersionUpgrade: decideProperty('AutoMinorVersionUpgrade', {
    holds: [true, undefined],
    broken: [false],
  }),
  DocumentDbCustomerManagedKey: decideProperty('KmsKeyId', { holds: ['alias/documents'], broken: [undefined] }),
  DocumentDbElasticPassword: decideProperty('AuthType', { holds: ['SECRET_ARN'], broken: ['PLAIN_TEXT'] }),
  DocumentDbElasticBackup: decideProperty('BackupRetentionPeriod', { holds: [7, 35], broken: [1, undefined] }),
});

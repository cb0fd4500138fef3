import { dmsReplicationRules } from '../../../src/rules/dms/dms-replication';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const settings = (EnableLogging: boolean) => JSON.stringify({ Logging: { EnableLogging } });

rulesDecide('DMS replication rules', dmsReplicationRules, {
  DmsReplicationPrivate: decideProperty('PubliclyAccessible', { holds: [false], broken: [true, undefined] }),
  DmsReplicationMinorVersionUpgrade: decideProperty('AutoMinorVersionUpgrade', {
    holds: [true, undefined],
    broken: [false],
  }),
  DmsReplicationTaskLog: decideProperty('ReplicationTaskSettings', {
    holds: [settings(true)],
    broken: [settings(false), '{}', undefined],
  }),
  DmsReplicationServerlessLog: decideProperty('ReplicationSettings.Logging.EnableLogging', {
    holds: [true, undefined],
    broken: [false],
  }),
  DmsReplicationMigrationLog: decideProperty('DataMigrationSettings.CloudwatchLogsEnabled', {
    holds: [true, undefined],
    broken: [false],
  }),
  DmsReplicationCustomerManagedKey: decideProperty('KmsKeyId', { holds: ['alias/dms'], broken: [undefined] }),
});

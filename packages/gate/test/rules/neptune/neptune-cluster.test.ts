import { neptuneClusterRules } from '../../../src/rules/neptune/neptune-cluster';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const isTrue = { holds: [true], broken: [false, undefined] };
const isNotTrue = { holds: [false, undefined], broken: [true] };

rulesDecide('Neptune rules', neptuneClusterRules, {
  NeptuneClusterDeletionProtection: decideProperty('DeletionProtection', isTrue),
  NeptuneClusterGlobalEncrypted: decideProperty('StorageEncrypted', {
    ...isTrue,
    notApplicable: [{ SourceDBClusterIdentifier: 'main' }],
  }),
  NeptuneClusterInstancePrivate: decideProperty('PubliclyAccessible', isNotTrue),
  NeptuneClusterTls: decideProperty('Parameters.neptune_enforce_ssl', { holds: ['1', undefined], broken: ['0', 0] }),
  NeptuneClusterAuditParameter: decideProperty('Parameters.neptune_enable_audit_log', {
    holds: ['1', undefined],
    broken: ['0', 0],
  }),
  NeptuneClusterGraphPrivate: decideProperty('PublicConnectivity', isNotTrue),
  NeptuneClusterGraphDeletionProtection: decideProperty('DeletionProtection', {
    holds: [true, undefined],
    broken: [false],
  }),
  NeptuneClusterGraphCustomerManagedKey: decideProperty('KmsKeyIdentifier', {
    holds: ['alias/graph'],
    broken: [undefined],
  }),
  NeptuneClusterCustomerManagedKey: decideProperty('KmsKeyId', { holds: ['alias/graph'], broken: [undefined] }),
  NeptuneClusterLogs: decideProperty('EnableCloudwatchLogsExports', {
    holds: [['audit', 'slowquery']],
    broken: [['slowquery'], undefined],
  }),
});

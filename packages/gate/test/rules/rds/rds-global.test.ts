import { rdsGlobalRules } from '../../../src/rules/rds/rds-global';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const isTrue = { holds: [true], broken: [false, undefined] };
const isNotTrue = { holds: [false, undefined], broken: [true, 'true'] };

rulesDecide('RDS global database rules', rdsGlobalRules, {
  RdsGlobalEncrypted: decideProperty('StorageEncrypted', {
    ...isTrue,
    notApplicable: [{ SourceDBClusterIdentifier: 'main' }],
  }),
  RdsGlobalDeletionProtection: decideProperty('DeletionProtection', isTrue),
  RdsGlobalClusterPrivate: decideProperty('PubliclyAccessible', isNotTrue),
  RdsGlobalDataApi: decideProperty('EnableHttpEndpoint', isNotTrue),
  RdsGlobalIntegrationKey: decideProperty('KMSKeyId', { holds: ['alias/sales'], broken: [undefined] }),
});

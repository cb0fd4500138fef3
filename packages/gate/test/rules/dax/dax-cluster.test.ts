import { daxClusterRules } from '../../../src/rules/dax/dax-cluster';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('DAX rules', daxClusterRules, {
  DaxClusterTls: decideProperty('ClusterEndpointEncryptionType', { holds: ['TLS'], broken: ['NONE', undefined] }),
});

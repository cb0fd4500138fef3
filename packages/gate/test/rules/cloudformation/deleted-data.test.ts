import { deletedDataRules } from '../../../src/rules/cloudformation/deleted-data';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const store = (DeletionPolicy?: unknown, UpdateReplacePolicy?: unknown, Type = 'AWS::DynamoDB::Table') => ({
  resources: { Store: { Type, Properties: {}, DeletionPolicy, UpdateReplacePolicy } },
});
const instance = (Properties: object) => ({
  resources: { Store: { Type: 'AWS::RDS::DBInstance', Properties: { ...Properties }, DeletionPolicy: 'Delete' } },
});

rulesDecide('rules for the deletion of data', deletedDataRules, {
  DeletedDataNotChosen: {
    // Without a policy the engineer chose nothing, and the services have protections of their own.
    holds: [store(), store('Retain', 'Retain'), store('Snapshot', 'Snapshot', 'AWS::Redshift::Cluster')],
    broken: [
      store('Delete', 'Delete'),
      store('Delete'),
      store('Retain', 'Delete'),
      store('Retain'),
      store('Delete', 'Retain', 'AWS::KMS::Key'),
      instance({}),
    ],
    undecided: [store(UNKNOWN, 'Retain')],
    notApplicable: [instance({ DBClusterIdentifier: 'records' }), { ...store('Delete', 'Delete'), disposable: true }],
  },
});

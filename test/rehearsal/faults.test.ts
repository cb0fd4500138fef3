import { expect, test } from '@jest/globals';
import { applyFault } from '../../rehearsal/faults';

const TEMPLATE = {
  Resources: {
    Key: { Type: 'AWS::KMS::Key', Properties: { PendingWindowInDays: 30, EnableKeyRotation: true } },
    Run: { Type: 'Custom::Migration', DependsOn: ['Policy'], Properties: { ServiceToken: 'arn' } },
    Policy: { Type: 'AWS::IAM::ManagedPolicy', DependsOn: ['Key'] },
  },
};

test('the fault "schema" changes one property of each key, and nothing else', () => {
  const { changed, ids } = applyFault(TEMPLATE, 'schema');
  expect(ids).toEqual(['Key']);
  expect(changed.Resources).toEqual({
    ...TEMPLATE.Resources,
    Key: { Type: 'AWS::KMS::Key', Properties: { PendingWindowInDays: 1, EnableKeyRotation: true } },
  });
});

test('the fault "order" removes the dependencies of custom resources, and nothing else', () => {
  const { changed, ids } = applyFault(TEMPLATE, 'order');
  expect(ids).toEqual(['Run']);
  expect(changed.Resources).toEqual({
    ...TEMPLATE.Resources,
    Run: { Type: 'Custom::Migration', Properties: { ServiceToken: 'arn' } },
  });
});

test('the fault "protection" protects the cluster from its creation on', () => {
  const cluster = {
    Type: 'AWS::RDS::DBCluster',
    Properties: { Engine: 'aurora-postgresql', DeletionProtection: false },
  };
  const { changed } = applyFault({ Resources: { Cluster: cluster } }, 'protection');
  expect(changed.Resources?.['Cluster']?.Properties).toEqual({ Engine: 'aurora-postgresql', DeletionProtection: true });
});

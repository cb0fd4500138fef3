import { describe, expect, test } from '@jest/globals';
import { compareLeftovers, findLeftovers, selectLeftovers } from '../../rehearsal/checks/leftovers';
import { AssemblyTemplates } from '../../rehearsal/cloud/templates';
import { productionSettings, sandboxSettings } from '../scaffold';

const KEY = { type: 'AWS::KMS::Key', path: 'Encryption/Keys/Logs' };
const VAULT = { type: 'AWS::Backup::BackupVault', path: 'Data/Vault' };

test('skipped resources and final snapshots are left, by their construct path without the environment', () => {
  const templates = new AssemblyTemplates(
    new Map([
      [
        'sandbox-Data',
        {
          Resources: {
            Vault: { Type: 'AWS::Backup::BackupVault', Metadata: { 'aws:cdk:path': 'sandbox/Data/Vault' } },
            Cluster: {
              Type: 'AWS::RDS::DBCluster',
              DeletionPolicy: 'Snapshot',
              Metadata: { 'aws:cdk:path': 'sandbox/Data/Generation2/Cluster' },
            },
            Proxy: { Type: 'AWS::RDS::DBProxy', Metadata: { 'aws:cdk:path': 'sandbox/Data/Proxy' } },
          },
        },
      ],
    ]),
  );
  const event = { type: '', physicalId: '', reason: '' };
  const stack = {
    status: 'DELETE_COMPLETE',
    resources: [],
    events: [
      { ...event, logicalId: 'Vault', status: 'DELETE_SKIPPED' },
      { ...event, logicalId: 'Proxy', status: 'DELETE_COMPLETE' },
    ],
  };
  expect(findLeftovers('sandbox', { 'sandbox-Data': stack }, templates)).toEqual([
    VAULT,
    { type: 'snapshot of AWS::RDS::DBCluster', path: 'Data/Generation/Cluster' },
  ]);
});

describe('the list of what is left', () => {
  test('is accepted when it is complete', () => {
    expect(compareLeftovers([KEY, VAULT], [VAULT, KEY])).toBe('2 as listed in leftovers.json');
  });

  test('is refused when a resource is left that it lacks', () => {
    expect(() => compareLeftovers([KEY, VAULT], [KEY])).toThrow('AWS::Backup::BackupVault Data/Vault');
  });

  test('is refused when it has a resource that is not left', () => {
    expect(() => compareLeftovers([KEY], [KEY, VAULT])).toThrow('not left: AWS::Backup::BackupVault Data/Vault');
  });
});

describe('an entry with a condition', () => {
  test('holds by the settings of an environment, whatever its name is', () => {
    const listed = [KEY, { ...VAULT, when: 'permanent' }];
    expect(selectLeftovers(listed, { ...productionSettings, name: 'renamed' })).toHaveLength(2);
    expect(selectLeftovers(listed, { ...sandboxSettings, name: 'production' })).toEqual([KEY]);
  });

  test('is refused when the condition does not exist', () => {
    expect(() => selectLeftovers([{ ...KEY, when: 'onSundays' }], sandboxSettings)).toThrow('"onSundays" is not a');
  });
});

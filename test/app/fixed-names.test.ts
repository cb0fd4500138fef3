import { describe, expect, test } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { createProductionDraft, createSandboxDraft, parseDraft } from '../scaffold';
import { listPaths, parsePath, replaceValue } from '../settings/drafts';
import { findRefusedExports, findRefusedReplacements } from './replacements';
import { type SynthesizedStack, synthStacks } from './synthesized-stacks';

const OFF = { enabled: false, reason: 'Off in this test, to see what the change replaces.' };
const ELSEWHERE = { mode: 'elsewhere', managedBy: 'the security team' };
const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';

/** Another value for each setting that may be changed after the first deployment. */
const CHANGES: Readonly<Record<string, unknown>> = {
  owner: 'another-team',
  alertEmails: ['other@example.com'],
  protections: { phase: 'creation', until: '2027-01-31' },
  'network.zones': ['eu-central-1a', 'eu-central-1b', 'eu-central-1c', 'eu-central-1d'],
  'network.redundantEndpoints': OFF,
  'network.allowedDomains': ['example.com'],
  'network.blockPublicAccess': true,
  'network.logRetentionDays': 731,
  'encryption.rotationPeriodDays': 180,
  'identity.domainPrefix': 'bulwark-other-example',
  'identity.callbackUrls': ['https://other.example.com/'],
  'identity.logoutUrls': ['https://other.example.com/'],
  'identity.accessTokenMinutes': 10,
  'identity.sessionHours': 4,
  'identity.logRetentionDays': 731,
  'identity.machineClients': [{ name: 'reporting', tenant: 'other', scopes: ['records/read'] }],
  'identity.federation': [{ type: 'saml', name: 'Okta', metadataUrl: 'https://idp.example.com/metadata' }],
  'data.minCapacity': 2,
  'data.pauseAfterSeconds': 600,
  'data.maxCapacity': 32,
  'data.readers': 2,
  'data.backupRetentionDays': 34,
  'data.proxy': OFF,
  'data.monitoring': OFF,
  'data.generation': 2,
  'data.port': 6433,
  'data.backupLock': 'GOVERNANCE',
  'data.backupLockGraceDays': 4,
  'data.logRetentionDays': 731,
  'api.requestsPerSecond': 400,
  'api.burst': 900,
  'api.machineRequestsPerDay': 999_999,
  'api.requestsPerAddress': 1999,
  'api.requestsPerToken': 1999,
  'api.allowedCountries': ['DE'],
  'api.botControl': true,
  'api.functionConcurrency': 49,
  'api.detailedMetrics': OFF,
  'api.canary': false,
  'api.manageAccountLogging': false,
  'api.logRetentionDays': 731,
  'audit.archiveLock': 'GOVERNANCE',
  'audit.archiveRetentionDays': 2558,
  'audit.logRetentionDays': 731,
  'audit.trail': 'elsewhere',
  'response.automatic': [],
  'response.approvalMinutes': 30,
  'response.blockHours': 12,
  'response.neverBlock': ['192.0.2.0/24'],
  'response.logRetentionDays': 731,
  'response.slack': { workspaceId: 'T0123456789', channelId: 'C0123456789' },
  'detection.frameworks': ['hipaa'],
  'detection.guardDuty': ELSEWHERE,
  'detection.securityHub': ELSEWHERE,
  'detection.securityHubUnified': { mode: 'here' },
  'detection.config': ELSEWHERE,
  'detection.externalAccess': ELSEWHERE,
  'detection.unusedAccess': { mode: 'here', ageDays: 45 },
  'detection.internalAccess': { mode: 'here' },
  'detection.inspector': ELSEWHERE,
  'detection.macie': { mode: 'here' },
  'monitoring.loadAlarms': OFF,
  'monitoring.costAnomalies': { mode: 'here', minimumUsd: 20 },
  'api.domain': { name: 'api.example.com', certificateArn: CERTIFICATE },
  'data.backupCopy': {
    vaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:copies',
    keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef',
  },
};

/** Settings that their comments or docs/deploy.md call final: a change needs another environment. */
const FINAL = ['name', 'account', 'region', 'network.cidr'];

/**
 * Settings that remove resources, or that have a separate test. Each of the others is tried together with its
 * section.
 */
const ALONE = ['protections', 'network.zones', 'data.proxy', 'data.generation', 'audit.trail'];

function synth(draft: EnvironmentDraft, changes: Readonly<Record<string, unknown>> = {}): readonly SynthesizedStack[] {
  const changed = Object.entries(changes).reduce(
    (written, [path, value]) => replaceValue(written, parsePath(path), value),
    draft,
  );
  return synthStacks(parseDraft(changed));
}

describe('a change of a setting replaces no resource that keeps its name', () => {
  const production = synth(createProductionDraft());

  test('every setting is tried, or is final', () => {
    // The first is changed below, together with the protections. The second has one value in production.
    const others = ['disposable', 'encryption.pendingWindowDays'];
    const known = [...Object.keys(CHANGES), ...FINAL, ...others];
    const paths = listPaths(createProductionDraft()).map((path) => path.join('.'));
    const isCovered = (path: string) => known.some((each) => each === path || path.startsWith(`${each}.`));
    const isSection = (path: string) => known.some((each) => each.startsWith(`${path}.`));
    expect(paths.filter((path) => !isCovered(path) && !isSection(path))).toEqual([]);
  });

  const sections = new Map<string, Record<string, unknown>>();
  for (const [path, value] of Object.entries(CHANGES)) {
    const section = ALONE.includes(path) ? path : path.replace(/\..*/, '');
    sections.set(section, { ...sections.get(section), [path]: value });
  }

  test.each([...sections])('%s', (_section, changes) => {
    const changed = synth(createProductionDraft(), changes);
    expect(findRefusedReplacements(production, changed)).toEqual([]);
    expect(findRefusedExports(production, changed)).toEqual([]);
  });

  test('of a sandbox, which has no proxy', () => {
    const sandbox = synth(createSandboxDraft());
    const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
    const withProxy = { 'data.proxy': { enabled: true }, 'data.minCapacity': 0.5 };
    for (const changes of [{ 'network.zones': zones }, { 'data.generation': 2 }, { 'data.port': 6433 }, withProxy]) {
      const changed = synth(createSandboxDraft(), changes);
      expect(findRefusedReplacements(sandbox, changed)).toEqual([]);
      expect(findRefusedExports(sandbox, changed)).toEqual([]);
    }
  });

  test('production becomes disposable before it is torn down', () => {
    const protections = { phase: 'off', reason: OFF.reason };
    const changed = synth(createProductionDraft(), { disposable: true, protections });
    expect(findRefusedReplacements(production, changed)).toEqual([]);
    expect(findRefusedExports(production, changed)).toEqual([]);
  });

  test('a restore needs another generation, as the comment of the setting says', () => {
    const restoreFrom = { cluster: 'production-records-1' };
    const second = synth(createProductionDraft(), { 'data.restoreFrom': restoreFrom, 'data.generation': 2 });
    expect(findRefusedReplacements(production, second)).toEqual([]);
    // Without it CloudFormation refuses, instead of deleting the data.
    expect(
      findRefusedReplacements(production, synth(createProductionDraft(), { 'data.restoreFrom': restoreFrom })),
    ).toEqual([expect.stringMatching(/^Data DatabaseClusterGeneration1Cluster.* \(AWS::RDS::DBCluster\)$/)]);
  });

  test('a zone can be added, but not removed: other stacks import its subnets', () => {
    const zones = ['eu-central-1a', 'eu-central-1b'];
    const fewer = synth(createProductionDraft(), { 'network.zones': zones });
    expect(findRefusedExports(production, fewer)).toContainEqual(expect.stringContaining('WorkloadSubnet3'));
  });

  test('a final setting would be refused', () => {
    const changed = synth(createProductionDraft(), { 'network.cidr': '10.99.0.0/16' });
    expect(findRefusedReplacements(production, changed)).toContainEqual(expect.stringMatching(/AWS::RDS::DBProxy\)$/));
  });
});

describe('the check', () => {
  const stack = (Resources: object): readonly SynthesizedStack[] => [
    { id: 'Data', stackName: 'test-Data', template: Template.fromJSON({ Resources }) },
  ];
  const proxy = (subnet: string, DBProxyName?: string) => ({
    Proxy: { Type: 'AWS::RDS::DBProxy', Properties: { DBProxyName, VpcSubnetIds: [{ Ref: 'Subnet' }] } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: subnet } },
  });

  test('follows a reference to a replaced resource', () => {
    const [before, after] = [stack(proxy('10.0.0.0/24', 'records')), stack(proxy('10.0.1.0/24', 'records'))];
    expect(findRefusedReplacements(before, after)).toEqual(['Data Proxy (AWS::RDS::DBProxy)']);
  });

  test('accepts another name, a generated name, and a resource that does not change', () => {
    const before = stack(proxy('10.0.0.0/24', 'records'));
    expect(findRefusedReplacements(before, stack(proxy('10.0.1.0/24', 'records-2')))).toEqual([]);
    expect(findRefusedReplacements(stack(proxy('10.0.0.0/24')), stack(proxy('10.0.1.0/24')))).toEqual([]);
    expect(findRefusedReplacements(before, before)).toEqual([]);
  });
});

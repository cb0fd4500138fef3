import { describe, expect, test } from '@jest/globals';
import { createGatePolicy } from '../../bin/gate-policy';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { createProductionDraft, createSandboxDraft, parseDraft } from '../scaffold';
import { judgeProduction } from './judge-production';

const UNTIL = '2027-01-31';

/** Judges production in a phase, on a day. */
function judge(protections: object, today: string) {
  const { accepted, ...judged } = judgeProduction({ protections }, today);
  return {
    ...judged,
    ofPhase: accepted.filter(({ acknowledgement }) => acknowledgement.reason.startsWith('Phase "creation"')),
  };
}

const creation = { phase: 'creation', until: UNTIL };

describe('the gate', () => {
  test('names the phase creation of production as open decisions of its owner, with the date of the settings', () => {
    const { open, ofPhase, problems } = judge(creation, '2026-11-27');
    expect(open).toEqual([]);
    expect(problems).toEqual([]);
    const decisions = ofPhase.map(({ acknowledgement: { owner, until } }) => `${owner} ${until}`);
    expect([...new Set(decisions)]).toEqual([`platform-team ${UNTIL}`]);
    const covered = ofPhase.flatMap(({ covers }) => covers.map((id) => id.replace(/^.*::/, '')));
    expect([...new Set(covered)].sort()).toEqual([
      'AwsSolutions-RDS10',
      'Bulwark-CognitoUserPoolDeletionProtection',
      // One of each stack.
      'Bulwark-DeploymentTerminationProtection',
      'Bulwark-Route53ResolverFirewallMutationProtection',
      'HIPAA.Security-RDSInstanceDeletionProtectionEnabled',
      'NIST.800.53.R5-RDSInstanceDeletionProtectionEnabled',
    ]);
  });

  test('fails after the date', () => {
    const { problems } = judge(creation, '2027-02-01');
    expect(problems.filter((problem) => !problem.includes('DeploymentTerminationProtection'))).toHaveLength(5);
    expect(problems.length).toBeGreaterThan(5);
    for (const problem of problems) expect(problem).toMatch(/^Expired .*expired on 2027-01-31/);
  });

  test('has no such decision in the phase protected', () => {
    const { open, ofPhase, problems } = judge({ phase: 'protected' }, '2026-11-27');
    expect([open, ofPhase, problems]).toEqual([[], [], []]);
  });
});

describe('the gate policy', () => {
  const isDisposable = (draft: EnvironmentDraft) => {
    const settings = parseDraft(draft);
    return createGatePolicy([settings])(settings.name).disposable;
  };

  test('calls an environment disposable by this setting only, however little else is protected', () => {
    const draft = createProductionDraft();
    const weak = {
      ...draft,
      protections: creation,
      data: { ...Object(draft['data']), backupRetentionDays: 7, logRetentionDays: 365, backupLock: 'GOVERNANCE' },
      audit: { ...Object(draft['audit']), archiveLock: 'GOVERNANCE', archiveRetentionDays: 365, logRetentionDays: 365 },
    };
    expect(isDisposable(weak)).toBe(false);
    expect(isDisposable(createSandboxDraft())).toBe(true);
  });
});

import { describe, expect, test } from '@jest/globals';
import { createGatePolicy } from '../../bin/gate-policy';
import { acknowledgementFiles } from '../../lib/acknowledgements';
import { Backend } from '../../lib/backend';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { ComplianceGate } from '../../packages/gate/src/engine/compliance-gate';
import { createPacks } from '../../packages/gate/src/engine/known-packs';
import { NoTemplateFindings, runSilently } from '../../packages/gate/test/quiet-gate';
import { createProductionDraft, createSandboxDraft, createTestApp, parseDraft } from '../scaffold';

const UNTIL = '2027-01-31';

/** Judges production in a phase, on a day. */
function judge(protections: object, today: string) {
  const settings = parseDraft({ ...createProductionDraft(), protections });
  const app = createTestApp();
  app.node.setContext('@aws-cdk/core:failSynthOnValidationErrors', false);
  new Backend(app, settings.name, { settings });
  const gate = new ComplianceGate({
    packs: createPacks(),
    acknowledgements: acknowledgementFiles,
    today,
    templates: new NoTemplateFindings(),
    policy: createGatePolicy([settings]),
  });
  gate.register(app);
  runSilently(() => app.synth());
  if (gate.result === undefined) throw new Error(String(gate.failure));
  const { findings, acceptedEntries, ledgerProblems } = gate.result;
  return {
    open: findings.filter(({ acceptedBy }) => acceptedBy === undefined),
    ofPhase: acceptedEntries.filter(({ acknowledgement }) => acknowledgement.reason.startsWith('Phase "creation"')),
    // CloudFormation Validate does not run here, so its one acknowledgement matches nothing.
    problems: ledgerProblems
      .filter(({ message }) => !message.includes('CloudFormation-Validate'))
      .map(({ rule, message }) => `${rule} ${message}`),
  };
}

const creation = { phase: 'creation', until: UNTIL };

describe('the gate', () => {
  test('names the phase creation of production as open decisions of its owner, with the date of the settings', () => {
    const { open, ofPhase, problems } = judge(creation, '2026-11-27');
    expect(open).toEqual([]);
    expect(problems).toEqual([]);
    expect(ofPhase.map(({ acknowledgement: { owner, until } }) => [owner, until])).toEqual(
      Array(3).fill(['platform-team', UNTIL]),
    );
    expect(ofPhase.flatMap(({ covers }) => covers.map((id) => id.replace(/^.*::/, ''))).sort()).toEqual([
      'AwsSolutions-RDS10',
      'Bulwark-CognitoUserPoolDeletionProtection',
      'Bulwark-Route53ResolverFirewallMutationProtection',
      'HIPAA.Security-RDSInstanceDeletionProtectionEnabled',
      'NIST.800.53.R5-RDSInstanceDeletionProtectionEnabled',
    ]);
  });

  test('fails after the date', () => {
    const { problems } = judge(creation, '2027-02-01');
    expect(problems).toHaveLength(5);
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

import { describe, expect, test } from '@jest/globals';
import type { Stack } from 'aws-cdk-lib';
import { CfnNetworkAcl } from 'aws-cdk-lib/aws-ec2';
import { acknowledge } from '../../src/acknowledgements/acknowledgement';
import { type GatePolicy, STRICT } from '../../src/engine/gate-policy';
import type { RuleLevel } from '../../src/rules/rule';
import { BOTH, evaluateApp, findPluginReport, listIds, Plain, type PluginReport } from './evaluate-app';

/** AwsSolutions-VPC3 is a warning about it. */
function createNetworkAcl(stack: Stack): void {
  new CfnNetworkAcl(stack, 'Acl', { vpcId: 'vpc-0123456789abcdef0' });
}

function listViolations(reports: readonly PluginReport[]): readonly string[] | undefined {
  const report = findPluginReport(reports, 'AwsSolutions');
  return report?.violations.map(({ ruleName, severity }) => `${ruleName} ${severity}`);
}

describe('the build fails', () => {
  test('on every open finding, a warning too, also when other findings are acknowledged', () => {
    const { report, open } = evaluateApp([acknowledge(Plain, [BOTH])], (stack) => {
      new Plain(stack, 'Plain');
      createNetworkAcl(stack);
    });
    expect(open.map(({ id, fails }) => ({ id, fails }))).toEqual([{ id: 'AwsSolutions-VPC3', fails: true }]);
    expect(listViolations(report)).toEqual(['AwsSolutions-VPC3 fatal']);
    expect(findPluginReport(report, 'AwsSolutions')?.conclusion).toBe('failure');
  });

  test('by the policy of the environment: an allowed finding is shown as a warning', () => {
    const { report, open } = evaluateApp([], createNetworkAcl, (environment) => ({
      fails: environment === 'sandbox' ? ['error'] : [],
    }));
    expect(open.map(({ fails }) => fails)).toEqual([false]);
    expect(listViolations(report)).toEqual(['AwsSolutions-VPC3 warning']);
    expect(findPluginReport(report, 'AwsSolutions')?.conclusion).toBe('success');
  });

  test('only on findings of the packs that the policy chooses', () => {
    expect(evaluateApp([], createNetworkAcl, () => ({ packs: [], fails: ['warning'] })).open).toEqual([]);
  });
});

describe('a policy', () => {
  const evaluateUnder = (rules: GatePolicy['rules']) =>
    evaluateApp([], undefined, () => ({ ...STRICT, ...(rules === undefined ? {} : { rules }) }));

  test('switches a single rule off with a reason, which is recorded', () => {
    const reason = 'CloudTrail data events record the access.';
    const { open, result } = evaluateUnder({ 'AwsSolutions-S1': { off: reason } });
    expect(listIds(open)).toEqual(['AwsSolutions-S10']);
    expect(result?.switchedOff).toEqual([
      { environment: 'sandbox', pack: 'AwsSolutions', rule: 'AwsSolutions-S1', reason },
    ]);
    expect(result?.ledgerProblems).toEqual([]);
  });

  test('fails the build if it names an unknown rule or gives no reason', () => {
    const { result } = evaluateUnder({ 'AwsSolutions-S99': 'on', 'AwsSolutions-S1': { off: 'later' } });
    expect(result?.ledgerProblems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'Policy: sandbox: the policy names AwsSolutions-S99, which is in no registered pack. Did you mean AwsSolutions-S1? Write the id as in the report.',
      'Policy: sandbox: the policy switches AwsSolutions-S1 off with the reason "later". Explain it in at least 20 characters.',
    ]);
  });

  test('fails the build if it chooses a pack or a level that does not exist', () => {
    const levels: readonly RuleLevel[] = JSON.parse('["requird"]');
    const { result } = evaluateApp([], undefined, () => ({ ...STRICT, packs: ['AwsSolution'], levels }));
    expect(result?.ledgerProblems.map(({ message }) => message)).toEqual([
      'sandbox: the policy chooses the pack "AwsSolution", which does not exist. Did you mean AwsSolutions? Allowed: AwsSolutions.',
      'sandbox: the policy chooses the level "requird", which does not exist. Did you mean required? Allowed: required, hardening, pinned.',
    ]);
  });

  test('records every rule of a pack that it does not choose', () => {
    const { result } = evaluateApp([], undefined, () => ({ ...STRICT, packs: [] }));
    expect(result?.switchedOff.length).toBeGreaterThan(100);
    expect(result?.switchedOff.find(({ rule }) => rule === 'AwsSolutions-S1')).toEqual({
      environment: 'sandbox',
      pack: 'AwsSolutions',
      rule: 'AwsSolutions-S1',
      reason: 'the policy does not choose the pack AwsSolutions',
    });
  });
});

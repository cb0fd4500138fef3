import { describe, expect, test } from '@jest/globals';
import type { Assessment, FindingRecord } from '../../lib/compliance/assessment/assessment';
import { failureText, verdictText } from '../../lib/compliance/verdict';

const OPEN: FindingRecord = {
  fingerprint: '0'.repeat(64),
  check: 'VPCNoNACLs',
  resource: 'sandbox/Network/Acl',
  outcome: 'violation',
  severity: 'warning',
  message: 'A network ACL is used.',
  ids: ['AwsSolutions-VPC3'],
  state: 'open',
  fails: true,
  acknowledgements: [],
};

function verdict(findings: readonly FindingRecord[] = [], ledgerProblems: Assessment['ledgerProblems'] = []): string {
  const open = findings.filter(({ state }) => state === 'open');
  return verdictText(
    {
      version: '1.0',
      tool: { name: 'Bulwark', version: '0.1.0', libraries: {} },
      environments: ['sandbox', 'production'],
      stacks: [],
      packs: [{ name: 'AwsSolutions', rules: 131, evaluations: 291 }],
      checks: [
        {
          id: 'VPCNoNACLs',
          title: 'No network ACLs',
          why: '',
          references: [],
          rules: [{ pack: 'AwsSolutions', id: 'AwsSolutions-VPC3', severity: 'warning' }],
          outcomes: { compliant: [], violation: [0], undecided: [], 'not-applicable': [] },
        },
      ],
      resources: [
        {
          path: 'sandbox/Network/Acl',
          logicalId: 'Acl',
          type: 'AWS::EC2::NetworkAcl',
          stack: 'sandbox/Network',
          template: 'sandboxNetwork.template.json',
          line: 4,
        },
      ],
      findings,
      acknowledgements: [],
      ledgerProblems,
      frameworks: [],
      facts: [],
      verdict: {
        outcome: 'passed',
        failing: open.filter(({ fails }) => fails).length + ledgerProblems.length,
        open: open.length,
        acknowledged: findings.length - open.length,
        undecided: findings.filter(({ outcome }) => outcome === 'undecided').length,
      },
    },
    'cdk.out/validation-report.json',
  );
}

describe('the verdict passes', () => {
  test('when nothing is open, and says what was judged and how much was asked', () => {
    const text = verdict([{ ...OPEN, state: 'acknowledged', fails: false, acknowledgements: [0] }]);
    expect(text).toContain('Bulwark judged 1 resources of sandbox and production');
    expect(text).toMatch(/AwsSolutions +131 +291 +0 +1\n/);
    expect(text).toContain('PASSED: nothing open; 1 findings accepted by 0 acknowledgements');
    expect(text).toContain('Report: cdk.out/validation-report.json');
  });

  test('on a finding that does not fail the build by policy, and says that it is open', () => {
    expect(verdict([{ ...OPEN, fails: false }])).toContain('PASSED: 1 open, none of which fails the build;');
  });
});

describe('the verdict fails', () => {
  test('on a warning, which CDK would let pass', () => {
    expect(verdict([OPEN])).toContain('FAILED: 1 open.');
  });

  test('on a rule that could not decide', () => {
    expect(verdict([{ ...OPEN, outcome: 'undecided' }])).toContain('FAILED: 1 open, 1 of them undecided.');
  });

  test('on a fault of the ledger', () => {
    const problem = { rule: 'Bulwark-AcknowledgementStale', path: 'sandbox', message: 'matches no finding' };
    expect(verdict([], [problem])).toContain('FAILED: 1 open.');
  });

  test('when there is no judgement, and says why', () => {
    expect(failureText(undefined)).toContain('FAILED: Bulwark could not judge: synthesis stopped before');
    expect(failureText(new Error('no disk'))).toContain('could not judge: Error: no disk.');
  });
});

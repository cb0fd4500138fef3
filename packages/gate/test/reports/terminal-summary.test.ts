import { describe, expect, test } from '@jest/globals';
import type { Assessment, FindingRecord } from '../../src/assessment/assessment';
import { renderFailure, renderSummary } from '../../src/reports/terminal-summary';

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

const PROBLEM = { rule: 'Bulwark-AcknowledgementStale', path: 'sandbox', message: 'matches no finding' };
const LEVEL_OFF = 'The policy does not choose the level hardening.';

function renderWith(
  findings: readonly FindingRecord[] = [],
  ledgerProblems: Assessment['ledgerProblems'] = [],
  switchedOff: Assessment['switchedOff'] = [],
): string {
  const open = findings.filter(({ state }) => state === 'open');
  return renderSummary(
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
          url: 'https://www.example.com/rules',
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
      switchedOff,
      ledgerProblems,
      frameworks: [],
      facts: [],
      verdict: {
        outcome: 'passed',
        failing: open.filter(({ fails }) => fails).length + ledgerProblems.length,
        open: open.length,
        acknowledged: findings.length - open.length,
        undecided: findings.filter(({ outcome }) => outcome === 'undecided').length,
        notJudged: 0,
      },
    },
    'cdk.out/validation-report.json',
  );
}

describe('the summary reports a pass', () => {
  test('when nothing is open, with the resources, rules and evaluations', () => {
    const text = renderWith([{ ...OPEN, state: 'acknowledged', fails: false, acknowledgements: [0] }]);
    expect(text).toContain('Bulwark judged 1 resource of sandbox and production');
    expect(text).toMatch(/AwsSolutions +131 +291 +0 +1\n/);
    expect(text).toContain('PASSED: nothing open; 1 finding accepted by 0 acknowledgements');
    expect(text).toContain('Report: cdk.out/validation-report.json');
  });

  test('on an open finding that the policy allows, with their number', () => {
    expect(renderWith([{ ...OPEN, fails: false }])).toContain('PASSED: 1 open finding, allowed by the policy.\n');
  });
});

describe('the summary reports a failure', () => {
  test('on a warning, which CDK would let pass', () => {
    expect(renderWith([OPEN])).toContain('FAILED: 1 open finding.\n');
  });

  test('on an undecided finding', () => {
    expect(renderWith([{ ...OPEN, outcome: 'undecided' }])).toContain('FAILED: 1 open finding, 1 undecided.\n');
  });

  test('without undecided findings that are acknowledged', () => {
    const accepted = { ...OPEN, outcome: 'undecided', state: 'acknowledged', fails: false } as const;
    expect(renderWith([OPEN, accepted])).toContain('FAILED: 1 open finding.\n');
  });

  test('on a ledger problem', () => {
    expect(renderWith([], [PROBLEM])).toContain('FAILED: 1 ledger problem.\n');
  });

  test('with the number of findings that the policy allows', () => {
    expect(renderWith([OPEN, { ...OPEN, fails: false }], [PROBLEM])).toContain(
      'FAILED: 2 open findings, 1 allowed by the policy, 1 ledger problem.\n',
    );
  });

  test('when the gate could not judge, with the reason', () => {
    expect(renderFailure(undefined)).toContain('FAILED: Bulwark could not judge: synthesis stopped before');
    expect(renderFailure(new Error('no disk'))).toContain('could not judge: no disk.');
  });
});

describe('rules that the policy switches off', () => {
  const off = (rule: string, reason: string) => ({ environment: 'sandbox', pack: 'Bulwark', rule, reason });

  test('are named one by one when they are few', () => {
    const reason = 'CloudTrail data events record access to objects.';
    expect(renderWith([], [], [off('AwsSolutions-S1', reason)])).toContain(
      `Switched off in sandbox: AwsSolutions-S1. ${reason}\n`,
    );
  });

  test('are given as a number when they are many', () => {
    const many = Array.from({ length: 200 }, (_, index) => off(`Bulwark-Rule${index}`, LEVEL_OFF));
    const text = renderWith([], [], many);
    expect(text).toContain(`Switched off in sandbox: 200 rules, listed in every report. ${LEVEL_OFF}\n`);
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(140);
  });
});

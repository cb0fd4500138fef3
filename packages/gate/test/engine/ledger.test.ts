import { describe, expect, test } from '@jest/globals';
import { Validations } from 'aws-cdk-lib';
import { type Acknowledgement, acknowledge } from '../../src/acknowledgements/acknowledgement';
import { BOTH, evaluateApp, findPluginReport, listIds, Plain } from './evaluate-app';

/** The ledger problems in CDK's report, when one part of a valid acknowledgement is changed. */
function findProblems(change: Partial<Acknowledgement>): string[] {
  const { report } = evaluateApp([acknowledge(Plain, [{ ...BOTH, ...change }])]);
  const violations = findPluginReport(report, 'Bulwark-Acknowledgements')?.violations ?? [];
  return violations.map(({ ruleName, description }) => `${ruleName}: ${description}`);
}

describe('the ledger rejects', () => {
  test.each<[string, Partial<Acknowledgement>, string]>([
    [
      'a reason that is too short',
      { reason: 'false positive' },
      'Name what protects instead, in at least 20 characters.',
    ],
    ['a missing owner', { owner: ' ' }, 'has no owner. Name the responsible team.'],
    ['a last day that is not a date', { until: 'June' }, 'which is not a date. Write it as YYYY-MM-DD.'],
    ['a day that the calendar does not have', { until: '2027-02-30' }, 'which is not a date. Write it as YYYY-MM-DD.'],
    ['a day that has passed', { until: '2026-11-22' }, 'expired on 2026-11-22. Fix the finding, or accept it again.'],
    ['a day more than a year ahead', { until: '2027-11-24' }, 'The latest possible day is 2027-11-23.'],
    ['a rule that the pack does not have', { rule: 'AwsSolutions-s10' }, 'Did you mean AwsSolutions-S10?'],
    [
      'a rule of no registered pack',
      { rule: 'Checkov-1' },
      'names no rule of a registered pack (CloudFormation-Validate, AwsSolutions).',
    ],
    [
      'an entry that matches nothing',
      { rule: ['AwsSolutions-S1', 'AwsSolutions-S10', 'AwsSolutions-SQS4'] },
      'matches no finding. Delete it, or set `rule`, `at` and `details` as in the report.',
    ],
    ['a path without a resource', { at: 'Bucket/Resource' }, 'matches no finding.'],
  ])('%s', (_name, change, message) => {
    const problems = findProblems(change);
    expect(problems.join('\n')).toContain(message);
    expect(problems.join('\n')).toContain('Plain at sandbox/Store/Plain');
  });

  test('nothing on the last day, or a year ahead', () => {
    expect(findProblems({ until: '2026-11-23' })).toEqual([]);
    expect(findProblems({ until: '2027-11-23' })).toEqual([]);
  });
});

describe('an acknowledgement outside of the ledger is rejected', () => {
  const evaluateWith = (id: string) =>
    evaluateApp([], (stack) => {
      const plain = new Plain(stack, 'Plain');
      Validations.of(plain).acknowledge({ id, reason: 'A reason that is long enough to be accepted.' });
    });

  test('under a bare id, which would hide the finding from every report', () => {
    const { open, result } = evaluateWith('AwsSolutions-S1');
    expect(listIds(open)).toEqual(['AwsSolutions-S1', 'AwsSolutions-S10']);
    expect(result?.ledgerProblems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'Bare: sandbox/Store/Plain: the code acknowledges AwsSolutions-S1 under its bare id, which hides the finding from every report. Write it into the acknowledgement file of the construct, with reason, owner and last day.',
    ]);
  });

  test('under its full id, where owner and last day are missing', () => {
    const { result } = evaluateWith('AwsSolutions::AwsSolutions-S1');
    expect(result?.ledgerProblems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'Direct: sandbox/Store/Plain: the code acknowledges AwsSolutions-S1 directly. Write it into the acknowledgement file of the construct, with reason, owner and last day.',
    ]);
  });

  test('unless it is for a warning of CDK itself', () => {
    expect(evaluateWith('@aws-cdk/aws-iam:somePolicy').result?.ledgerProblems).toEqual([]);
  });
});

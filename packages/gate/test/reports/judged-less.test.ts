import { describe, expect, test } from '@jest/globals';
import type { Assessment, FindingRecord } from '../../src/assessment/assessment';
import { compareAssessments, hasWorsened } from '../../src/reports/difference';
import { selectEnvironments } from '../../src/reports/difference/align-baseline';
import { renderDifference } from '../../src/reports/difference-text';
import { createSmallAssessment, createTwoEnvironmentsAssessment } from './small-assessment';

const before = createSmallAssessment();
const [open] = before.findings.filter(({ state }) => state === 'open');
if (open === undefined) throw new Error('the small app has no open finding');

/** The assessment without the open finding, as if something had made it disappear. */
function without(change: Partial<Assessment>): Assessment {
  return { ...before, findings: before.findings.filter((finding) => finding !== open), ...change };
}

const dropOutcomes = (): Assessment['checks'] =>
  before.checks.map((check) =>
    check.id === open.check
      ? { ...check, outcomes: { compliant: [], violation: [], undecided: [], 'not-applicable': [0] } }
      : check,
  );
const passOutcomes = (): Assessment['checks'] =>
  before.checks.map((check) =>
    check.id === open.check
      ? { ...check, outcomes: { compliant: [0], violation: [], undecided: [], 'not-applicable': [] } }
      : check,
  );
const getRule = ({ ids: [id = ''] }: FindingRecord): string => id.replace(/\[.*/, '');

describe('a baseline that was judged by more rules', () => {
  test('is not met by a run without a pack', () => {
    const change = compareAssessments(
      before,
      without({ packs: before.packs.filter(({ name }) => name !== 'AwsSolutions'), checks: [] }),
    );
    expect(change.lostRules).toEqual(['The pack AwsSolutions with 131 rules judged before, and is missing now.']);
    expect(change.findings.fixed).toEqual([]);
    expect(change.findings.notJudged).toEqual([open]);
    expect(hasWorsened(change)).toBe(true);
    const text = renderDifference(change);
    expect(text).toContain('### Judged less than the baseline (1)');
    expect(text).toContain('### Gone findings whose rule did not judge the resource (1)');
    expect(text).toContain('Worse than the baseline');
  });

  test('is not met by a pack with fewer rules', () => {
    const packs = before.packs.map((pack) => ({ ...pack, rules: Math.max(0, pack.rules - 1) }));
    const change = compareAssessments(before, { ...before, packs });
    expect(change.lostRules).toEqual(['The pack AwsSolutions had 131 rules, and has 130 now.']);
    expect(hasWorsened(change)).toBe(true);
  });

  test('is not met by a policy that switches rules off, one by one or a level', () => {
    const record = { environment: 'sandbox', pack: 'AwsSolutions', reason: 'It is checked by another team.' };
    const rule = getRule(open);
    const one = compareAssessments(before, without({ switchedOff: [{ ...record, rule }] }));
    expect(one.lostRules).toEqual([`The policy of sandbox switches off ${rule}. Reason: ${record.reason}`]);
    expect(one.findings.notJudged).toEqual([open]);
    const many = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'].map((id) => ({ ...record, rule: `AwsSolutions-${id}` }));
    expect(compareAssessments(before, { ...before, switchedOff: many }).lostRules).toEqual([
      `The policy of sandbox switches off 6 rules of AwsSolutions. Reason: ${record.reason}`,
    ]);
    expect(hasWorsened(one)).toBe(true);
  });

  test('is met if the rules were off before, or are on again', () => {
    const switchedOff = [{ environment: 'sandbox', pack: 'AwsSolutions', rule: 'AwsSolutions-S2', reason: 'x' }];
    expect(compareAssessments({ ...before, switchedOff }, { ...before, switchedOff }).lostRules).toEqual([]);
    expect(compareAssessments({ ...before, switchedOff }, before).lostRules).toEqual([]);
    const added = [{ ...switchedOff[0], environment: 'new', pack: 'A', rule: 'A-1', reason: 'x' }];
    expect(compareAssessments(before, { ...before, switchedOff: added }).lostRules).toEqual([]);
  });

  test('is not met by findings that are only allowed now', () => {
    const findings = before.findings.map((finding) => ({ ...finding, fails: false }));
    const change = compareAssessments(before, { ...before, findings });
    expect(hasWorsened(change)).toBe(true);
    expect(renderDifference(change)).toContain('(before: open, and it failed)');
  });
});

describe('a finding that is gone', () => {
  test('was fixed if its rule judged the resource again, or the resource is gone', () => {
    const fixed = compareAssessments(before, without({ checks: passOutcomes() }));
    expect(fixed.findings).toMatchObject({ fixed: [open], notJudged: [] });
    expect(hasWorsened(fixed)).toBe(false);
    const removed = compareAssessments(before, without({ resources: [], checks: dropOutcomes() }));
    expect(removed.findings).toMatchObject({ fixed: [open], notJudged: [] });
  });

  test('was not fixed if its rule does not apply to the resource any more', () => {
    const change = compareAssessments(before, without({ checks: dropOutcomes() }));
    expect(change.findings).toMatchObject({ fixed: [], notJudged: [open] });
  });
});

describe('environments', () => {
  const both = createTwoEnvironmentsAssessment();

  test('that are missing are told', () => {
    const change = compareAssessments(both, selectEnvironments(both, ['sandbox']));
    expect(change.missingEnvironments).toEqual(['production']);
    expect(renderDifference(change)).toContain('### Environments that are missing (1)');
  });

  test('that were chosen are compared with the same ones of the baseline', () => {
    const chosen = selectEnvironments(both, ['sandbox']);
    const change = compareAssessments(chosen, chosen);
    expect(renderDifference(change)).toBe('Nothing got worse against the baseline.\n');
    expect(chosen.resources.length).toBeGreaterThan(0);
    expect(chosen.resources.every(({ path }) => path.startsWith('sandbox/'))).toBe(true);
  });
});

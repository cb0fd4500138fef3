import { describe, expect, test } from '@jest/globals';
import type { CheckRecord, ResourceRecord, SwitchedOffRecord } from '../../src/assessment/assessment';
import type { ControlRecord } from '../../src/assessment/control-record';
import {
  assessFrameworks,
  type FindTestRecord,
  type JudgedRecords,
  type TestRecord,
} from '../../src/assessment/control-state';
import { type AppTest, type Control, citeResources, citeRules, type Evidence } from '../../src/frameworks/framework';

const RULES = ['RdsProxyTls', 'S3BucketVersioning', 'S3LifecycleExpiration'];

function createCheck(id: string, compliant: readonly number[]): CheckRecord {
  const outcomes = { compliant, violation: [], undecided: [], 'not-applicable': [] };
  return { id, title: id, why: '', url: '', references: [], rules: [], outcomes };
}

const BUCKET: ResourceRecord = {
  path: 'sandbox/Store/Bucket',
  logicalId: 'Bucket',
  type: 'AWS::S3::Bucket',
  stack: 'sandbox/Store',
  template: 'store.template.json',
  line: 1,
};

const FRAMEWORK = { id: 'gdpr', title: 'GDPR', version: '2016', url: '' };

/** An app with one bucket, for which rules held. */
const judged = (held: readonly string[]): JudgedRecords => ({
  checks: held.map((id) => createCheck(id, [0])),
  findings: [],
  resources: [BUCKET],
  switchedOff: [],
});

function assess(
  evidence: readonly Evidence[],
  held: readonly string[],
  switchedOff: readonly string[] = [],
): ControlRecord | undefined {
  const off = switchedOff.map((rule): SwitchedOffRecord => {
    return { environment: 'sandbox', pack: 'Bulwark', rule: `Bulwark-${rule}`, reason: 'Another team checks it.' };
  });
  const control = { id: 'Art. 32', title: 'Security', evidence };
  const framework = { id: 'gdpr', title: 'GDPR', version: '2016', url: '', controls: [control] };
  const checks = held.map((id) => createCheck(id, [0]));
  return assessFrameworks([framework], { checks, findings: [], resources: [], switchedOff: off })[0]?.controls[0];
}

describe('a control without findings', () => {
  test('is met if every rule that it cites held', () => {
    expect(assess(citeRules(...RULES), RULES)).toMatchObject({ state: 'met', rules: { held: 3, cited: 3 } });
  });

  test('is partly met if only some of the rules evaluated a resource, and has the share', () => {
    const [first = ''] = RULES;
    expect(assess(citeRules(...RULES), [first])).toMatchObject({ state: 'partly-met', rules: { held: 1, cited: 3 } });
  });

  test('is partly met if a policy switches one of the rules off', () => {
    const [off = '', ...held] = RULES;
    expect(assess(citeRules(...RULES), held, [off])).toMatchObject({
      state: 'partly-met',
      rules: { held: 2, cited: 3 },
    });
    expect(assess(citeRules(...RULES), [], RULES)).toMatchObject({ state: 'not-covered' });
  });

  test('does not apply if no rule evaluated a resource', () => {
    expect(assess(citeRules(...RULES), [])).toMatchObject({ state: 'not-applicable', rules: { held: 0, cited: 3 } });
    expect(assess(citeResources('AWS::SNS::Topic'), [])).not.toHaveProperty('rules');
  });
});

describe('a control with a duty of people', () => {
  const duty = { who: 'Platform team', what: 'Review it every quarter.' };
  const decide = (control: Partial<Control>, held: readonly string[] = RULES): string | undefined => {
    const framework = { ...FRAMEWORK, controls: [{ id: 'Art. 32', title: 'Security', evidence: [], ...control }] };
    return assessFrameworks([framework], judged(held))[0]?.controls[0]?.state;
  };

  test('is not met while the duty is open, although every rule held', () => {
    expect(decide({ evidence: citeRules(...RULES), duty })).toBe('partly-met');
    expect(decide({ evidence: citeRules(...RULES) })).toBe('met');
  });

  test('is not met by a resource either', () => {
    expect(decide({ evidence: citeResources('AWS::S3::Bucket'), duty })).toBe('partly-met');
    expect(decide({ evidence: citeResources('AWS::S3::Bucket') })).toBe('met');
  });

  test('is not covered without a rule', () => {
    expect(decide({ duty })).toBe('not-covered');
  });

  test('applies where no rule evaluated a resource: the duty is still open', () => {
    expect(decide({ evidence: citeRules(...RULES), duty }, [])).toBe('not-covered');
    expect(decide({ evidence: citeRules(...RULES) }, [])).toBe('not-applicable');
  });

  test('does not apply where its types are absent', () => {
    expect(decide({ evidence: citeRules(...RULES), duty, appliesTo: ['AWS::SNS::Topic'] }, [])).toBe('not-applicable');
  });
});

describe('a control that tests show', () => {
  const TESTS: readonly AppTest[] = ['one', 'two'].map((title) => ({ file: 'a.test.ts', test: title }));
  const decide = (states: readonly TestRecord['state'][], control: Partial<Control> = {}): string | undefined => {
    const framework = { ...FRAMEWORK, controls: [{ id: 'Art. 32', title: 'Security', evidence: TESTS, ...control }] };
    const findTest: FindTestRecord = ({ test: title }) => ({ state: states[title === 'one' ? 0 : 1] ?? 'named' });
    return assessFrameworks([framework], judged(RULES), findTest)[0]?.controls[0]?.state;
  };

  test.each<[TestRecord['state'][], string]>([
    [['passed', 'passed'], 'met'],
    [['passed', 'named'], 'partly-met'],
    [['passed', 'outdated'], 'partly-met'],
    [['passed', 'failed'], 'failed'],
    [['named', 'failed'], 'failed'],
    [['named', 'named'], 'not-covered'],
    [['outdated', 'named'], 'not-covered'],
  ])('%j is %s', (states, expected) => {
    expect(decide(states)).toBe(expected);
  });

  test('is not met while a duty is open', () => {
    expect(decide(['passed', 'passed'], { duty: { who: 'Auditor', what: 'Read the report.' } })).toBe('partly-met');
  });

  test('fails with a test, although its rules held', () => {
    const evidence = [...citeRules(...RULES), ...TESTS];
    expect(decide(['named', 'named'], { evidence })).toBe('met');
    expect(decide(['passed', 'failed'], { evidence })).toBe('failed');
  });
});

describe('a control about types of resources', () => {
  const decide = (appliesTo: readonly string[], evidence: readonly Evidence[] = []): string | undefined => {
    const framework = { ...FRAMEWORK, controls: [{ id: 'Art. 32', title: 'Security', evidence, appliesTo }] };
    return assessFrameworks([framework], judged(RULES))[0]?.controls[0]?.state;
  };

  test('is not covered if one of them is in the templates and no rule evaluates it', () => {
    expect(decide(['AWS::S3::Bucket'])).toBe('not-covered');
    expect(decide(['AWS::S3::Bucket'], citeRules('Unknown'))).toBe('not-covered');
  });

  test('does not apply without any of them', () => {
    expect(decide(['AWS::Glue::Job'])).toBe('not-applicable');
    expect(decide(['AWS::Glue::Job'], citeRules('Unknown'))).toBe('not-applicable');
  });

  test('is judged by rules on these resources only', () => {
    expect(decide(['AWS::S3::Bucket'], citeRules(...RULES))).toBe('met');
    // The rules held for the bucket, which the control is not about.
    expect(decide(['AWS::Glue::Job'], citeRules(...RULES))).toBe('not-applicable');
  });
});

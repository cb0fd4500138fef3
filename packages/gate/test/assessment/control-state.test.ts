import { describe, expect, test } from '@jest/globals';
import type { CheckRecord, ControlRecord, SwitchedOffRecord } from '../../src/assessment/assessment';
import { assessFrameworks } from '../../src/assessment/control-state';
import { citeResources, citeRules, type Evidence } from '../../src/frameworks/framework';

const RULES = ['RdsProxyTls', 'S3BucketVersioning', 'S3LifecycleExpiration'];

function createCheck(id: string, compliant: readonly number[]): CheckRecord {
  const outcomes = { compliant, violation: [], undecided: [], 'not-applicable': [] };
  return { id, title: id, why: '', url: '', references: [], rules: [], outcomes };
}

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
  return assessFrameworks([framework], checks, [], [], off)[0]?.controls[0];
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

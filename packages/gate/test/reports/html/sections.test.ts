import { describe, expect, test } from '@jest/globals';
import type { Assessment } from '../../../src/assessment/assessment';
import type { ControlRecord } from '../../../src/assessment/control-record';
import { renderHtmlReport } from '../../../src/reports/html/page';
import { nameEnvironments } from '../../../src/reports/html/report-context';
import { createSmallAssessment } from '../small-assessment';
import { createExposedAssessment } from './exposed-assessment';

const assessment = createExposedAssessment();

/** The text of a section as a reader sees it. */
function readSection(given: Assessment, id: string, before?: Assessment): string {
  const page = renderHtmlReport(given, { today: '2026-11-23', ...(before === undefined ? {} : { before }) });
  const [, section = ''] = new RegExp(`<section id="${id}"[^>]*>(.*?)</section>`, 's').exec(page) ?? [];
  return section
    .replace(/<option>.*?<\/option>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
}

function withControls(controls: readonly ControlRecord[]): Assessment {
  return {
    ...assessment,
    frameworks: [{ id: 'own-1', title: 'Own', version: '1', url: 'https://example.com', controls }],
  };
}

const MET: ControlRecord = { id: '1.1', title: 'Keys rotate', state: 'met', evidence: [] };
const DUTY = { who: 'Security officer', what: 'Review the keys.' };
const RESULT = {
  result: 'met',
  owner: 'audit-team',
  date: '2026-10-01',
  until: '2027-09-30',
  checked: 'Looked at every key.',
  link: 'https://example.com/ticket/1',
  state: 'valid',
} as const;

describe('the verdict', () => {
  test('says that an app with an open finding is not to be deployed', () => {
    expect(readSection(createSmallAssessment(), 'verdict')).toContain('Failed Do not deploy:');
  });

  test('says passed with the number of accepted findings', () => {
    const passed: Assessment = {
      ...assessment,
      findings: assessment.findings.map((finding) => ({ ...finding, state: 'acknowledged', fails: false })),
      verdict: { ...assessment.verdict, outcome: 'passed', failing: 0, open: 0 },
    };
    expect(readSection(passed, 'verdict')).toContain('Passed It may be deployed: no finding is open.');
  });

  test('names an environment that is judged as disposable, and why', () => {
    const [first, ...others] = assessment.policies ?? [];
    if (first === undefined) throw new Error('no policy');
    const disposable = {
      ...assessment,
      policies: [{ ...first, disposable: true, disposableReason: 'It has test data' }, ...others],
    };
    expect(readSection(disposable, 'verdict')).toContain(
      'sandbox is judged as disposable: no rule asks for retention or deletion protection there. Reason: It has test data.',
    );
    expect(readSection(assessment, 'verdict')).not.toContain('is judged as disposable');
    const silent = { ...assessment, policies: [{ ...first, disposable: true }, ...others] };
    expect(readSection(silent, 'verdict')).toContain('The policy has no reason.');
  });

  test('names what was not judged, and each rule that is off with its reason', () => {
    const [finding] = assessment.findings;
    if (finding === undefined) throw new Error('no finding');
    const unjudged = {
      ...assessment,
      findings: [...assessment.findings, { ...finding, check: 'NotJudgedType', resource: 'sandbox/Store/Odd' }],
      verdict: { ...assessment.verdict, notJudged: 1 },
    };
    expect(readSection(unjudged, 'verdict')).toContain(
      '1 part of the templates was not judged. Review by hand: sandbox/Store/Odd',
    );
    expect(readSection(assessment, 'verdict')).toContain(
      'The bucket is read by HTTP clients of a test bench. AwsSolutions-S10',
    );
  });
});

describe('the controls', () => {
  test('are not plain met while people have an open duty', () => {
    expect(readSection(withControls([MET]), 'controls')).toMatch(/Keys rotate met /);
    expect(readSection(withControls([{ ...MET, duty: DUTY }]), 'controls')).toContain('met by templates, duty open');
    expect(readSection(withControls([{ ...MET, duty: DUTY, result: RESULT }]), 'controls')).toMatch(/Keys rotate met /);
    const ended = { ...RESULT, state: 'ended' } as const;
    expect(readSection(withControls([{ ...MET, duty: DUTY, result: ended }]), 'controls')).toContain('duty open');
  });

  test('show evidence of every kind with its state', () => {
    const text = readSection(
      withControls([
        {
          ...MET,
          evidence: [
            { kind: 'rule', what: 'KmsKeyRotates', basis: 'by Bulwark', state: 'held', resources: 7 },
            {
              kind: 'test',
              what: 'a.test.ts: rotates',
              basis: 'by the app',
              state: 'passed',
              resources: 0,
              commit: 'a'.repeat(40),
            },
            { kind: 'test', what: 'b.test.ts: waits', basis: 'by the app', state: 'named', resources: 0 },
            { kind: 'manual', what: 'Looked at every key', basis: 'by the app', state: 'held', resources: 0 },
          ],
        },
      ]),
      'controls',
    );
    expect(text).toContain('Rules, held, by Bulwark: KmsKeyRotates (7)');
    expect(text).toContain('Tests, passed at this commit, by the app: a.test.ts: rotates at aaaaaaaaaaaa');
    expect(text).toContain('Tests, named, not run, by the app: b.test.ts: waits');
    expect(text).toContain('Checked by people, held, by the app: Looked at every key');
  });
});

describe('the decisions', () => {
  test('mark an acknowledgement that the change asks for', () => {
    const before = createSmallAssessment([]);
    const text = readSection(createSmallAssessment(), 'decisions', before);
    expect(text).toContain('Acknowledgements that this change asks for');
    expect(text).toContain('platform-security 2026-12-01');
  });

  test('name a result of people that ends soon', () => {
    const soon = { ...MET, duty: DUTY, result: { ...RESULT, state: 'ends-soon' } } as const;
    expect(readSection(withControls([soon]), 'decisions')).toContain(
      '1 result that people recorded ends soon: own-1 1.1 on 2027-09-30 (audit-team).',
    );
  });

  test('name what ends within 30 days', () => {
    expect(readSection(assessment, 'decisions')).toMatch(/acknowledgements? ends? within 30 days: Plain, 2026-12-01/);
  });
});

describe('exposure and access', () => {
  test('show public methods with what protects them, and what is missing', () => {
    const text = readSection(assessment, 'exposure');
    expect(text).toContain('GET /subjects/{id}/export');
    expect(text).toMatch(/GET \/health .*? none - no no limit nothing none/);
    expect(text).toContain('1 without sign-in');
  });

  test('show each way to a data store with its controls, and a step without any', () => {
    const text = readSection(assessment, 'paths');
    expect(text).toContain('Records database 1 way a step without a control');
    expect(text).toContain('Web ACL blocks known attacks');
    expect(text).toContain('No way from the outside (2 data stores)');
  });

  test('answer who can decrypt, under which condition, and what is not evaluated', () => {
    const text = readSection(assessment, 'access');
    expect(text).toContain('Who can decrypt with sandbox/Data/FieldKey?');
    expect(text).toContain('only if the encryption context purpose is tenant-key');
    expect(text).toContain('no principal of the templates');
    expect(text).toContain('Service control policies of the organization.');
  });
});

test('the inventory has the cost of each environment', () => {
  const text = readSection(assessment, 'inventory');
  expect(text).toContain('1,399.50 USD per month , for an idle month at list price.');
  expect(text).toContain('11680 ACU-hour at 0.018 USD');
});

test('provenance has the versions, the hashes and the commands', () => {
  const text = readSection(assessment, 'provenance');
  expect(text).toContain('npm ci &amp;&amp; npm run synth');
  for (const { sha256 } of assessment.stacks) expect(text).toContain(sha256);
  const foreign = { ...assessment, resources: assessment.resources.map(({ source: _, ...resource }) => resource) };
  expect(readSection(foreign, 'provenance')).toMatch(/npx bulwark-gate --template \S+ .*--packs AwsSolutions,/);
});

test('many environments are named shortly', () => {
  expect(nameEnvironments(['a'])).toBe('a');
  expect(nameEnvironments(['a', 'b'])).toBe('a and b');
  expect(nameEnvironments(['a', 'b', 'c'])).toBe('a, b and c');
  expect(nameEnvironments(['a', 'b', 'c', 'd'])).toBe('a, b, c and 1 other');
  expect(nameEnvironments(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 others');
});

import { describe, expect, test } from '@jest/globals';
import { compareAssessments } from '../../../src/reports/difference';
import { renderDifference } from '../../../src/reports/difference-text';
import { renderReport } from '../../../src/reports/reports';
import { createExposedAssessment } from './exposed-assessment';
import { readMarkup, readSection, withFinding } from './read-section';

const assessment = createExposedAssessment();

describe('the verdict', () => {
  test('names the steps of the app before a deployment, and does not say that it may be deployed at once', () => {
    const notices = ['Set your own account.'];
    const given = {
      ...assessment,
      app: { environments: [], notices },
      verdict: { ...assessment.verdict, outcome: 'passed' as const, open: 0, failing: 0 },
    };
    const text = readSection(given, 'verdict');
    expect(text).toContain('It may be deployed after the steps below: no finding is open.');
    expect(text).toContain('Before you deploy: Set your own account.');
    const silent = readSection({ ...given, app: { environments: [], notices: [] } }, 'verdict');
    expect(silent).toContain('It may be deployed: no finding is open.');
    expect(silent).not.toContain('Before you deploy');
  });

  test('counts a rule once that several environments switch off, as Markdown does', () => {
    const off = { pack: 'Bulwark', rule: 'Bulwark-MacieEnabled', reason: 'No personal data.' };
    const environments = ['sandbox', 'production'];
    const given = { ...assessment, switchedOff: environments.map((environment) => ({ ...off, environment })) };
    expect(readSection(given, 'verdict')).toContain('1 rule (2 with environments) is switched off');
    expect(renderReport('markdown', given)).toContain('switched off by the policy: 1 rule (2 with environments)');
    const one = { ...assessment, switchedOff: [{ ...off, environment: 'sandbox' }] };
    expect(readSection(one, 'verdict')).toContain('1 rule is switched off');
  });
});

describe('who can do what', () => {
  test.each([
    [['only on logs/*'], ', only on logs/* by'],
    [
      ['kms:ViaService is s3', 'only on logs/*', 'aws:SourceAccount is 1'],
      ', only on logs/*, only if kms:ViaService is s3 and aws:SourceAccount is 1 by',
    ],
    [['not if the request has no MFA'], ', not if the request has no MFA by'],
    [[], 'kms:Decrypt by'],
  ])('reads well under the conditions %j', (conditions, words) => {
    const access = (assessment.access ?? []).map((record) => ({
      ...record,
      answers: record.answers.map((answer) => ({
        ...answer,
        allowed: answer.allowed.map((one) => ({ ...one, conditions })),
      })),
    }));
    expect(readSection({ ...assessment, access }, 'access')).toContain(words);
  });
});

describe('the controls', () => {
  const control = {
    id: '1.1',
    title: 'Keys rotate',
    state: 'accepted' as const,
    rules: { held: 2, cited: 9 },
    evidence: (['held', 'held', 'accepted', 'not-applicable'] as const).map((state, number) => ({
      kind: 'rule' as const,
      what: `Rule${number}`,
      basis: 'by Bulwark' as const,
      state,
      resources: 1,
    })),
  };
  const framework = { id: 'own-1', title: 'Own', version: '1', url: 'https://own.test' };

  test('have the parts of their rules in words, which add up', () => {
    const text = readSection({ ...assessment, frameworks: [{ ...framework, controls: [control] }] }, 'controls');
    expect(text).toContain('Rules: 1 accepted, 2 held, 1 not applicable. 5 more evaluated no resource.');
    expect(text).not.toMatch(/\d of \d+ rules/);
  });

  test('say how many the list leaves out of those in the table', () => {
    const other = { ...control, id: '1.2', state: 'not-applicable' as const };
    const text = readSection({ ...assessment, frameworks: [{ ...framework, controls: [control, other] }] }, 'controls');
    expect(text).toContain('The list leaves out 1 control of the table that does not apply.');
  });
});

describe('the findings', () => {
  const [check] = assessment.checks;
  if (check === undefined) throw new Error('no check');
  const declared = {
    ...check,
    id: 'Declared',
    title: 'Bucket has a lock',
    fix: 'Set the lock.',
    isAboutStack: true as const,
  };

  test('do not show the title of a rule as if it held', () => {
    const given = withFinding({ check: 'Declared' }, { ...assessment, checks: [...assessment.checks, declared] });
    expect(readSection(given, 'findings')).toContain('Not met: Bucket has a lock');
    const undecided = withFinding(
      { check: 'Declared', outcome: 'undecided' },
      { ...assessment, checks: [...assessment.checks, declared] },
    );
    expect(readSection(undecided, 'findings')).toContain('Undecided: Bucket has a lock');
    const positive = readSection(assessment, 'findings');
    expect(positive).not.toContain('Not met: The S3 Bucket');
  });

  test('about a stack name the stack, and no node of the picture has them', () => {
    const [resource] = assessment.resources;
    if (resource === undefined) throw new Error('no resource');
    const given = withFinding(
      { check: 'Declared', resource: resource.path, stack: resource.stack },
      { ...assessment, checks: [...assessment.checks, declared] },
    );
    expect(readSection(given, 'findings')).toContain(`${resource.stack} the stack, reported by ${resource.path}`);
    expect(renderReport('markdown', given)).toContain(`| \`${resource.stack}\` |`);
  });

  test('offer an acknowledgement to copy for open ones only', () => {
    const accepted = {
      ...assessment,
      findings: assessment.findings.map((one) => ({ ...one, state: 'acknowledged' as const })),
    };
    expect(readSection(accepted, 'findings')).not.toContain('Acknowledgement to copy');
    expect(readSection(withFinding({}, accepted), 'findings')).toContain('Acknowledgement to copy (1)');
  });

  test('have no link to an address that is reserved for examples', () => {
    const checks = assessment.checks.map((one) => ({ ...one, url: 'https://rules.example.com/a#b' }));
    const markup = readMarkup({ ...assessment, checks }, 'findings');
    expect(markup).toContain('https://rules.example.com/a#b');
    expect(markup).not.toMatch(/href="https:\/\/[^"/]*example\.com/);
  });
});

test('what changed begins with what is wider, and lists the new findings of a rule together', () => {
  const before = { ...assessment, findings: [] };
  const difference = compareAssessments(before, assessment);
  const [first] = assessment.findings;
  if (first === undefined) throw new Error('no finding');
  const names = ['B', 'A', 'B'];
  const text = renderDifference({
    ...difference,
    exposure: [{ direction: 'wider', resource: 'sandbox/Store', text: 'The bucket is public.' }],
    findings: {
      ...difference.findings,
      new: names.map((check, number) => ({ ...first, check, resource: `sandbox/${number}` })),
    },
  });
  expect(text.indexOf('### Wider (1)')).toBe(0);
  expect([...text.matchAll(/^- `?(\w)`? at/gm)].map(([, name]) => name)).toEqual(['B', 'B', 'A']);
});

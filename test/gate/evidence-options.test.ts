import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assessment, addGate } from '@bulwark/gate';
import type { CommandApp } from '@bulwark/gate/command';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type App, CfnResource, Stack } from 'aws-cdk-lib';
import { type Answer, runInProcess } from './run-in-process';

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const FRAMEWORK = `
version: '1.0'
framework:
  id: acme-2027
  title: ACME baseline
  version: '2027'
  url: https://acme.example.com/baseline
  controls:
    - { id: S-1, title: Buckets keep versions, rules: [S3BucketVersioning] }
    - id: S-2
      title: Versions are reviewed
      rules: [AwsSolutions-S1]
      duty: { who: Platform team, what: Review the versions every quarter. }
    - { id: S-3, title: Staff is trained, duty: { who: People team, what: Train everyone every year. } }
`;

/** Results by hand until a day, as YAML. */
const writeResults = (until: string, control = 'acme-2027 S-3'): string => `
version: '1.0'
results:
  - control: ${control}
    result: met
    owner: people-team
    date: '${inDays(-60)}'
    until: '${until}'
    checked: The list of the participants of all trainings.
    link: https://acme.example.com/trainings
`;

const TEMPLATE = {
  Resources: { Store: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } } },
};

let folder: string;
const at = (file: string): string => join(folder, file);
function write(file: string, text: string): string {
  writeFileSync(at(file), text);
  return at(file);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulwark-options-'));
  write('template.json', JSON.stringify(TEMPLATE));
  write('acme.yaml', FRAMEWORK);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...words: string[]): Answer =>
  runInProcess(['--template', at('template.json'), '--levels', 'required', '--fail-on', 'none', ...words]);

function readStates(file: string): readonly string[] {
  const { frameworks }: Assessment = JSON.parse(readFileSync(file, 'utf8'));
  return frameworks.at(-1)?.controls.map(({ id, state }) => `${id} ${state}`) ?? [];
}

describe('--framework and --manual-results', () => {
  test('add a framework and the result of a control to every report of a template', () => {
    const results = write('results.yaml', writeResults(inDays(200)));
    const answer = run('--framework', at('acme.yaml'), '--manual-results', results, '--output', at('reports'));
    expect(answer).toMatchObject({ code: 0, stdout: expect.stringContaining('PASSED') });
    expect(readStates(at('reports/assessment.json'))).toEqual(['S-1 met', 'S-2 failed', 'S-3 met']);
    for (const file of [
      'controls.csv',
      'findings.sarif',
      'oscal-assessment-results.json',
      'report.html',
      'summary.md',
    ]) {
      const text = readFileSync(join(at('reports'), file), 'utf8');
      expect(text).toContain('The list of the participants of all trainings');
    }
  });

  test('announce a result that ends soon, and fail for one that has ended', () => {
    const soon = run('--framework', at('acme.yaml'), '--manual-results', write('soon.yaml', writeResults(inDays(20))));
    expect(soon.code).toBe(0);
    expect(soon.stdout).toContain(`Results by hand that end soon: acme-2027 S-3 on ${inDays(20)} (people-team).`);
    const ended = run('--framework', at('acme.yaml'), '--manual-results', write('old.yaml', writeResults(inDays(-1))));
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('Bulwark-ManualResultEnded');
  });

  test('accept a result for a framework of the package', () => {
    const results = write('gdpr.yaml', writeResults(inDays(200), 'gdpr Art. 30'));
    expect(run('--manual-results', results).code).toBe(0);
  });

  test.each<[string, () => string[], string]>([
    [
      'a rule that is misspelt',
      () => ['--framework', write('rule.yaml', FRAMEWORK.replace('S3BucketVersioning', 'S3BucketVersionng'))],
      'framework.controls[0].rules[0] is "S3BucketVersionng", which is no rule. Did you mean S3BucketVersioning?',
    ],
    [
      'a control twice',
      () => ['--framework', write('twice.yaml', FRAMEWORK.replace('S-3', 'S-1'))],
      'framework.controls[2].id is "S-1", as is that of controls[0].',
    ],
    [
      'no control',
      () => ['--framework', write('none.yaml', FRAMEWORK.replace(/controls:.*/s, 'controls: []'))],
      'framework.controls has no control.',
    ],
    [
      'a field of another name',
      () => ['--framework', write('field.yaml', FRAMEWORK.replace('rules: [S3', 'rule: [S3'))],
      'framework.controls[0].rule is unknown. Did you mean rules?',
    ],
    [
      'the same framework twice',
      () => ['--framework', at('acme.yaml'), '--framework', write('copy.yaml', FRAMEWORK)],
      'framework.id is "acme-2027", the id of another framework.',
    ],
    [
      'a result for an unknown control',
      () => ['--manual-results', write('unknown.yaml', writeResults(inDays(200), 'gdpr Art 30'))],
      'results[0].control is "gdpr Art 30", which is no control. Did you mean Art. 30?',
    ],
    [
      'two results for a control, in two files',
      () => [
        ...['--manual-results', write('one.yaml', writeResults(inDays(200), 'gdpr Art. 30'))],
        ...['--manual-results', write('two.yaml', writeResults(inDays(100), 'gdpr Art. 30'))],
      ],
      'results[0].control is "gdpr Art. 30", which has a result already.',
    ],
    ['a file that does not exist', () => ['--framework', at('missing.yaml')], 'missing.yaml: file not found.'],
  ])('end with 2 for %s', (_what, words, message) => {
    const answer = run(...words());
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain(message);
  });

  test('work for the app of the folder, with the rules of its own packs', () => {
    const own: CommandApp = {
      command: 'npm run gate --',
      environmentsFile: 'environments.ts',
      environments: ['sandbox'],
      context: {},
      build: (app: App) => {
        new CfnResource(new Stack(app, 'sandbox'), 'Store', {
          type: 'AWS::S3::Bucket',
          properties: TEMPLATE.Resources.Store.Properties,
        });
        return addGate(app, { writeReports: false });
      },
    };
    const words = ['--framework', at('acme.yaml'), '--fail-on', 'none', '--format', 'csv'];
    const answer = runInProcess(words, own);
    expect(answer).toMatchObject({ code: 1, stdout: expect.stringContaining('"acme-2027","S-1"') });
  });
});

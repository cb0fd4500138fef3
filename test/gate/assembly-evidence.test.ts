import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assessment, addGate, type GateOptions, STRICT } from '@bulwark/gate';
import { afterAll, expect, jest, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { runSilently } from '../../packages/gate/test/quiet-gate';
import { runInProcess } from './run-in-process';

const folder = mkdtempSync(join(tmpdir(), 'bulwark-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const FRAMEWORK = {
  id: 'acme-2027',
  title: 'ACME baseline',
  version: '2027',
  url: 'https://acme.example.com/baseline',
  controls: [{ id: 'S-1', title: 'Staff is trained', duty: { who: 'People team', what: 'Train everyone.' } }],
};
const RESULTS = [
  {
    control: 'acme-2027 S-1' as const,
    result: 'met' as const,
    owner: 'people-team',
    date: inDays(-10),
    until: inDays(100),
    checked: 'The list of the participants of all trainings.',
    link: 'https://acme.example.com/trainings',
  },
];

function synthesize(name: string, options: GateOptions): string {
  const app = new App({
    outdir: join(folder, name),
    context: { '@aws-cdk/core:failSynthOnValidationErrors': false },
  });
  new CfnBucket(new Stack(app, 'sandbox'), 'Store');
  addGate(app, { ...options, policy: () => ({ ...STRICT, fails: [] }) });
  const { exitCode } = process;
  const summary = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  runSilently(() => app.synth());
  summary.mockRestore();
  process.exitCode = exitCode ?? 0;
  return app.outdir;
}

const judge = (assembly: string, ...words: readonly string[]) =>
  runInProcess(['--template', assembly, '--format', 'json', '--fail-on', 'none', ...words]);

const listFrameworks = (stdout: string): readonly string[] => {
  const { frameworks }: Assessment = JSON.parse(stdout);
  return frameworks.map(({ id }) => id);
};

test('a run of an assembly says which frameworks and results of its app it does not have', () => {
  const assembly = synthesize('both', { frameworks: [FRAMEWORK], manualResults: RESULTS });
  const { stdout, stderr } = judge(assembly);
  expect(stderr).toContain(
    `The app of ${assembly} has the framework acme-2027 and 1 result by hand, which are in no template and not in this ` +
      'run. Add: --framework FILE --manual-results FILE\n',
  );
  expect(listFrameworks(stdout)).not.toContain('acme-2027');
  const framework = join(folder, 'acme.json');
  writeFileSync(framework, JSON.stringify({ version: '1.0', framework: FRAMEWORK }));
  const results = join(folder, 'results.json');
  writeFileSync(results, JSON.stringify({ version: '1.0', results: RESULTS }));
  const given = judge(assembly, '--framework', framework, '--manual-results', results);
  expect(given.stderr).not.toContain('not in this run');
  expect(listFrameworks(given.stdout)).toContain('acme-2027');
  expect(judge(assembly, '--framework', framework).stderr).toContain('has 1 result by hand, which');
});

test('a run of an assembly without them says nothing', () => {
  expect(judge(synthesize('none', {})).stderr).not.toContain('not in this run');
});

test('an assessment that somebody edited is not read as text of the terminal, and stops nothing', () => {
  const assembly = synthesize('hostile', {});
  const file = join(assembly, 'bulwark', 'assessment.json');
  const assessment: Assessment = JSON.parse(readFileSync(file, 'utf8'));
  const [first] = assessment.frameworks;
  const id = `\u001b[2Jgone${'x'.repeat(500)}`;
  writeFileSync(file, JSON.stringify({ ...assessment, frameworks: [{ ...first, id }] }));
  const { stderr } = judge(assembly);
  expect(stderr).toContain('has the framework [2Jgone');
  expect(stderr).not.toContain('\u001b[2J');
  expect(stderr).not.toContain('x'.repeat(100));
  writeFileSync(file, '{"frameworks": 1');
  expect(judge(assembly).stderr).not.toContain('not in this run');
});

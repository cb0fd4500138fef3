import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compileWithGate } from '../gate/compiled-gate';
import { type Change, createChange, type Files } from './change';
import { type Judged, judgeChange, type Situation } from './judge-change';
import { runScript } from './run-script';

const CLEAN =
  'Resources:\n  Slow:\n    Type: AWS::Logs::QueryDefinition\n    Properties: { Name: slow, QueryString: limit 5 }\n';
const WEAK = `${CLEAN}  Uploads:\n    Type: AWS::S3::Bucket\n`;
const NOBODY_ACCEPTS = "version: '1.0'\nacknowledgements: []\n";
/** Half a year ahead: the run that judges the files has the day of the clock. */
const UNTIL = new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10);
const ACCEPTED = `version: '1.0'
acknowledgements:
  - rule: AwsSolutions-S1
    resource: template/Uploads
    reason: 'Asked by @team: <img src=x> \${{ secrets.TOKEN }} $(touch owned) \`touch owned\` is accepted.'
    owner: platform-security
    until: '${UNTIL}'
`;

let gate: string;
const folders: string[] = [];

beforeAll(() => {
  const programs = compileWithGate([]);
  folders.push(programs);
  gate = `node --no-warnings ${join(programs, 'node_modules/@bulwark/gate/dist/cli/main.js')}`;
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Runs the job `judge`, and leaves its folder to be removed. */
function judge(change: Change, situation: Situation): Promise<Judged> {
  folders.push(dirname(change.repository));
  return judgeChange(change, situation);
}

const inFolder = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
const command = () => `${gate} --template template.yaml --acknowledgements accepted.yaml`;

describe('a pull request that adds a weak bucket and an acknowledgement', () => {
  let judged: Judged;
  let change: Change;

  beforeAll(async () => {
    change = await createChange(
      inFolder('infra', { 'template.yaml': CLEAN, 'accepted.yaml': NOBODY_ACCEPTS }),
      inFolder('infra', { 'template.yaml': WEAK, 'accepted.yaml': ACCEPTED }),
    );
    judged = await judge(change, { command: command(), folder: 'infra' });
  });

  test('is compared with the base branch, which passed', () => {
    expect(JSON.parse(readFileSync(judged.outputs['baseline'] ?? '', 'utf8'))).toMatchObject({
      verdict: { outcome: 'passed' },
    });
    expect(judged.outputs).toMatchObject({ verdict: 'failed', worse: 'true' });
  });

  test('has a comment with the outcome, what got worse, and the acknowledgement as asked', () => {
    const comment = judged.readReport('comment.md');
    expect(comment).toMatch(/^## Bulwark: failed\n/);
    expect(comment).toContain('### Requested acknowledgements, valid once this change is approved (1)');
    expect(comment).toMatch(/`AwsSolutions-S1` .*, new, 1 finding not accepted before: Asked by /);
    expect(comment).toContain('Worse than the baseline: the changes above need approval.');
    expect(comment).toContain(
      `Commit ${change.head}. All reports: [artifacts of this run](https://github.com/example/shop/actions/runs/7#artifacts).`,
    );
    expect(judged.summary).toBe(comment);
  });

  test('has the hostile reason as text, and nothing of it runs', () => {
    const comment = judged.readReport('comment.md');
    expect(comment).toContain('&lt;img src=x&gt;');
    expect(comment).not.toMatch(/<img|@team/);
    expect(existsSync(join(change.repository, 'infra', 'owned'))).toBe(false);
    expect(existsSync(join(change.repository, 'owned'))).toBe(false);
  });

  test('has every report, and a SARIF file for the upload with paths from the root of the repository', () => {
    expect(JSON.parse(judged.readReport('assessment.json'))).toMatchObject({ acknowledgements: [{}] });
    const { runs } = JSON.parse(judged.readReport('uploaded.sarif'));
    expect(runs[0].automationDetails).toEqual({ id: 'shop/' });
    const paths = runs[0].results.flatMap(
      (result: { locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri),
    );
    expect([...new Set(paths)]).toEqual(['infra/template.yaml']);
  });

  test('is red, whatever decides', async () => {
    expect([await judged.decide('verdict'), await judged.decide('worse'), await judged.decide('both')]).toEqual([
      1, 1, 1,
    ]);
    expect(await judged.decide('nothing')).toBe(1);
  });
});

describe('a pull request', () => {
  test('that changes nothing of an app with open findings fails by the verdict, and passes if only worse counts', async () => {
    const change = await createChange({ 'template.yaml': WEAK, 'accepted.yaml': ACCEPTED }, { 'README.md': 'New' });
    const judged = await judge(change, { command: command() });
    expect(judged.outputs).toMatchObject({ verdict: 'failed', worse: 'false' });
    expect(judged.readReport('comment.md')).toContain('Nothing got worse against the baseline.');
    expect([await judged.decide('verdict'), await judged.decide('worse')]).toEqual([1, 0]);
  });

  test('that adds the gate is judged without a comparison, and told so', async () => {
    const change = await createChange(
      { 'README.md': 'Old' },
      { 'template.yaml': CLEAN, 'accepted.yaml': NOBODY_ACCEPTS },
    );
    const judged = await judge(change, { command: command() });
    expect(judged.outputs).toMatchObject({ verdict: 'passed', worse: 'false' });
    expect(judged.outputs).not.toHaveProperty('baseline');
    expect(judged.log).toContain('::notice::No comparison');
    expect(judged.readReport('comment.md')).toContain('No comparison: there is no assessment of the base branch');
    expect([await judged.decide('verdict'), await judged.decide('worse')]).toEqual([0, 0]);
  });

  test('that raises the version of the gate is judged without a comparison, if it does not read the old assessment', async () => {
    const old =
      'while [ "$1" != --output ]; do shift; done\nmkdir -p "$2" && echo \'{ "version": "0.1" }\' > "$2/assessment.json"\n';
    const files = { 'template.yaml': CLEAN, 'accepted.yaml': NOBODY_ACCEPTS };
    const change = await createChange({ ...files, 'judge.sh': old }, { 'judge.sh': `${command()} "$@"\n` });
    const judged = await judge(change, { command: 'sh judge.sh' });
    expect(judged.outputs).toMatchObject({ baseline: expect.any(String), compared: 'false', verdict: 'passed' });
    expect(judged.readReport('comment.md')).toContain('No comparison');
    expect([await judged.decide('verdict'), await judged.decide('worse')]).toEqual([0, 0]);
  });

  test('that the gate cannot judge is red, also if only worse counts', async () => {
    const change = await createChange({ 'README.md': 'Old' }, { 'README.md': 'New' });
    const judged = await judge(change, { command: 'false' });
    expect(judged.outputs).toMatchObject({ verdict: 'could not judge', worse: 'true' });
    expect(judged.readReport('comment.md')).toContain('## Bulwark: could not judge');
    expect([await judged.decide('verdict'), await judged.decide('worse'), await judged.decide('both')]).toEqual([
      1, 1, 1,
    ]);
  });

  test('is compared with the tip of its base and not with the commit that it started from', async () => {
    const change = await createChange(
      { 'template.yaml': CLEAN, 'accepted.yaml': NOBODY_ACCEPTS },
      { 'README.md': 'New' },
    );
    const judged = await judge(change, { command: command() });
    const checkedOut = await runScript('git rev-parse HEAD', join(judged.runnerTemp, 'base'));
    expect(checkedOut.stdout.trim()).toBe(change.base);
    const start = await runScript('git merge-base HEAD^1 HEAD^2', change.repository);
    expect(start.stdout.trim()).not.toBe(change.base);
  });
});

test('a push to the base branch is judged by itself, without a sentence about a comparison', async () => {
  const change = await createChange(
    { 'template.yaml': CLEAN, 'accepted.yaml': NOBODY_ACCEPTS },
    { 'README.md': 'New' },
  );
  const judged = await judge(change, { command: command(), event: 'push' });
  expect(judged.outputs).toEqual({ verdict: 'passed', worse: 'false', compared: 'false' });
  expect(judged.readReport('comment.md')).not.toContain('No comparison');
});

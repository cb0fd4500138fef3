import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { compileWithGate } from '../gate/compiled-gate';
import { type LocalServer, startLocalServer } from '../lambda/local-server';
import { createChange, type Files } from './change';
import { type Ended, runScript } from './run-script';
import { readWorkflow } from './workflow';

const ROOT = join(__dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'ci.md'), 'utf8');

/** Reads the code block that starts with a file name, such as `# .gitlab-ci.yml`. */
function readBlock(file: string): string {
  const block = [...page.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].find(([, text = '']) =>
    text.split('\n')[0]?.endsWith(` ${file}`),
  );
  if (block?.[1] === undefined) throw new Error(`docs/ci.md has no block of ${file}`);
  return block[1];
}

const CLEAN = {
  Resources: { Slow: { Type: 'AWS::Logs::QueryDefinition', Properties: { Name: 'slow', QueryString: 'limit 5' } } },
};
const WEAK = { Resources: { ...CLEAN.Resources, Uploads: { Type: 'AWS::S3::Bucket' } } };

const folders: string[] = [];
let programs: string;

beforeAll(() => {
  programs = compileWithGate([]);
  folders.push(programs);
  // `npx --no -- bulwark-gate` runs the gate of this repository, on the template of the folder in place of an app.
  const gate = join(programs, 'node_modules/@bulwark/gate/dist/cli/main.js');
  const npx = `#!/bin/sh\n[ "$1 $2 $3" = '--no -- bulwark-gate' ] || exit 3\nshift 3\nexec node --no-warnings "${gate}" --template template.json "$@"\n`;
  mkdirSync(join(programs, 'bin'));
  writeFileSync(join(programs, 'bin', 'npx'), npx, { mode: 0o755 });
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const LOCK = JSON.stringify({ name: 'shop', lockfileVersion: 3, requires: true, packages: { '': { name: 'shop' } } });
const APP = { 'package.json': JSON.stringify({ name: 'shop' }), 'package-lock.json': LOCK };

async function createShop(before: object | undefined, after: object) {
  const base: Files = before === undefined ? {} : { ...APP, 'template.json': JSON.stringify(before) };
  const change = await createChange(base, { ...APP, 'template.json': JSON.stringify(after) });
  folders.push(dirname(change.repository));
  // GitLab and Jenkins check out the change itself.
  await runScript(`git checkout --quiet ${change.head}`, change.repository);
  return change;
}

const run = (script: string, folder: string, env: Readonly<Record<string, string>>): Promise<Ended> =>
  runScript(script, folder, { ...env, PATH: `${join(programs, 'bin')}:${process.env['PATH']}` });

describe('GitHub Actions', () => {
  const { jobs } = parse(readBlock('.github/workflows/gate-of-the-app.yml'));
  const { gate } = readWorkflow('ci.yml').jobs;

  test('the caller is the one of this repository, with the command of the package', () => {
    expect(jobs.gate).toEqual({ ...gate, with: { gate: 'npx --no -- bulwark-gate' } });
  });

  test('the table has each input with its default', () => {
    const { inputs } = Object(readWorkflow('gate.yml').on['workflow_call']);
    for (const [name, input] of Object.entries<{ default: unknown }>(inputs)) {
      expect(page).toMatch(
        new RegExp(`^\\| \`${name}\` \\| .* \\| \`${String(input.default).replaceAll('.', '\\.')}\` \\|$`, 'm'),
      );
    }
  });
});

describe('GitLab', () => {
  const jobs: Record<
    'gate' | 'note',
    { readonly script: readonly string[]; readonly artifacts: { readonly reports: object } }
  > = parse(readBlock('.gitlab-ci.yml'));
  // A job runs its lines in one shell.
  const [gate, note] = [jobs.gate.script.join('\n'), jobs.note.script.join('\n')];

  test('a change that adds a weak bucket is red, with a summary of what got worse and the files of its reports', async () => {
    const { repository, base } = await createShop(CLEAN, WEAK);
    const { code } = await run(gate, repository, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base, CI_PROJECT_DIR: repository });
    expect(code).toBe(1);
    const read = (file: string) => readFileSync(join(repository, 'bulwark', file), 'utf8');
    expect(read('summary.md')).toContain('Worse than the baseline');
    expect(JSON.parse(read('code-quality.json'))).toContainEqual({
      description: expect.any(String),
      check_name: 'S3BucketLoggingEnabled',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}:1$/),
      severity: 'critical',
      location: { path: 'template.json', lines: { begin: expect.any(Number) } },
    });
    for (const file of Object.values(jobs.gate.artifacts.reports)) readFileSync(join(repository, file));
  });

  test('a change that adds the gate and nothing weak is green', async () => {
    const { repository, base } = await createShop(undefined, CLEAN);
    const ended = await run(gate, repository, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base, CI_PROJECT_DIR: repository });
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('Exit code of the base') });
  });

  test('a base whose assessment cannot be read is no baseline', async () => {
    const { repository, base } = await createShop(CLEAN, CLEAN);
    const other = gate.replace(/^npm ci$/m, `echo '{ "version": "0.1" }' > baseline/assessment.json`);
    const ended = await run(other, repository, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base, CI_PROJECT_DIR: repository });
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('is not an assessment.json of version') });
  });

  describe('the note', () => {
    interface Note {
      readonly id: number;
      readonly author: { readonly id: number };
      readonly body: string;
    }

    let notes: Note[] = [];
    let gitLab: LocalServer;

    // The part of the API of GitLab that the script calls.
    beforeAll(async () => {
      gitLab = await startLocalServer(({ method, path, headers }) => {
        const { pathname, searchParams } = new URL(path, 'http://localhost');
        if (headers['private-token'] !== 'secret') return { status: 401 };
        if (pathname === '/user') return { status: 200, body: JSON.stringify({ id: 9 }) };
        if (method !== 'GET') return { status: 200, body: '{}' };
        const start = (Number(searchParams.get('page')) - 1) * 100;
        return { status: 200, body: JSON.stringify(notes.slice(start, start + 100)) };
      });
    });

    afterAll(() => gitLab.close());

    async function publish(existing: Note[]): Promise<string> {
      notes = existing;
      const { repository } = await createShop(undefined, CLEAN);
      mkdirSync(join(repository, 'bulwark'));
      writeFileSync(join(repository, 'bulwark', 'summary.md'), '## Bulwark: passed & "fine"\n');
      const env = {
        CI_API_V4_URL: gitLab.url,
        CI_PROJECT_ID: '3',
        CI_MERGE_REQUEST_IID: '12',
        GATE_NOTE_TOKEN: 'secret',
      };
      expect(await run(note, repository, env)).toMatchObject({ code: 0, stderr: '' });
      const { method, path, body } = gitLab.received.at(-1) ?? {};
      return `${method} ${path} ${new URLSearchParams(body).get('body')}`;
    }

    const OWN = { id: 42, author: { id: 9 }, body: '<!-- bulwark-gate -->\nOld' };
    const TEXT = '<!-- bulwark-gate -->\n## Bulwark: passed & "fine"\n';
    const NOTES = '/projects/3/merge_requests/12/notes';

    test('is created once, and updated later, also after more than a hundred others', async () => {
      expect(await publish([])).toBe(`POST ${NOTES} ${TEXT}`);
      const others = Array.from({ length: 120 }, (_, id) => ({ id, author: { id: 1 }, body: 'Nice' }));
      expect(await publish([...others, OWN])).toBe(`PUT ${NOTES}/42 ${TEXT}`);
    });

    test('of somebody else with the same marker is left as it is', async () => {
      expect(await publish([{ ...OWN, author: { id: 1 } }])).toContain('POST ');
    });
  });
});

describe('Jenkins', () => {
  const scripts = [...readBlock('Jenkinsfile').matchAll(/sh '''([\s\S]*?)'''|sh '([^'\n]+)'/g)].map(
    ([, long, short]) => long ?? short ?? '',
  );

  test('a change that adds a weak bucket is red, with a summary of what got worse; a branch name is no command', async () => {
    const { repository, origin } = await createShop(CLEAN, WEAK);
    const branch = 'main;touch$IFS$9owned';
    await runScript(`git push --quiet "${origin}" 'main:refs/heads/${branch}'`, repository);
    // Left over from a run before.
    mkdirSync(join(repository, 'bulwark'));
    writeFileSync(join(repository, 'bulwark', 'old.json'), '');
    const env = { CHANGE_TARGET: branch, WORKSPACE: repository, WORKSPACE_TMP: `${repository}@tmp` };
    const codes: number[] = [];
    for (const script of scripts) codes.push((await run(script, repository, env)).code);
    expect(codes).toEqual([0, 0, 1]);
    expect(readFileSync(join(repository, 'bulwark', 'summary.md'), 'utf8')).toContain('Worse than the baseline');
    const { stdout } = await runScript('git status --porcelain && ls bulwark', repository);
    expect(stdout).not.toMatch(/owned|old\.json/);
  });

  test('every published file is one that the gate writes, or a page that may be missing', () => {
    const files = [...readBlock('Jenkinsfile').matchAll(/'bulwark\/([\w.-]+)'/g)].map(([, file]) => file);
    expect(files).toEqual(['junit.xml', 'findings.sarif']);
  });
});

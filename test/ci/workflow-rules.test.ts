import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type CallInput, type Job, readWorkflow, type Step, WORKFLOWS, type Workflow } from './workflow';

const files = readdirSync(WORKFLOWS);
const gate = readWorkflow('gate.yml');
const listJobs = ({ jobs }: Workflow): readonly (readonly [string, Job])[] => Object.entries(jobs);
const listSteps = (workflow: Workflow): readonly Step[] => listJobs(workflow).flatMap(([, { steps = [] }]) => steps);

function readInputs({ on }: Workflow): Readonly<Record<string, CallInput>> {
  const { inputs }: { inputs?: Record<string, CallInput> } = Object(on['workflow_call']);
  return inputs ?? {};
}

describe.each(files)('%s', (file) => {
  const workflow = readWorkflow(file);

  test('has no expression in a script, so that a text of a pull request is never a command', () => {
    expect(listSteps(workflow).filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('never runs with the rights of the base branch', () => {
    for (const event of ['pull_request_target', 'workflow_run', 'issue_comment']) {
      expect(workflow.on).not.toHaveProperty(event);
    }
  });

  test('uses actions by full commit, with the version beside it', () => {
    const text = readFileSync(join(WORKFLOWS, file), 'utf8');
    const uses = [...text.matchAll(/uses: (.*)/g)]
      .map(([, used = '']) => used)
      .filter((used) => !used.startsWith('./'));
    expect(uses.filter((used) => !/^(?:actions|github)\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used))).toEqual(
      [],
    );
  });

  test('leaves no token in the folder that code of a pull request reads', () => {
    const checkouts = listSteps(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('has permissions at the top or at each job', () => {
    expect(workflow.permissions).toBeDefined();
    expect(Object.values(workflow.permissions ?? {}).filter((right) => right !== 'read')).toEqual([]);
  });
});

describe('the workflow of the gate', () => {
  test('gives the job that runs code of the pull request a token that reads', () => {
    expect(gate.jobs['judge']?.permissions).toEqual({ contents: 'read' });
  });

  test('runs no code of the pull request, nor a checkout of it, where the token writes', () => {
    const writing = listJobs(gate).filter(([, { permissions }]) => Object.values(permissions ?? {}).includes('write'));
    expect(writing.map(([name]) => name)).toEqual(['publish']);
    for (const { uses = '', run = '' } of writing.flatMap(([, { steps = [] }]) => steps)) {
      expect(uses).not.toMatch(/checkout|setup-/);
      expect(run).not.toMatch(/\b(?:npm|npx|node|git|eval|source)\b|INSTALL|GATE\b/);
    }
  });

  test('judges the base before anything of the change is installed', () => {
    const names = gate.jobs['judge']?.steps?.map(({ name, uses = '' }) => name ?? uses.replace(/@.*/, ''));
    expect(names).toEqual([
      'actions/checkout',
      'actions/setup-node',
      'Judge the base',
      'Install',
      'Judge the change',
      'Write the summary',
      'actions/upload-artifact',
      'Decide',
    ]);
  });

  test('checks out the merge commit with its parents, which the base is one of', () => {
    const [checkout] = gate.jobs['judge']?.steps ?? [];
    expect(checkout?.with).toMatchObject({ 'fetch-depth': 2 });
    expect(checkout?.with).not.toHaveProperty('ref');
  });

  test('uses each of its inputs and no other', () => {
    const text = readFileSync(join(WORKFLOWS, 'gate.yml'), 'utf8');
    const used = new Set([...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(readInputs(gate)).sort());
  });

  test('writes to no pull request of a fork, whose token cannot write', () => {
    expect(gate.jobs['publish']?.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  });
});

describe('CI of this repository', () => {
  const { gate: job } = readWorkflow('ci.yml').jobs;

  test('uses the same workflow, and gives the rights that it asks for', () => {
    expect(job?.uses).toBe('./.github/workflows/gate.yml');
    expect(job?.permissions).toMatchObject(gate.jobs['publish']?.permissions ?? { missing: 'rights' });
    expect(Object.keys(job?.with ?? {}).filter((name) => readInputs(gate)[name] === undefined)).toEqual([]);
  });

  test('calls a script that package.json has', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(
      readFileSync(join(WORKFLOWS, '..', '..', 'package.json'), 'utf8'),
    );
    const [, script = ''] = /^npm run --silent (\w+) --$/.exec(String(job?.with?.['gate'])) ?? [];
    expect(scripts).toHaveProperty(script);
  });
});

test('`.ci/run` reads nothing outside of the repository, unless a variable names it', () => {
  const script = readFileSync(join(WORKFLOWS, '..', '..', '.ci', 'run'), 'utf8');
  expect(script).not.toContain('../');
  expect(script).toMatch(/if \[ -n "\$\{REPORT_SCHEMAS:-\}" \]; then/);
});

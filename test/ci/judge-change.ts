import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change } from './change';
import { type Ended, runScript } from './run-script';
import { findStep, readWorkflow, resolveExpressions } from './workflow';

const workflow = readWorkflow('gate.yml');

/** What the job `judge` leaves. */
export interface Judged {
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  readonly readReport: (file: string) => string;
  readonly summary: string;
  readonly runnerTemp: string;
  readonly decide: (failsOn: string) => Promise<number>;
}

export interface Situation {
  /** Command of the gate. */
  readonly command: string;
  readonly folder?: string;
  readonly event?: string;
}

/** Runs the scripts of the job `judge` on the merge commit, in their order, with what a runner hands them. */
export async function judgeChange(
  { repository, head }: Change,
  { command, folder = '.', event = 'pull_request' }: Situation,
): Promise<Judged> {
  const runnerTemp = join(dirname(repository), 'runner');
  mkdirSync(runnerTemp);
  const files = { GITHUB_OUTPUT: join(runnerTemp, 'outputs'), GITHUB_STEP_SUMMARY: join(runnerTemp, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const readOutputs = () =>
    Object.fromEntries(
      readFileSync(files.GITHUB_OUTPUT, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  const run = (name: string, failsOn = 'verdict'): Promise<Ended> => {
    const outputs = readOutputs();
    const values = {
      'inputs.folder': folder,
      'inputs.gate': command,
      'inputs.install': 'test ! -e owned',
      'inputs.name': 'shop',
      'inputs.fails-on': failsOn,
      'github.event_name': event,
      'github.event.pull_request.head.sha || github.sha': head,
      'steps.base.outputs.baseline': outputs['baseline'] ?? '',
      'steps.gate.outputs.compared': outputs['compared'] ?? '',
      'steps.gate.outputs.verdict': outputs['verdict'] ?? '',
      'steps.gate.outputs.worse': outputs['worse'] ?? '',
    };
    const step = findStep(workflow, 'judge', name);
    const env = resolveExpressions({ ...workflow.jobs['judge']?.env, ...step.env }, values);
    const runner = {
      RUNNER_TEMP: runnerTemp,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'example/shop',
      GITHUB_RUN_ID: '7',
      ...files,
    };
    return runScript(step.run, repository, { ...runner, ...env });
  };
  const logs: string[] = [];
  for (const name of ['Judge the base', 'Install', 'Judge the change', 'Write the summary']) {
    if (name === 'Judge the base' && event === 'push') continue;
    const { code, stdout, stderr } = await run(name);
    logs.push(stdout, stderr);
    if (code !== 0) throw new Error(`${name} ended with ${code}:\n${stdout}\n${stderr}`);
  }
  return {
    outputs: readOutputs(),
    log: logs.join('\n'),
    readReport: (file) => readFileSync(join(runnerTemp, 'bulwark', file), 'utf8'),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    runnerTemp,
    decide: async (failsOn) => (await run('Decide', failsOn)).code,
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const WORKFLOWS = join(__dirname, '..', '..', '.github', 'workflows');

type Texts = Readonly<Record<string, string>>;

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Texts;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

export interface Job {
  readonly if?: string;
  readonly uses?: string;
  readonly permissions?: Texts;
  readonly env?: Texts;
  readonly steps?: readonly Step[];
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Texts;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface CallInput {
  readonly type: string;
  readonly default: string | boolean;
}

export function readWorkflow(file: string): Workflow {
  return parse(readFileSync(join(WORKFLOWS, file), 'utf8'));
}

/** Finds a step by its name. */
export function findStep({ jobs }: Workflow, job: string, name: string): Required<Pick<Step, 'run'>> & Step {
  const step = jobs[job]?.steps?.find((each) => each.name === name);
  if (step?.run === undefined) throw new Error(`the job ${job} has no step "${name}" with a script`);
  return { ...step, run: step.run };
}

/**
 * Replaces the expressions of environment variables, as a runner does.
 *
 * @param values of the expressions, by their text: `{ 'inputs.folder': '.' }`
 */
export function resolveExpressions(env: Texts, values: Texts): Texts {
  return Object.fromEntries(
    Object.entries(env).map(([name, text]) => [
      name,
      text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
        const value = values[expression];
        if (value === undefined) throw new Error(`the test gives no value for ${expression}`);
        return value;
      }),
    ]),
  );
}

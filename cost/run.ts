import { parseArguments, USAGE } from './arguments';
import { type EnvironmentTemplates, type Estimate, type EstimateProblem, estimateEnvironment } from './estimate';
import { renderJson } from './json';
import { renderText } from './text';

/** What a run prints, and its exit code. */
export interface CostOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 1 | 2;
}

/**
 * Runs the command line.
 *
 * @param known names of the environments
 * @param synthesize returns the templates of the chosen environments
 */
export function runCost(
  words: readonly string[],
  known: readonly string[],
  synthesize: (names: readonly string[]) => readonly EnvironmentTemplates[],
): CostOutput {
  const options = parseArguments(words, known);
  if (options === 'help') return { stdout: USAGE, stderr: '', exitCode: 0 };
  if ('problem' in options) return { stdout: '', stderr: `${options.problem}\n\n${USAGE}`, exitCode: 2 };
  const names = options.environments.length === 0 ? known : known.filter((name) => options.environments.includes(name));
  const estimates: Estimate[] = [];
  const problems: EstimateProblem[] = [];
  for (const environment of synthesize(names)) {
    const result = estimateEnvironment(environment);
    if (result.ok) estimates.push(result.estimate);
    else problems.push(...result.problems);
  }
  if (problems.length > 0) return { stdout: '', stderr: renderProblems(problems), exitCode: 1 };
  const render = options.format === 'json' ? renderJson : renderText;
  return { stdout: render(estimates), stderr: '', exitCode: 0 };
}

function renderProblems(problems: readonly EstimateProblem[]): string {
  const list = problems.map(({ resource, type, reason }) => `  ${resource} (${type}): ${reason}.\n`).join('');
  return `There is no total, since these resources have no price. Add it to cost/prices.ts, with its source:\n${list}`;
}

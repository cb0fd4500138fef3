import { parseArgs } from 'node:util';
import { SCENARIOS, type ScenarioPlan } from '../response/scenarios';

export interface GameDayArguments {
  /** Name of the environment that is deployed. */
  readonly environment: string;
  readonly scenarios: readonly ScenarioPlan[];
}

export const HELP = `npm run gameday deploys an environment to an emulator on this machine, sends findings of GuardDuty, and prints
how the deployed playbooks contain them.

  npm run gameday                                 every scenario
  npm run gameday -- --list                       the names of the scenarios
  npm run gameday -- --scenario stolen-access-key one of them; repeat the option for more
  npm run gameday -- --environment production     another environment than the first of bin/environments.ts

It needs Python 3.11. Exit code 0: everything was contained and undone. 1: not. 2: Python is missing.
See docs/runbooks/game-day.md.
`;

/** @throws TypeError for an unknown option, scenario or environment */
export function parseGameDayArguments(
  given: readonly string[],
  environments: readonly string[],
): GameDayArguments | 'help' | 'list' {
  const { values } = parseArgs({
    args: [...given],
    options: {
      help: { type: 'boolean' },
      list: { type: 'boolean' },
      scenario: { type: 'string', multiple: true, default: [] },
      environment: { type: 'string', default: environments[0] ?? '' },
    },
  });
  if (values.help) return 'help';
  if (values.list) return 'list';
  if (!environments.includes(values.environment)) {
    throw new TypeError(`--environment: expected ${environments.join(' or ')}, got "${values.environment}"`);
  }
  const names = SCENARIOS.map(({ name }) => name);
  const unknown = values.scenario.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new TypeError(`--scenario: expected ${names.join(' or ')}, got "${unknown}"`);
  const scenarios = SCENARIOS.filter(({ name }) => values.scenario.length === 0 || values.scenario.includes(name));
  return { environment: values.environment, scenarios };
}

/** One line for each scenario: name and story. */
export function renderScenarios(): string {
  const width = Math.max(...SCENARIOS.map(({ name }) => name.length));
  return SCENARIOS.map(({ name, story }) => `${name.padEnd(width)}  ${story}\n`).join('');
}

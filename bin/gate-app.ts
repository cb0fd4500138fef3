import type { CommandApp } from '@bulwark/gate/command';
import type { Settings } from '../lib/settings/settings';
import { addBlueprint } from './add-blueprint';
import { readContextWithoutBundling } from './read-context';
import { TEST_RESULTS } from './test-results';

/**
 * Describes this app for the command line of the gate, which synthesizes it in the same process, without the CDK command
 * line and without bundling.
 */
export function createGateApp(environments: readonly Settings[]): CommandApp {
  return {
    command: 'npm run gate --',
    environmentsFile: 'bin/environments.ts',
    environments: environments.map(({ name }) => name),
    context: readContextWithoutBundling(),
    build: (app, names, changePolicy) => {
      const chosen = environments.filter(({ name }) => names.includes(name));
      return addBlueprint(app, chosen, { changePolicy, writeReports: false, testResults: TEST_RESULTS });
    },
  };
}

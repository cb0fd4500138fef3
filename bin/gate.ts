import { runCommand } from '@bulwark/gate/command';
import { addBlueprint } from './add-blueprint';
import { parseEnvironments } from './parse-environments';
import { readContextWithoutBundling } from './read-context';

/**
 * The command line of the gate for this app. It synthesizes the app in the same process, without the CDK command line
 * and without bundling.
 */
const environments = parseEnvironments();
if (environments === undefined) {
  process.exitCode = 1;
} else {
  process.exitCode = runCommand(process.argv.slice(2), {
    command: 'npm run gate --',
    environmentsFile: 'bin/environments.ts',
    environments: environments.map(({ name }) => name),
    context: readContextWithoutBundling(),
    build: (app, names, changePolicy) => {
      const chosen = environments.filter(({ name }) => names.includes(name));
      return addBlueprint(app, chosen, { changePolicy, writeReports: false });
    },
  });
}

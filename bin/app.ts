import { App } from 'aws-cdk-lib';
import { hasExampleAccount } from '../lib/settings/example-values';
import { addBlueprint } from './add-blueprint';
import { parseEnvironments } from './parse-environments';

const environments = parseEnvironments();
if (environments === undefined) {
  process.exitCode = 1;
} else {
  const app = new App();
  addBlueprint(app, environments);
  app.synth();
  const examples = environments.filter(hasExampleAccount).map(({ name }) => name);
  if (examples.length > 0) {
    const list = examples.join(' and ');
    process.stderr.write(`Set your own account in bin/environments.ts before you deploy ${list}: it is the example.\n`);
  }
}

import { App } from 'aws-cdk-lib';
import { describeExampleValue } from '../lib/example-value-guard';
import { listExampleValues } from '../lib/settings/example-values';
import { addBlueprint } from './add-blueprint';
import { parseEnvironments } from './parse-environments';
import { TEST_RESULTS } from './test-results';

const environments = parseEnvironments();
if (environments === undefined) {
  process.exitCode = 1;
} else {
  const app = new App();
  addBlueprint(app, environments, { testResults: TEST_RESULTS });
  app.synth();
  const examples = environments.flatMap((settings) =>
    listExampleValues(settings).map((example) => describeExampleValue(settings.name, example)),
  );
  if (examples.length > 0) {
    const list = examples.map((sentence) => `  ${sentence}\n`).join('');
    process.stderr.write(
      `Before you deploy, change bin/environments.ts; CloudFormation refuses these values:\n${list}`,
    );
  }
}

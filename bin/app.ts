import { join, relative } from 'node:path';
import { App } from 'aws-cdk-lib';
import { failureText, verdictText } from '../lib/compliance/verdict';
import { parseSettings } from '../lib/settings/parse-settings';
import type { Settings } from '../lib/settings/settings';
import { environments } from './environments';
import { writeOutputs } from './evidence-files';
import { assessmentOf, judged } from './judged-app';

const parsed = parseSettings(environments);
if (parsed.ok) {
  synthesize(parsed.environments);
} else {
  const list = parsed.problems.map((problem) => `  ${problem}\n`).join('');
  process.stderr.write(`bin/environments.ts was refused and nothing was synthesized:\n${list}`);
  process.exitCode = 1;
}

/** Builds every environment, has it judged, and says what came out. */
function synthesize(settings: readonly Settings[]): void {
  const app = new App();
  const gate = judged(app, settings);
  try {
    app.synth();
  } finally {
    const assessment = assessmentOf(gate);
    if (assessment === undefined) process.stderr.write(failureText(gate.failure));
    else {
      const folder = join(app.outdir, 'bulwark');
      writeOutputs(assessment, folder);
      process.stderr.write(verdictText(assessment, relative(process.cwd(), folder)));
    }
  }
}

import { relative } from 'node:path';
import { App } from 'aws-cdk-lib';
import { VALIDATION_REPORT_FILE } from 'aws-cdk-lib/cx-api';
import { failureText, verdictText } from '../lib/compliance/verdict';
import { parseSettings } from '../lib/settings/parse-settings';
import type { Settings } from '../lib/settings/settings';
import { environments } from './environments';
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
    const report = relative(process.cwd(), `${app.outdir}/${VALIDATION_REPORT_FILE}`);
    process.stderr.write(assessment === undefined ? failureText(gate.failure) : verdictText(assessment, report));
  }
}

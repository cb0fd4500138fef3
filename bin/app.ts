import { relative } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { VALIDATION_REPORT_FILE } from 'aws-cdk-lib/cx-api';
import { Backend } from '../lib/backend';
import { AcknowledgementPlugin } from '../lib/compliance/acknowledgement-plugin';
import { packJudge, templateJudge } from '../lib/compliance/judge';
import { packs } from '../lib/compliance/packs';
import { sidecars } from '../lib/compliance/sidecars';
import { TemplateValidation } from '../lib/compliance/template-validation';
import { verdictText } from '../lib/compliance/verdict';
import { parseSettings } from '../lib/settings/parse-settings';
import type { Settings } from '../lib/settings/settings';
import { environments } from './environments';

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
  for (const environment of settings) new Backend(app, environment.name, { settings: environment });

  const rulePacks = packs();
  const templates = new TemplateValidation();
  const today = new Date().toISOString().slice(0, 10);
  const acknowledgements = new AcknowledgementPlugin({
    judges: [templateJudge(templates), ...rulePacks.map(packJudge)],
    sidecars,
    today,
  });
  Validations.of(app).addPlugins(templates, acknowledgements, ...rulePacks);
  try {
    app.synth();
  } finally {
    const verdict = verdictText({
      environments: settings.map(({ name }) => name),
      judgement: acknowledgements.judgement,
      reportPath: relative(process.cwd(), `${app.outdir}/${VALIDATION_REPORT_FILE}`),
    });
    process.stderr.write(verdict);
  }
}

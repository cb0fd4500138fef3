import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { App } from 'aws-cdk-lib';
import type { Assessment } from '../lib/compliance/assessment/assessment';
import { atForeignTemplates } from '../lib/compliance/assessment/foreign-locations';
import type { ComplianceGate } from '../lib/compliance/compliance-gate';
import type { GatePolicy } from '../lib/compliance/policy';
import { failureText, verdictText } from '../lib/compliance/verdict';
import { difference, worse } from '../lib/evidence/difference';
import { differenceText } from '../lib/evidence/difference-text';
import { findingsText, type Paint, plain } from '../lib/evidence/findings-text';
import { parseSettings } from '../lib/settings/parse-settings';
import { contextWithoutBundling } from './context';
import { environments } from './environments';
import { outputIn, writeOutputs } from './evidence-files';
import { loadTemplates } from './foreign-app';
import { type GateArguments, gateArguments, USAGE } from './gate-arguments';
import { gatePolicy } from './gate-policy';
import { assessmentOf, gateOf, judged } from './judged-app';

/** The mistake of the one who typed the command. */
class WrongUse extends Error {}

const asked = gateArguments(process.argv.slice(2));
if (asked === 'help') process.stdout.write(USAGE);
else if ('problem' in asked) refuse(asked.problem);
else run(asked);

function run(wanted: GateArguments): void {
  try {
    process.exitCode = answer(wanted, assessed(wanted)) ? 0 : 1;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof WrongUse) refuse(message);
    else {
      process.stderr.write(failureText(message));
      process.exitCode = 1;
    }
  }
}

function refuse(problem: string): void {
  process.stderr.write(`${problem}\n\n${USAGE}`);
  process.exitCode = 2;
}

/** Judges what was asked for in a folder that is gone afterwards. */
function assessed(wanted: GateArguments): Assessment {
  const outdir = mkdtempSync(join(tmpdir(), 'bulwark-gate-'));
  const { fails } = wanted;
  const policy = (environment: string): GatePolicy => ({
    ...gatePolicy(environment),
    ...(fails === undefined ? {} : { fails }),
  });
  try {
    // A finding is for this program to print, not for CDK to throw.
    const context = { ...contextWithoutBundling(), '@aws-cdk/core:failSynthOnValidationErrors': false };
    const app = new App({ outdir, context });
    return wanted.templates.length > 0
      ? assessedTemplates(app, wanted.templates, policy)
      : assessmentAfter(app, judgedEnvironments(app, wanted.environments, policy));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function assessedTemplates(
  app: App,
  paths: readonly string[],
  policy: (environment: string) => GatePolicy,
): Assessment {
  for (const path of paths) existing('--template', path);
  progress(`Loading ${paths.join(', ')}`);
  const templates = loadTemplates(app, paths);
  return atForeignTemplates(assessmentAfter(app, gateOf(app, [], policy)), templates);
}

function judgedEnvironments(
  app: App,
  names: readonly string[],
  policy: (environment: string) => GatePolicy,
): ComplianceGate {
  const parsed = parseSettings(environments);
  if (!parsed.ok) throw new Error(`bin/environments.ts was refused:\n${parsed.problems.join('\n')}`);
  const known = parsed.environments.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new WrongUse(`--environment ${unknown} is not known; allowed: ${known.join(', ')}.`);
  const chosen = parsed.environments.filter(({ name }) => names.length === 0 || names.includes(name));
  progress(`Building ${chosen.map(({ name }) => name).join(' and ')}`);
  return judged(app, chosen, policy);
}

/** Synthesizes the app, which has it judged, without the report that CDK prints. */
function assessmentAfter(app: App, gate: ComplianceGate): Assessment {
  progress(
    'Writing templates and judging them; templates that changed are checked against their schemas, which takes seconds',
  );
  const { error } = console;
  console.error = () => undefined;
  try {
    app.synth();
  } finally {
    console.error = error;
  }
  const assessment = assessmentOf(gate);
  if (assessment === undefined) throw new Error(String(gate.failure ?? 'synthesis stopped before every check had run'));
  return assessment;
}

/** Prints what was asked for. @returns whether nothing fails */
function answer({ format, baseline, output }: GateArguments, assessment: Assessment): boolean {
  if (output !== undefined) writeOutputs(assessment, output);
  if (baseline !== undefined) {
    const changes = difference(baselineAt(baseline), assessment);
    process.stdout.write(differenceText(changes));
    return !worse(changes);
  }
  if (format === 'text') {
    const paint = painted(process.stdout);
    process.stdout.write(`${findingsText(assessment, paint)}${verdictText(assessment, output)}`);
  } else {
    process.stdout.write(outputIn(format, assessment));
  }
  return assessment.verdict.outcome === 'passed';
}

function baselineAt(path: string): Assessment {
  existing('--baseline', path);
  const baseline: Assessment = JSON.parse(readFileSync(path, 'utf8'));
  const version: string | undefined = baseline.version;
  if (version !== '1.0') {
    throw new WrongUse(`--baseline ${path} is no assessment.json of version 1.0; synth writes one to cdk.out/bulwark.`);
  }
  return baseline;
}

function existing(option: string, path: string): void {
  if (!existsSync(path)) throw new WrongUse(`${option} ${path}: there is no such file.`);
}

function progress(step: string): void {
  const paint = painted(process.stderr);
  process.stderr.write(`${paint('dim', `${step} ...`)}\n`);
}

/** Colours for a person at a terminal who has not switched them off. */
function painted(stream: NodeJS.WriteStream): Paint {
  if (!stream.isTTY || process.env['NO_COLOR'] !== undefined) return plain;
  return (colour, text) => styleText(colour, text);
}

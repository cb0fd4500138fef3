import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { App } from 'aws-cdk-lib';
import type { Assessment } from '../assessment/assessment';
import { locateInForeignTemplates } from '../assessment/foreign-locations';
import type { GatePolicy } from '../engine/gate-policy';
import { createPacks } from '../engine/known-packs';
import { compareAssessments, hasWorsened } from '../reports/difference';
import { selectEnvironments } from '../reports/difference/align-baseline';
import { renderDifference } from '../reports/difference-text';
import { keepPlain, type Paint, renderFindings } from '../reports/findings-text';
import { renderReport } from '../reports/reports';
import { renderFailure, renderSummary } from '../reports/terminal-summary';
import { type AddedGate, addGate, readToday } from '../runtime/add-gate';
import { createFolder } from '../runtime/create-folder';
import { findVerificationProblems } from '../runtime/verdict-file';
import { writeReports } from '../runtime/write-reports';
import { getEnvironment } from '../templates/environment';
import { type GateArguments, parseArguments, renderUsage } from './arguments';
import { describeMissingEvidence } from './assembly-evidence';
import { readAssessmentFile } from './data-file';
import { addEvidenceFiles, type EvidenceFiles, readEvidenceFiles } from './evidence-options';
import { loadTemplates } from './foreign-templates';
import { synthesizeOwnApp } from './own-app';
import { readForeignPolicies } from './policy-file';
import { describeRecordedDecisions, readRecordedFiles } from './recorded-files';
import { InputError, UsageError } from './usage-error';

/** An app that is built in this process, instead of by the `app` command of cdk.json. */
export interface CommandApp {
  /** Command that a person types, for the help text: `npm run gate --`. */
  readonly command: string;
  /** File with the environments, for the help text and for errors. */
  readonly environmentsFile: string;
  /** Names that `--environment` accepts. */
  readonly environments: readonly string[];
  /** Context of the app, feature flags included. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Adds the chosen environments and the gate to an app. */
  readonly build: (app: App, environments: readonly string[], change: (policy: GatePolicy) => GatePolicy) => AddedGate;
}

/**
 * Runs the command line of the gate.
 *
 * @param own @default - the app of the current folder, run by the `app` command of its cdk.json
 * @returns the exit code: 0 passed, 1 failed or could not judge, 2 wrong usage
 */
export function runCommand(words: readonly string[], own?: CommandApp): number {
  const usage = renderUsage({
    command: own?.command ?? 'npx bulwark-gate',
    ...(own === undefined ? {} : { environments: own.environmentsFile }),
  });
  const options = parseArguments(words);
  if (options === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  try {
    if ('problem' in options) throw new UsageError(options.problem);
    if (options.verify !== undefined) return verifyAssembly(options.verify) ? 0 : 1;
    // Judging takes seconds, so a folder that cannot be written and a wrong baseline are told before.
    if (options.output !== undefined) createFolder(options.output);
    const before = options.baseline === undefined ? undefined : readAssessmentFile('--baseline', options.baseline);
    const files = readEvidenceFiles(options);
    const assessment = addEvidenceFiles(assess(options, own, files), files, readToday());
    return printReport(options, assessment, before) ? 0 : 1;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof InputError) process.stderr.write(`${message}\n`);
    else process.stderr.write(error instanceof UsageError ? `${message}\n\n${usage}` : renderFailure(message));
    return error instanceof UsageError ? 2 : 1;
  }
}

/** Prints whether a cloud assembly is the one that the gate passed. */
function verifyAssembly(folder: string): boolean {
  if (!existsSync(folder))
    throw new UsageError(`${folder}: folder not found. Run \`cdk synth\` before, or name its output.`);
  const problems = findVerificationProblems(folder);
  process.stdout.write(
    problems.length === 0
      ? `PASSED: the gate judged and passed ${folder}, and no file has changed since.\n`
      : `${problems.join('\n')}\nFAILED: do not deploy ${folder}.\n`,
  );
  return problems.length === 0;
}

/** Synthesizes into a temporary folder and assesses the templates. */
function assess(options: GateArguments, own: CommandApp | undefined, files: EvidenceFiles): Assessment {
  const outdir = mkdtempSync(join(tmpdir(), 'bulwark-gate-'));
  try {
    if (options.templates.length > 0) return assessTemplates(options, outdir, files);
    if (own !== undefined) return assessInProcess(options, own, outdir);
    if (options.environments.length > 0 || options.levels !== undefined || options.fails !== undefined) {
      throw new UsageError(
        '--environment, --levels and --fail-on cannot be used here. The app decides them by the policy in addGate().',
      );
    }
    showProgress('Synthesizing the app of cdk.json');
    return synthesizeOwnApp(process.cwd(), outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function assessTemplates(
  { templates: paths, ...options }: GateArguments,
  outdir: string,
  files: EvidenceFiles,
): Assessment {
  showProgress(`Loading ${paths.join(', ')}`);
  // A template has as many resources as it has: CloudFormation Validate reports too many.
  const app = createApp(outdir, { '@aws-cdk/core:stackResourceLimit': 0 });
  const { templates, skipped, assemblies, readDeployments } = loadTemplates(app, paths);
  const recorded = readRecordedFiles(options.acknowledgements);
  const environments = [...new Set(templates.map(({ stack }) => getEnvironment(stack)))];
  const { packs, getPolicy } = readForeignPolicies(options, environments);
  const notes = [
    ...skipped,
    ...describeRecordedDecisions(options, assemblies),
    ...describeMissingEvidence(assemblies, files),
  ];
  for (const sentence of notes) process.stderr.write(`${sentence}\n`);
  const added = addGate(app, {
    packs: createPacks(packs),
    policy: getPolicy,
    recorded,
    readDeployments,
    writeReports: false,
  });
  return locateInForeignTemplates(synthesize(app, added), templates);
}

function assessInProcess(options: GateArguments, own: CommandApp, outdir: string): Assessment {
  const unknown = options.environments.find((name) => !own.environments.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `--environment ${unknown} is unknown. ${own.environmentsFile} contains: ${own.environments.join(', ')}.`,
    );
  }
  const chosen = own.environments.filter(
    (name) => options.environments.length === 0 || options.environments.includes(name),
  );
  showProgress(`Building ${chosen.join(' and ')}`);
  const app = createApp(outdir, own.context);
  return synthesize(app, own.build(app, chosen, changePolicy(options)));
}

function createApp(outdir: string, context: Readonly<Record<string, unknown>>): App {
  // This program prints the findings, so CDK must not throw an error for them.
  return new App({ outdir, context: { ...context, '@aws-cdk/core:failSynthOnValidationErrors': false } });
}

/** Applies the options of the command line to a policy. */
function changePolicy({ fails, levels }: Pick<GateArguments, 'fails' | 'levels'>): (policy: GatePolicy) => GatePolicy {
  return (policy) => ({
    ...policy,
    ...(fails === undefined ? {} : { fails }),
    ...(levels === undefined ? {} : { levels }),
  });
}

/** Synthesizes the app, which runs the gate. The report that CDK prints is suppressed. */
function synthesize(app: App, { gate, getAssessment }: AddedGate): Assessment {
  showProgress('Synthesizing and judging the templates; the validation of a changed template takes some seconds');
  const { error } = console;
  console.error = () => undefined;
  try {
    app.synth();
  } finally {
    console.error = error;
  }
  const assessment = getAssessment();
  if (assessment === undefined) throw new Error(String(gate.failure ?? 'synthesis stopped before every check had run'));
  return assessment;
}

/** Prints the chosen report or the difference, and writes files. @returns whether the run passed */
function printReport(
  { format, output, environments, sources }: GateArguments,
  assessment: Assessment,
  baseline: Assessment | undefined,
): boolean {
  const before =
    baseline === undefined || environments.length === 0 ? baseline : selectEnvironments(baseline, environments);
  const links = sources === undefined ? {} : { sources };
  const compared = before === undefined ? {} : { before };
  if (output !== undefined) writeReports(assessment, output, readToday(), { ...links, ...compared });
  if (before !== undefined) {
    const changes = compareAssessments(before, assessment);
    process.stdout.write(renderDifference(changes));
    return !hasWorsened(changes);
  }
  if (format === 'text') {
    const paint = choosePaint(process.stdout);
    process.stdout.write(`${renderFindings(assessment, paint)}${renderSummary(assessment, output)}`);
  } else {
    process.stdout.write(renderReport(format, assessment, { today: readToday(), ...links }));
  }
  return assessment.verdict.outcome === 'passed';
}

function showProgress(step: string): void {
  const paint = choosePaint(process.stderr);
  process.stderr.write(`${paint('dim', `${step} ...`)}\n`);
}

/** Uses colours at a terminal, unless NO_COLOR is set. */
function choosePaint(stream: NodeJS.WriteStream): Paint {
  if (!stream.isTTY || process.env['NO_COLOR'] !== undefined) return keepPlain;
  return (colour, text) => styleText(colour, text);
}

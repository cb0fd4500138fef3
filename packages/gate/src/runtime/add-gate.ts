import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { App } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import type { AcknowledgementFile } from '../acknowledgements/acknowledgement';
import type { RecordedAcknowledgements } from '../acknowledgements/recorded-acknowledgement';
import type { AppRecord } from '../assessment/app-record';
import { buildAssessment } from '../assessment/assess';
import type { Assessment } from '../assessment/assessment';
import { ComplianceGate, hasStages } from '../engine/compliance-gate';
import type { DeploymentReader } from '../engine/deployments';
import { type GatePolicy, STRICT } from '../engine/gate-policy';
import type { GateResult } from '../engine/gate-result';
import type { JudgementCache } from '../engine/judgement-cache';
import { createPacks, DEFAULT_PACKS } from '../engine/known-packs';
import { TemplateValidation } from '../engine/template-validation';
import { type AppEvidence, addAppEvidence } from '../frameworks/app-evidence';
import { findManualResultProblems, type ManualResult } from '../frameworks/manual-results';
import type { Revision, TestResults } from '../frameworks/suite-results';
import { renderFindings } from '../reports/findings-text';
import { renderFailure, renderSummary } from '../reports/terminal-summary';
import type { TemplateSet } from '../templates/template-set';
import { readManualResults, readTestResults } from './added-evidence';
import { type AddedFramework, buildFrameworks } from './added-frameworks';
import type { FileHashes } from './assembly-files';
import { findCacheFolder, isContinuousIntegration } from './cache-folder';
import { createFolder } from './create-folder';
import { writeDecisions } from './decision-files';
import { enforceVerdict } from './enforce-verdict';
import { createJudgementCache } from './judgement-files';
import { findOriginalFrame } from './source-maps';
import { createValidationCache } from './validation-cache';
import { writeVerdict } from './verdict-file';
import { writeReports } from './write-reports';

export interface GateOptions extends AppEvidence {
  /** Packs of cdk-nag, or subclasses of its NagPack. @default - AwsSolutions and Bulwark */
  readonly packs?: readonly NagPack[];
  /** The accepted findings of the app. @default - none */
  readonly acknowledgements?: readonly AcknowledgementFile[];
  /** Accepted findings of foreign templates, which name resources. @default - none */
  readonly recorded?: readonly RecordedAcknowledgements[];
  /** Reads how foreign stacks are deployed. @default - from the cloud assembly of the app */
  readonly readDeployments?: DeploymentReader;
  /** Policy of an environment, which is the first step of a construct's path. @default - STRICT */
  readonly policy?: (environment: string) => GatePolicy;
  /**
   * Frameworks that are added to those of this package: definitions, or paths of their JSON files.
   * @default - the frameworks of this package
   */
  readonly frameworks?: readonly AddedFramework[];
  /** Results of controls that people checked, or the path of their JSON file. @default - no result */
  readonly manualResults?: readonly ManualResult[] | string;
  /**
   * How the tests of the app ended, or the path of the file that the reporter wrote. Without the file no test ran.
   * @default - the gate names tests only
   */
  readonly testResults?: TestResults | string;
  /** What the templates are synthesized from, to compare with the tests. @default - read with Git, for `testResults` */
  readonly revision?: Revision;
  /** URL of docs/rules.md, for links from reports to rules. @default - the page on the home page of the package */
  readonly rulesUrl?: string;
  /**
   * Day of the assessment as YYYY-MM-DD. It decides which acknowledgements are expired.
   * @default - the day of the system clock, in UTC
   */
  readonly today?: string;
  /** Folder that source lines and report paths are relative to. @default - the current folder */
  readonly root?: string;
  /**
   * Describes costs, detections and playbooks of the environments, for the report. The gate judges nothing of it.
   * @default - the report has no such sections
   */
  readonly describeApp?: (templates: TemplateSet) => AppRecord;
  /**
   * Whether to keep what was concluded from templates in `node_modules/.cache/bulwark`, so that unchanged templates are
   * not judged again. @default - true, but where `CI` is set every rule judges anew
   */
  readonly cache?: boolean;
  /** Whether to write the reports to `<cdk.out>/bulwark` and a summary to standard error. @default true */
  readonly writeReports?: boolean;
}

/** A gate that was added to an app. */
export interface AddedGate {
  readonly gate: ComplianceGate;
  /** Returns the assessment. Undefined before synthesis, or if synthesis stopped before the gate ran. */
  readonly getAssessment: () => Assessment | undefined;
}

/**
 * Adds the gate to an app. Then `cdk synth` and `cdk deploy` judge the templates, and fail if a finding is open. The
 * reports are written beside the templates.
 *
 * ```ts
 * const app = new App();
 * addGate(app);
 * ```
 */
export function addGate(app: App, options: GateOptions = {}): AddedGate {
  const {
    today = readToday(),
    root = process.cwd(),
    packs = createPacks(DEFAULT_PACKS),
    writeReports: writes = true,
  } = options;
  const cacheFolder = findCacheFolder(root);
  const keeps = options.cache ?? !isContinuousIntegration();
  const cache = keeps ? createJudgementCache(join(cacheFolder, 'judgements')) : undefined;
  const own = readPackage(join(__dirname, '..', '..', 'package.json'));
  const evidence = addAppEvidence(buildFrameworks(options.frameworks ?? [], packs, root), options);
  const manualResults =
    options.manualResults === undefined ? [] : readManualResults(options.manualResults, evidence, root);
  const findTest =
    options.testResults === undefined
      ? undefined
      : readTestResults(options.testResults, evidence, root, options.revision);
  const assess = (result: GateResult): Assessment =>
    buildAssessment({
      result,
      frameworks: evidence,
      manualResults: { results: manualResults, today },
      ...(findTest === undefined ? {} : { findTest }),
      version: own.version,
      rulesUrl: options.rulesUrl ?? `${own.homepage}/docs/rules.md`,
      libraries: {
        'aws-cdk-lib': readPackage(require.resolve('aws-cdk-lib/package.json')).version,
        'cdk-nag': readPackage(require.resolve('cdk-nag/package.json')).version,
      },
      root,
      findOriginal: findOriginalFrame,
      ...(cache && { cache }),
      ...(options.describeApp === undefined ? {} : { app: options.describeApp(result.templates) }),
    });
  let judged: FileHashes | undefined;
  const gate: ComplianceGate = new ComplianceGate({
    packs,
    acknowledgements: options.acknowledgements ?? [],
    recorded: options.recorded ?? [],
    today,
    problems: findManualResultProblems(manualResults, today).map(({ control, ...problem }) => ({
      ...problem,
      path: control,
    })),
    templates: new TemplateValidation(options.cache === false ? undefined : createValidationCache(cacheFolder)),
    ...(cache && { cache }),
    ...(options.policy === undefined ? {} : { policy: options.policy }),
    ...(options.readDeployments === undefined ? {} : { readDeployments: options.readDeployments }),
    ...(writes
      ? {
          onResult: (result: GateResult) => {
            writeDecisions(createReportFolder(app), result, options.policy ?? (() => STRICT));
            judged = reportResult(app, assess(result), root, today, cache);
          },
          onFailure: (error: unknown) => {
            process.stderr.write(renderFailure(error));
            if (hasStages(app)) process.exitCode = 1;
          },
        }
      : {}),
  });
  gate.register(app);
  if (writes) enforceVerdict(app, gate, () => judged);
  return { gate, getAssessment: () => (gate.result === undefined ? undefined : assess(gate.result)) };
}

/** Writes the reports and the verdict beside the templates, and the summary to standard error. */
function reportResult(
  app: App,
  assessment: Assessment,
  root: string,
  today: string,
  cache: JudgementCache | undefined,
): FileHashes {
  const folder = createReportFolder(app);
  writeReports(assessment, folder, today, {}, root, cache);
  const judged = writeVerdict(app.outdir, assessment, today);
  // The cdk command line reads CDK's report only for selected stacks, and selects none of a stage.
  if (assessment.verdict.outcome === 'failed' && hasStages(app)) {
    process.stderr.write(renderFindings(assessment));
    process.exitCode = 1;
  }
  process.stderr.write(renderSummary(assessment, relative(root, folder)));
  return judged;
}

function createReportFolder({ outdir }: App): string {
  const folder = join(outdir, 'bulwark');
  createFolder(folder);
  return folder;
}

/** Reads the day of the system clock in UTC, as YYYY-MM-DD. */
export function readToday(): string {
  return new Date().toISOString().slice(0, 10);
}

function readPackage(file: string): { readonly version: string; readonly homepage: string } {
  return JSON.parse(readFileSync(file, 'utf8'));
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BulwarkChecks, ComplianceGate, createPacks } from '@bulwark/gate';
import { addAppEvidence, allFrameworks } from '@bulwark/gate/frameworks';
import { App, CloudFormationValidatePlugin, type IPolicyValidationPlugin, Stack, Validations } from 'aws-cdk-lib';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { NagPack } from 'cdk-nag';
import { environments } from '../../bin/environments';
import { createGatePolicy } from '../../bin/gate-policy';
import { readContextWithoutBundling } from '../../bin/read-context';
import { acknowledgementFiles } from '../../lib/acknowledgements';
import { Backend } from '../../lib/backend';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { Settings } from '../../lib/settings/settings';
import { testEvidence } from '../../lib/test-evidence';
import type { JudgementCache } from '../../packages/gate/src/engine/judgement-cache';
import type { TemplateValidation as Validation } from '../../packages/gate/src/engine/template-validation';
import { NoTemplateFindings } from '../../packages/gate/test/quiet-gate';

/** The gate that `@bulwark/gate` is: built, or from its sources under the condition `bulwark-source`. */
const GATE = dirname(require.resolve('@bulwark/gate'));
const { buildAssessment }: typeof import('../../packages/gate/src/assessment/assess') = require(
  join(GATE, 'assessment', 'assess'),
);
const { TemplateValidation }: typeof import('../../packages/gate/src/engine/template-validation') = require(
  join(GATE, 'engine', 'template-validation'),
);
const { findOriginalFrame }: typeof import('../../packages/gate/src/runtime/source-maps') = require(
  join(GATE, 'runtime', 'source-maps'),
);
const { createJudgementCache }: typeof import('../../packages/gate/src/runtime/judgement-files') = require(
  join(GATE, 'runtime', 'judgement-files'),
);
const { writeReports }: typeof import('../../packages/gate/src/runtime/write-reports') = require(
  join(GATE, 'runtime', 'write-reports'),
);
const { createValidationCache }: typeof import('../../packages/gate/src/runtime/validation-cache') = require(
  join(GATE, 'runtime', 'validation-cache'),
);

export type Way = 'plain' | 'gate' | 'gate-again' | 'nag' | 'naive' | 'gate-and-validate' | 'gate-of-copies';

/** What one process measured. */
export interface GateRun {
  /** From the empty app to the last output. */
  readonly ms: number;
  /** Part of it for the gate: evaluations and reports. */
  readonly judging: number;
  readonly evaluations: number;
  readonly resources: number;
}

/** Builds, synthesizes and judges an app once, in one of the ways, and prints the time. */
function main(way: Way, cache: string, copies: number): void {
  const outdir = mkdtempSync(join(tmpdir(), 'bulwark-bench-run-'));
  const context = { ...readContextWithoutBundling(), '@aws-cdk/core:failSynthOnValidationErrors': false };
  try {
    const start = performance.now();
    const app = new App({ outdir, context });
    if (copies > 0) addBareResources(app, copies);
    else addPresets(app);
    process.stdout.write(JSON.stringify({ ...RUNS[way](app, cache), ms: performance.now() - start }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

type Measured = Omit<GateRun, 'ms'>;

const RUNS: Readonly<Record<Way, (app: App, cache: string) => Measured>> = {
  plain: (app) => {
    app.synth();
    return { judging: 0, evaluations: 0, resources: 0 };
  },
  gate: (app) => runGate(app, new NoTemplateFindings()),
  'gate-again': (app, cache) => runGate(app, new NoTemplateFindings(), createJudgementCache(cache)),
  'gate-and-validate': (app, cache) =>
    runGate(app, new TemplateValidation(createValidationCache(cache)), createJudgementCache(cache)),
  'gate-of-copies': (app) => runGate(app, new NoTemplateFindings()),
  nag: (app) =>
    runPacksAsCdk(
      app,
      createPacks().filter((pack) => !(pack instanceof BulwarkChecks)),
    ),
  naive: (app) => runPacksAsCdk(app, createPacks(), createValidatePlugin()),
};

/** CloudFormation Validate without what the gate does to make it faster. */
function createValidatePlugin(): IPolicyValidationPlugin {
  const plugin = new CloudFormationValidatePlugin();
  return { name: plugin.name, validate: (context) => plugin.validate(context) };
}

/** Runs packs as separate plugins, each of which evaluates every rule for every resource. */
function runPacksAsCdk(app: App, counted: readonly NagPack[], ...others: readonly IPolicyValidationPlugin[]): Measured {
  let evaluations = 0;
  for (const pack of counted) {
    const applyRule: unknown = Reflect.get(pack, 'applyRule');
    if (typeof applyRule !== 'function') throw new Error('this version of cdk-nag has no applyRule');
    Reflect.set(pack, 'applyRule', (parameters: unknown) => {
      evaluations += 1;
      Reflect.apply(applyRule, pack, [parameters]);
    });
  }
  Validations.of(app).addPlugins(...others, ...counted);
  app.synth();
  return { judging: 0, evaluations, resources: 0 };
}

function runGate(app: App, templates: Validation, cache?: JudgementCache): Measured {
  const gate = new TimedGate({
    packs: createPacks(),
    acknowledgements: acknowledgementFiles,
    today: '2026-11-23',
    templates,
    policy: createGatePolicy(parsedEnvironments),
    ...(cache && { cache }),
  });
  gate.register(app);
  app.synth();
  const start = performance.now();
  const { result } = gate;
  if (result === undefined) throw new Error(String(gate.failure));
  const assessment = buildAssessment({
    result,
    frameworks: addAppEvidence(allFrameworks, { tests: testEvidence }),
    version: '0.0.0',
    libraries: {},
    rulesUrl: 'https://www.example.com/docs/rules.md',
    root: process.cwd(),
    findOriginal: findOriginalFrame,
    ...(cache && { cache }),
  });
  writeReports(assessment, join(app.outdir, 'bulwark'), '2026-11-23', {}, process.cwd(), cache);
  return {
    judging: gate.ms + performance.now() - start,
    evaluations: gate.result?.evaluations ?? 0,
    resources: assessment.resources.length,
  };
}

class TimedGate extends ComplianceGate {
  ms = 0;

  override validate(...context: Parameters<ComplianceGate['validate']>): ReturnType<ComplianceGate['validate']> {
    const start = performance.now();
    try {
      return super.validate(...context);
    } finally {
      this.ms += performance.now() - start;
    }
  }
}

/** Parsed before any measurement, since an app parses its settings with and without the gate. */
const parsedEnvironments = parseEnvironments();

function parseEnvironments(): readonly Settings[] {
  const parsed = parseSettings(environments, '2026-11-27');
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.environments;
}

function addPresets(app: App): void {
  for (const settings of parsedEnvironments) new Backend(app, settings.name, { settings });
}

/** Adds stacks of bare resources, with fifty copies each: CloudFormation allows 500 resources per template. */
function addBareResources(app: App, copies: number): void {
  for (let copy = 0; copy < copies; copy += 1) {
    const id = `Stack${Math.floor(copy / 50)}`;
    const child = app.node.tryFindChild(id);
    const stack = child instanceof Stack ? child : new Stack(app, id);
    new CfnBucket(stack, `Bucket${copy}`);
    new CfnQueue(stack, `Queue${copy}`);
    new CfnTopic(stack, `Topic${copy}`);
    new CfnManagedPolicy(stack, `Policy${copy}`, {
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::example/*' }],
      },
    });
  }
}

const [way = '', cache = '', copies = '0'] = process.argv.slice(2);
const known = ['plain', 'gate', 'gate-again', 'nag', 'naive', 'gate-and-validate', 'gate-of-copies'] as const;
const chosen = known.find((name) => name === way);
if (chosen === undefined) throw new Error(`Usage: gate-run.ts ${known.join('|')} [CACHE] [COPIES]`);
main(chosen, cache, Number(copies));

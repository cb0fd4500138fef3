import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { NagPack } from 'cdk-nag';
import { contextWithoutBundling } from '../../bin/context';
import { environments } from '../../bin/environments';
import { gatePolicy } from '../../bin/gate-policy';
import { assessmentOf } from '../../bin/judged-app';
import { validationCache } from '../../bin/validation-cache';
import { Backend } from '../../lib/backend';
import { ComplianceGate } from '../../lib/compliance/compliance-gate';
import { packs } from '../../lib/compliance/packs';
import { BulwarkChecks } from '../../lib/compliance/rules/bulwark-checks';
import { sidecars } from '../../lib/compliance/sidecars';
import { TemplateValidation } from '../../lib/compliance/template-validation';
import { outputsOf } from '../../lib/evidence/outputs';
import { parseSettings } from '../../lib/settings/parse-settings';
import { NoTemplateFindings } from '../compliance/quiet-gate';

export type Way = 'plain' | 'gate' | 'nag' | 'naive' | 'gate-and-validate' | 'gate-of-copies';

/** What one process measured. */
export interface GateRun {
  /** From the empty app to the last output. */
  readonly ms: number;
  /** Of it, the judgement and the outputs. */
  readonly judging: number;
  readonly evaluations: number;
  readonly resources: number;
}

/** Builds, synthesizes and judges once, in one of the ways, and prints how long it took. */
function main(way: Way, cache: string, copies: number): void {
  const outdir = mkdtempSync(join(tmpdir(), 'bulwark-bench-run-'));
  const context = { ...contextWithoutBundling(), '@aws-cdk/core:failSynthOnValidationErrors': false };
  try {
    const start = performance.now();
    const app = new App({ outdir, context });
    if (copies > 0) bare(app, copies);
    else presets(app);
    process.stdout.write(JSON.stringify({ ...RUNS[way](app, cache), ms: performance.now() - start }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

type Judged = Omit<GateRun, 'ms'>;

const RUNS: Readonly<Record<Way, (app: App, cache: string) => Judged>> = {
  plain: (app) => {
    app.synth();
    return { judging: 0, evaluations: 0, resources: 0 };
  },
  gate: (app) => gated(app, new NoTemplateFindings()),
  'gate-and-validate': (app, cache) => gated(app, new TemplateValidation(validationCache(cache))),
  'gate-of-copies': (app) => gated(app, new NoTemplateFindings()),
  nag: (app) =>
    asCdkRuns(
      app,
      packs().filter((pack) => !(pack instanceof BulwarkChecks)),
    ),
  naive: (app) => asCdkRuns(app, packs(), new TemplateValidation()),
};

/** Packs as plugins of their own, each of which asks every rule about every resource. */
function asCdkRuns(app: App, counted: readonly NagPack[], ...others: readonly TemplateValidation[]): Judged {
  let evaluations = 0;
  for (const pack of counted) {
    const applyRule: unknown = Reflect.get(pack, 'applyRule');
    if (typeof applyRule !== 'function') throw new Error('cdk-nag has no applyRule any more');
    Reflect.set(pack, 'applyRule', (parameters: unknown) => {
      evaluations += 1;
      Reflect.apply(applyRule, pack, [parameters]);
    });
  }
  Validations.of(app).addPlugins(...others, ...counted);
  app.synth();
  return { judging: 0, evaluations, resources: 0 };
}

function gated(app: App, templates: TemplateValidation): Judged {
  const gate = new TimedGate({ packs: packs(), sidecars, today: '2026-11-23', templates, policy: gatePolicy });
  gate.register(app);
  app.synth();
  const start = performance.now();
  const assessment = assessmentOf(gate);
  if (assessment === undefined) throw new Error(String(gate.failure));
  outputsOf(assessment);
  return {
    judging: gate.ms + performance.now() - start,
    evaluations: gate.judgement?.evaluations ?? 0,
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

function presets(app: App): void {
  const parsed = parseSettings(environments);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  for (const settings of parsed.environments) new Backend(app, settings.name, { settings });
}

/** Stacks of bare resources, fifty copies each: a template takes 500 resources. */
function bare(app: App, copies: number): void {
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
const known = ['plain', 'gate', 'nag', 'naive', 'gate-and-validate', 'gate-of-copies'] as const;
const asked = known.find((name) => name === way);
if (asked === undefined) throw new Error(`one of ${known.join(', ')}`);
main(asked, cache, Number(copies));

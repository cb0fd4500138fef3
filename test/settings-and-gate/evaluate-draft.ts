import { rmSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { createGatePolicy } from '../../bin/gate-policy';
import { readContextWithoutBundling } from '../../bin/read-context';
import { acknowledgementFiles } from '../../lib/acknowledgements';
import { Backend } from '../../lib/backend';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import type { Settings } from '../../lib/settings/settings';
import { ComplianceGate } from '../../packages/gate/src/engine/compliance-gate';
import { createPacks } from '../../packages/gate/src/engine/known-packs';
import { TemplateValidation } from '../../packages/gate/src/engine/template-validation';
import { NoTemplateFindings, runSilently } from '../../packages/gate/test/quiet-gate';

/** The day of every assessment, before the last day of each phase `creation` in this folder. */
const TODAY = '2026-11-23';

/** What an adopter sees for a draft: the problems of the settings, or all that is open in the gate. */
export interface Outcome {
  readonly refused: readonly string[];
  readonly open: readonly string[];
}

export interface EvaluationOptions {
  /** Whether CloudFormation Validate runs too, which takes 2 s. @default false */
  readonly validatesTemplates?: boolean;
}

const context = {
  ...readContextWithoutBundling(),
  '@aws-cdk/core:failSynthOnValidationErrors': false,
  // Neither changes a template, and both take a tenth of the time.
  'aws:cdk:disable-stack-trace': true,
};

/** Validates a draft. Synthesizes an accepted one and evaluates it with every pack, at the levels of bin/gate-policy.ts. */
export function evaluateDraft(
  draft: EnvironmentDraft,
  { validatesTemplates = false }: EvaluationOptions = {},
): Outcome {
  const parsed = parseSettings([draft]);
  if (!parsed.ok) return { refused: parsed.problems, open: [] };
  return runWithoutStackTraces(() => evaluateEnvironments(parsed.environments, validatesTemplates));
}

/** Each construct captures a stack trace, which takes half of the time in jest. */
function runWithoutStackTraces<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function evaluateEnvironments(environments: readonly Settings[], validatesTemplates: boolean): Outcome {
  const app = new App({ context, analyticsReporting: false, treeMetadata: false });
  for (const settings of environments) new Backend(app, settings.name, { settings });
  const gate = new ComplianceGate({
    packs: createPacks(),
    acknowledgements: acknowledgementFiles,
    today: TODAY,
    templates: validatesTemplates ? new TemplateValidation() : new NoTemplateFindings(),
    policy: createGatePolicy(environments),
  });
  gate.register(app);
  try {
    runSilently(() => app.synth());
  } finally {
    rmSync(app.outdir, { recursive: true });
  }
  if (gate.result === undefined) throw new Error('the gate did not run', { cause: gate.failure });
  const { findings, ledgerProblems } = gate.result;
  return {
    refused: [],
    open: [
      ...findings.filter(({ acceptedBy }) => acceptedBy === undefined).map(({ path, id }) => `${path}: ${id}`),
      ...ledgerProblems
        .map(({ message }) => message)
        // Without CloudFormation Validate, its acknowledgements match nothing.
        .filter((message) => validatesTemplates || !message.includes('CloudFormation-Validate-')),
    ],
  };
}

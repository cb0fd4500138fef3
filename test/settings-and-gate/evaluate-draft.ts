import { rmSync } from 'node:fs';
import { createGatePolicy } from '../../bin/gate-policy';
import { suppressAcceptedFindings } from '../../bin/suppress-accepted-findings';
import { acknowledgementFiles } from '../../lib/acknowledgements';
import { Backend } from '../../lib/backend';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import type { Settings } from '../../lib/settings/settings';
import { ComplianceGate } from '../../packages/gate/src/engine/compliance-gate';
import { createPacks } from '../../packages/gate/src/engine/known-packs';
import type { TemplateValidation } from '../../packages/gate/src/engine/template-validation';
import { NoTemplateFindings, runSilently } from '../../packages/gate/test/quiet-gate';
import { createTestApp } from '../scaffold';

/** The day of every assessment, before the last day of each phase `creation` in this folder. */
export const TODAY = '2026-11-23';

/** What an adopter sees for a draft: the problems of the settings, or all that is open in the gate. */
export interface Outcome {
  readonly refused: readonly string[];
  readonly open: readonly string[];
}

export interface EvaluationOptions {
  /** CloudFormation Validate, which takes 2 s to start and 1 s a draft. @default - it does not run */
  readonly validation?: TemplateValidation;
}

/** Path metadata is on, so that findings can name constructs. */
const CONTEXT = { 'aws:cdk:enable-path-metadata': true, '@aws-cdk/core:failSynthOnValidationErrors': false };

/** Validates a draft. Synthesizes an accepted one and evaluates it with every pack, at the levels of bin/gate-policy.ts. */
export function evaluateDraft(draft: EnvironmentDraft, { validation }: EvaluationOptions = {}): Outcome {
  const parsed = parseSettings([draft], TODAY);
  if (!parsed.ok) return { refused: parsed.problems, open: [] };
  return evaluateEnvironments(parsed.environments, validation);
}

function evaluateEnvironments(environments: readonly Settings[], validation: TemplateValidation | undefined): Outcome {
  const app = createTestApp(CONTEXT);
  for (const settings of environments) suppressAcceptedFindings(new Backend(app, settings.name, { settings }));
  const gate = new ComplianceGate({
    packs: createPacks(),
    acknowledgements: acknowledgementFiles,
    today: TODAY,
    templates: validation ?? new NoTemplateFindings(),
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
        .filter((message) => validation !== undefined || !message.includes('CloudFormation-Validate-')),
    ],
  };
}

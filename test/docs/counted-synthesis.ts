import { App } from 'aws-cdk-lib';
import { environments } from '../../bin/environments';
import { createGatePolicy } from '../../bin/gate-policy';
import { readContextWithoutBundling } from '../../bin/read-context';
import { suppressAcceptedFindings } from '../../bin/suppress-accepted-findings';
import { acknowledgementFiles } from '../../lib/acknowledgements';
import { Backend } from '../../lib/backend';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { Settings } from '../../lib/settings/settings';
import { buildAssessment } from '../../packages/gate/src/assessment/assess';
import type { Assessment } from '../../packages/gate/src/assessment/assessment';
import { ComplianceGate } from '../../packages/gate/src/engine/compliance-gate';
import type { GateResult } from '../../packages/gate/src/engine/gate-result';
import { createPacks } from '../../packages/gate/src/engine/known-packs';
import type { Template } from '../../packages/gate/src/templates/template';
import { NoTemplateFindings, runSilently } from '../../packages/gate/test/quiet-gate';
import { TODAY } from '../scaffold';

/** What `npm run synth` shows of the environments in bin/environments.ts, without CloudFormation Validate. */
export interface CountedSynthesis {
  readonly assessment: Assessment;
  /** Each stack by its path: `sandbox/Data`. */
  readonly templates: ReadonlyMap<string, Template>;
}

/** Synthesizes and judges both environments once. */
export function synthesizeForCounting(): CountedSynthesis {
  const settings = parseEnvironments();
  const app = new App({
    context: { ...readContextWithoutBundling(), '@aws-cdk/core:failSynthOnValidationErrors': false },
    analyticsReporting: false,
  });
  for (const each of settings) suppressAcceptedFindings(new Backend(app, each.name, { settings: each }));
  const results: GateResult[] = [];
  const gate = new ComplianceGate({
    packs: createPacks(),
    acknowledgements: acknowledgementFiles,
    today: TODAY,
    templates: new NoTemplateFindings(),
    policy: createGatePolicy(settings),
    onResult: (result) => results.push(result),
  });
  gate.register(app);
  runSilently(() => app.synth());
  const [result] = results;
  if (result === undefined) throw new Error(String(gate.failure));
  const assessment = buildAssessment({
    result,
    frameworks: [],
    version: '0.0.0',
    libraries: {},
    rulesUrl: 'https://www.example.com/docs/rules.md',
    root: process.cwd(),
  });
  const templates = new Map(app.synth().stacks.map(({ hierarchicalId, template }) => [hierarchicalId, template]));
  return { assessment, templates };
}

function parseEnvironments(): readonly Settings[] {
  const parsed = parseSettings(environments, TODAY);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.environments;
}

import { createGatePolicy } from '../../bin/gate-policy';
import { acknowledgementFiles } from '../../lib/acknowledgements';
import { Backend } from '../../lib/backend';
import { ComplianceGate } from '../../packages/gate/src/engine/compliance-gate';
import { createPacks } from '../../packages/gate/src/engine/known-packs';
import { NoTemplateFindings, runSilently } from '../../packages/gate/test/quiet-gate';
import { createProductionDraft, createTestApp, parseDraft } from '../scaffold';

/** Judges production with some sections of its settings replaced, on a day. */
export function judgeProduction(changes: object, today: string) {
  const settings = parseDraft({ ...createProductionDraft(), ...changes });
  const app = createTestApp();
  app.node.setContext('@aws-cdk/core:failSynthOnValidationErrors', false);
  new Backend(app, settings.name, { settings });
  const gate = new ComplianceGate({
    packs: createPacks(),
    acknowledgements: acknowledgementFiles,
    today,
    templates: new NoTemplateFindings(),
    policy: createGatePolicy([settings]),
  });
  gate.register(app);
  runSilently(() => app.synth());
  if (gate.result === undefined) throw new Error(String(gate.failure));
  const { findings, acceptedEntries, ledgerProblems } = gate.result;
  return {
    open: findings.filter(({ acceptedBy }) => acceptedBy === undefined),
    accepted: acceptedEntries,
    // CloudFormation Validate does not run here, so its one acknowledgement matches nothing.
    problems: ledgerProblems
      .filter(({ message }) => !message.includes('CloudFormation-Validate'))
      .map(({ rule, message }) => `${rule} ${message}`),
  };
}

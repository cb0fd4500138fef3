import { describe, expect, test } from '@jest/globals';
import type { App, PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import { Backend } from '../../lib/backend';
import { ComplianceGate } from '../../packages/gate/src/engine/compliance-gate';
import { UNDECIDED_SUFFIX } from '../../packages/gate/src/engine/finding';
import { createPacks } from '../../packages/gate/src/engine/known-packs';
import { BulwarkChecks } from '../../packages/gate/src/rules/bulwark-checks';
import { NoTemplateFindings, runSilently } from '../../packages/gate/test/quiet-gate';
import { createViolatingApp } from '../../packages/gate/test/violating-app';
import { createTestApp, productionSettings, sandboxSettings } from '../scaffold';

/** The parts of a finding that both ways of running a pack report. */
interface ReportedFinding {
  readonly pack: string;
  readonly rule: string;
  readonly path: string;
  readonly severity: string;
}

const createNagPacks = (): NagPack[] => createPacks().filter((pack) => !(pack instanceof BulwarkChecks));

interface GateRun {
  readonly reported: ReportedFinding[];
  /** cdk-nag reports a rule that threw an error under the id of a violation, in one entry with violations. */
  readonly undecided: number;
  /** Evaluations per pair of rule and resource. cdk-nag itself evaluates all pairs. */
  readonly share: number;
}

/** Runs cdk-nag's packs in the gate. */
function runGate(app: App): GateRun {
  const gate = new ComplianceGate({
    packs: createNagPacks(),
    today: '2026-11-23',
    templates: new NoTemplateFindings(),
  });
  gate.register(app);
  runSilently(() => app.synth());
  const { findings = [], evaluations = 0, resources = [], packs = [] } = gate.result ?? {};
  const reported = findings.map(({ pack, id, path, severity, undecided }) => ({
    pack,
    rule: undecided ? id.replace(UNDECIDED_SUFFIX, '') : id,
    path,
    severity,
  }));
  const rules = packs.reduce((sum, { ruleIds }) => sum + ruleIds.size, 0);
  return {
    reported: sortFindings(reported),
    undecided: findings.filter(({ undecided }) => undecided).length,
    share: evaluations / (rules * resources.length),
  };
}

/** Runs cdk-nag's packs by themselves, as cdk-nag intends. */
function runPacks(app: App): ReportedFinding[] {
  return sortFindings(
    createNagPacks().flatMap((pack) => {
      const report: PolicyValidationPluginReport = pack.validateScope(app);
      return report.violations.flatMap(({ ruleName, severity = '', violatingResources }) =>
        violatingResources.map(({ constructPath = '' }) => ({
          pack: pack.readPackName,
          rule: ruleName,
          path: constructPath,
          severity,
        })),
      );
    }),
  );
}

function sortFindings(findings: readonly ReportedFinding[]): ReportedFinding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, finding]) => finding);
}

function createPresets(): App {
  const app = createTestApp();
  app.node.setContext('@aws-cdk/core:failSynthOnValidationErrors', false);
  for (const settings of [sandboxSettings, productionSettings]) new Backend(app, settings.name, { settings });
  return app;
}

describe('the gate reports exactly the findings of cdk-nag', () => {
  test('on both presets, with at most 1 % of the evaluations', () => {
    const app = createPresets();
    const { reported, undecided, share } = runGate(app);
    expect(reported).toEqual(runPacks(app));
    expect(reported.length).toBeGreaterThan(50);
    expect(undecided).toBe(0);
    expect(share).toBeLessThanOrEqual(0.01);
  });

  test('on an app with deliberate violations, in a nested stack and with undecided rules', () => {
    const app = createViolatingApp();
    const { reported, undecided } = runGate(app);
    expect(reported).toEqual(runPacks(app));
    expect(reported.length).toBeGreaterThanOrEqual(150);
    expect(undecided).toBeGreaterThan(0);
    expect(reported.filter(({ path }) => path.includes('/Nested/')).length).toBeGreaterThan(20);
  });
});

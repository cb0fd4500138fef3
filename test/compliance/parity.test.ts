import { describe, expect, test } from '@jest/globals';
import type { App, PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import { Backend } from '../../lib/backend';
import { ComplianceGate } from '../../lib/compliance/compliance-gate';
import { UNDECIDED } from '../../lib/compliance/finding';
import { packs } from '../../lib/compliance/packs';
import { BulwarkChecks } from '../../lib/compliance/rules/bulwark-checks';
import { productionSettings, sandboxSettings, testApp } from '../scaffold';
import { NoTemplateFindings, silenced } from './quiet-gate';
import { violatingApp } from './violating-app';

/** A finding as both ways of running a pack can tell it. */
interface Told {
  readonly pack: string;
  readonly rule: string;
  readonly path: string;
  readonly severity: string;
}

const nagPacks = (): NagPack[] => packs().filter((pack) => !(pack instanceof BulwarkChecks));

interface Gated {
  readonly told: Told[];
  /** cdk-nag reports a rule that threw under the id of a violation, and in one entry with violations. */
  readonly undecided: number;
  /** Evaluations for each pair of rule and resource, all of which cdk-nag asks. */
  readonly share: number;
}

/** What the gate finds with cdk-nag's packs, and how many evaluations it took. */
function gated(app: App): Gated {
  const gate = new ComplianceGate({ packs: nagPacks(), today: '2026-11-23', templates: new NoTemplateFindings() });
  gate.register(app);
  silenced(() => app.synth());
  const { findings = [], evaluations = 0, resources = [], packs: judged = [] } = gate.judgement ?? {};
  const told = findings.map(({ pack, id, path, severity, undecided }) => ({
    pack,
    rule: undecided ? id.replace(UNDECIDED, '') : id,
    path,
    severity,
  }));
  const rules = judged.reduce((sum, { ruleIds }) => sum + ruleIds.size, 0);
  return {
    told: sorted(told),
    undecided: findings.filter(({ undecided }) => undecided).length,
    share: evaluations / (rules * resources.length),
  };
}

/** What the packs find when they walk the app themselves, as cdk-nag means them to. */
function naive(app: App): Told[] {
  return sorted(
    nagPacks().flatMap((pack) => {
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

function sorted(told: readonly Told[]): Told[] {
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, one]) => one);
}

function presets(): App {
  const app = testApp();
  app.node.setContext('@aws-cdk/core:failSynthOnValidationErrors', false);
  for (const settings of [sandboxSettings, productionSettings]) new Backend(app, settings.name, { settings });
  return app;
}

describe('the gate finds what cdk-nag finds by itself, finding for finding', () => {
  test('on both presets, with at most one evaluation in a hundred', () => {
    const app = presets();
    const { told, undecided, share } = gated(app);
    expect(told).toEqual(naive(app));
    expect(told.length).toBeGreaterThan(50);
    expect(undecided).toBe(0);
    expect(share).toBeLessThanOrEqual(0.01);
  });

  test('on an app with deliberate violations, in a nested stack and with rules that throw', () => {
    const app = violatingApp();
    const { told, undecided } = gated(app);
    expect(told).toEqual(naive(app));
    expect(told.length).toBeGreaterThanOrEqual(150);
    expect(undecided).toBeGreaterThan(0);
    expect(told.filter(({ path }) => path.includes('/Nested/')).length).toBeGreaterThan(20);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type App, CfnResource } from 'aws-cdk-lib';
import { createGatePolicy } from '../../bin/gate-policy';
import { suppressAcceptedFindings } from '../../bin/suppress-accepted-findings';
import { acknowledgementFiles } from '../../lib/acknowledgements';
import { Backend } from '../../lib/backend';
import type { Settings } from '../../lib/settings/settings';
import { ComplianceGate } from '../../packages/gate/src/engine/compliance-gate';
import type { GateResult } from '../../packages/gate/src/engine/gate-result';
import { createPacks } from '../../packages/gate/src/engine/known-packs';
import { TemplateValidation } from '../../packages/gate/src/engine/template-validation';
import { allRules } from '../../packages/gate/src/rules/all-rules';
import { BulwarkChecks } from '../../packages/gate/src/rules/bulwark-checks';
import { isForType, type Rule } from '../../packages/gate/src/rules/rule';
import type { TemplateStack } from '../../packages/gate/src/templates/template-resource';
import { NoTemplateFindings, runSilently } from '../../packages/gate/test/quiet-gate';
import { allPins } from '../pins/all-pins';
import { createTestApp, productionSettings, sandboxSettings } from '../scaffold';
import { findBudgetProblems } from './budget';
import budget from './budget.json';
import { findEquivalence, findUnusedEquivalences } from './equivalents';
import { KillerFinder } from './find-killer';
import { recallKillers } from './killer-cache';
import { buildMutants, type Mutant } from './mutants';
import { setThroughEscapeHatch, setThroughTypedProperty } from './weaken-resource';

/** The rules of the package, and the pins of this blueprint. */
const rules: readonly Rule[] = [...allRules, ...allPins];
const packs = [...createPacks().filter((pack) => !(pack instanceof BulwarkChecks)), new BulwarkChecks(rules)];
const presets = [sandboxSettings, productionSettings];
const REJECTED = 'CloudFormation';

/** Evaluates environments together, after a change. */
function evaluate(environments: readonly Settings[], change: (app: App) => void = () => undefined): GateResult {
  const app = createTestApp();
  app.node.setContext('@aws-cdk/core:failSynthOnValidationErrors', false);
  for (const settings of environments) suppressAcceptedFindings(new Backend(app, settings.name, { settings }));
  change(app);
  const findPolicy = createGatePolicy(environments);
  const gate = new ComplianceGate({
    packs,
    acknowledgements: acknowledgementFiles,
    today: '2026-11-23',
    templates: new NoTemplateFindings(),
    policy: (environment) => ({ ...findPolicy(environment), levels: ['required', 'hardening', 'pinned'] }),
  });
  gate.register(app);
  runSilently(() => app.synth());
  if (gate.result === undefined) throw new Error(String(gate.failure));
  return gate.result;
}

describe('removing or weakening any hardening makes the gate fail', () => {
  /** One for each preset, since no rule looks at the resources of another environment. */
  let results: readonly GateResult[];
  let mutants: readonly Mutant[];
  let weakening: readonly Mutant[];
  const killers = new Map<Mutant, string | undefined>();

  beforeAll(() => {
    results = presets.map((settings) => evaluate([settings]));
    mutants = listStacks(results).flatMap(({ path, source }) => buildMutants(path, source.template));
    weakening = mutants.filter((mutant) => findEquivalence(mutant) === undefined);
    const finders = new Map(
      results.flatMap((result) => {
        const finder = new KillerFinder(result, packs, rules);
        return result.templates.stacks.map(({ path }) => [path, finder]);
      }),
    );
    const texts = results.flatMap((result) => [...result.texts.values()]);
    const recalled = recallKillers(texts, () =>
      weakening.map((mutant) => finders.get(mutant.stack)?.findKiller(mutant)),
    );
    for (const [index, mutant] of weakening.entries()) killers.set(mutant, recalled[index]);
  }, 600_000);

  test('no finding is open without a mutant', () => {
    const findings = results.flatMap((result) => result.findings);
    expect(findings.filter(({ acceptedBy }) => acceptedBy === undefined)).toEqual([]);
    expect(findings.filter(({ undecided }) => undecided)).toEqual([]);
  });

  test('every mutant makes a rule fail, is listed as harmless, or is within the budget of its type', () => {
    const survivors = weakening.filter((mutant) => killers.get(mutant) === undefined);
    const list = survivors.map(
      ({ stack, logicalId, type, path, change }) => `${type} ${path} ${change} (${stack} ${logicalId})`,
    );
    const equivalent = mutants.length - weakening.length;
    process.stdout.write(
      `${mutants.length} mutants: ${equivalent} harmless, ${describeKillers([...killers.values()])}, ${list.length} survive: [${list.join('\n')}]\n`,
    );
    expect(
      findBudgetProblems(
        survivors.map(({ type }) => type),
        budget.survivors,
      ),
    ).toEqual([]);
    expect(weakening.length).toBeGreaterThanOrEqual(500);
  });

  test('every equivalence matches at least one mutant', () => {
    expect(findUnusedEquivalences(mutants)).toEqual([]);
  });

  test('CloudFormation Validate rejects what counts as rejected, tried once per resource type', () => {
    const rejected = new Map(
      weakening.filter((mutant) => killers.get(mutant) === REJECTED).map((mutant) => [mutant.type, mutant]),
    );
    expect(rejected.size).toBeGreaterThan(15);
    const found = findRejected(listStacks(results), [...rejected.values()]);
    const passed = [...rejected.values()].filter(({ logicalId }) => !found.has(logicalId));
    expect(passed.map(({ type, path, change }) => `${type} ${path} ${change}`)).toEqual([]);
  }, 60_000);

  // One synthesis for each of two groups, since a rule about another resource depends on that resource being unchanged.
  describe.each([
    ['a typed property', setThroughTypedProperty],
    ['an escape hatch', setThroughEscapeHatch],
  ])('a whole synthesis fails on the same mutants made through %s', (_through, set) => {
    test.each([
      ['found at the resource', isFoundAtItself, 35],
      ['found at another resource', (mutant: Mutant, killer: string) => !isFoundAtItself(mutant, killer), 5],
    ])('tried once per resource type, %s', (_where, isChosen, least) => {
      const killed = weakening.filter((mutant) => {
        const killer = killers.get(mutant) ?? REJECTED;
        return killer !== REJECTED && mutant.path.startsWith('Properties.') && isChosen(mutant, killer);
      });
      const made = new Map<string, Mutant>();
      // Each environment by itself: two of one account and region would be refused.
      const weakened = presets.flatMap((settings) => {
        const ofEnvironment = killed.filter(({ stack }) => stack.startsWith(`${settings.name}/`));
        const { findings } = evaluate([settings], (app) => {
          const resources = indexResources(app);
          for (const mutant of ofEnvironment) {
            const resource = resources.get(`${mutant.stack} ${mutant.logicalId}`);
            if (resource === undefined) throw new Error(`${mutant.stack} has no ${mutant.logicalId}`);
            if (!made.has(mutant.type) && set(resource, mutant)) made.set(mutant.type, mutant);
          }
        });
        return findings;
      });
      expect(made.size).toBeGreaterThanOrEqual(least);
      const open = weakened.filter(({ acceptedBy }) => acceptedBy === undefined);
      const found = new Set(open.map(({ rule }) => removeUndecidedSuffix(rule)));
      const missed = [...made.values()].filter((mutant) => {
        const killer = removeUndecidedSuffix(killers.get(mutant) ?? '');
        return !found.has(killer) && !found.has(`Bulwark-${killer}`);
      });
      expect(missed.map(({ type, path, change }) => `${type} ${path} ${change}`)).toEqual([]);
    });
  });
});

function listStacks(results: readonly GateResult[]): TemplateStack[] {
  return results.flatMap(({ templates }) => templates.stacks);
}

/** Counts the mutants by what kills them. */
function describeKillers(killers: readonly (string | undefined)[]): string {
  const pins = new Set(allPins.map(({ id }) => id));
  const killed = killers.filter((killer) => killer !== undefined);
  const byPins = killed.filter((killer) => pins.has(killer)).length;
  const refused = killed.filter((killer) => killer === REJECTED).length;
  return `${killed.length - byPins - refused} fail a rule, ${byPins} a pin, ${refused} are refused by ${REJECTED}`;
}

/** Finds the logical ids that CloudFormation Validate rejects, when all mutants are in their templates. */
function findRejected(stacks: readonly TemplateStack[], mutants: readonly Mutant[]): ReadonlySet<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-mutants-'));
  try {
    const stackTemplates = stacks.flatMap(({ path, source: { template } }, index) => {
      const own = mutants.filter(({ stack }) => stack === path).map(({ logicalId, mutated }) => [logicalId, mutated]);
      if (own.length === 0) return [];
      const templatePath = join(folder, `${index}.template.json`);
      const Resources = { ...template.Resources, ...Object.fromEntries(own) };
      writeFileSync(templatePath, JSON.stringify({ ...template, Resources }));
      return [{ stackConstructPath: path, templatePath, accountId: '111122223333', region: 'eu-central-1' }];
    });
    const templatePaths = stackTemplates.map(({ templatePath }) => templatePath);
    const { violations } = new TemplateValidation().validate({
      stackTemplates,
      templatePaths,
      appConstruct: createTestApp(),
    });
    return new Set(
      violations.flatMap(({ violatingResources }) =>
        violatingResources.map(({ resourceLogicalId }) => resourceLogicalId),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Removes the suffix of an undecided finding from the id of a rule. */
function removeUndecidedSuffix(rule: string): string {
  return rule.replace(/-Undecided$/, '');
}

/** Whether the rule that kills a mutant applies to the type of the mutant. */
function isFoundAtItself({ type }: Mutant, killer: string): boolean {
  return rules.some((rule) => rule.id === killer && isForType(rule, type));
}

/** The resources of an app by stack and logical id. */
function indexResources(app: App): ReadonlyMap<string, CfnResource> {
  const resources = app.node.findAll().filter(CfnResource.isCfnResource);
  return new Map(
    resources.map((node) => [`${node.stack.node.path} ${String(node.stack.resolve(node.logicalId))}`, node]),
  );
}

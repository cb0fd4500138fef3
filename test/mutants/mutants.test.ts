import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type App, CfnResource } from 'aws-cdk-lib';
import { Backend } from '../../lib/backend';
import { ComplianceGate } from '../../lib/compliance/compliance-gate';
import type { Judgement } from '../../lib/compliance/judgement';
import { packs } from '../../lib/compliance/packs';
import { allRules } from '../../lib/compliance/rules/all-rules';
import { sidecars } from '../../lib/compliance/sidecars';
import { TemplateValidation } from '../../lib/compliance/template-validation';
import { NoTemplateFindings, silenced } from '../compliance/quiet-gate';
import { productionSettings, sandboxSettings, testApp } from '../scaffold';
import { equivalenceOf, unusedEquivalences } from './equivalents';
import { MutantJudge } from './judge-mutants';
import { type Mutant, mutantsOf } from './mutants';
import { setThroughEscapeHatch, setThroughTypedProperty } from './weakened-app';

const judges = packs();
const REFUSED = 'CloudFormation';

/** Both presets, after something was changed in them, judged by the gate. */
function judged(change: (app: App) => void = () => undefined): Judgement {
  const app = testApp();
  app.node.setContext('@aws-cdk/core:failSynthOnValidationErrors', false);
  for (const settings of [sandboxSettings, productionSettings]) new Backend(app, settings.name, { settings });
  change(app);
  const gate = new ComplianceGate({
    packs: judges,
    sidecars,
    today: '2026-11-23',
    templates: new NoTemplateFindings(),
  });
  gate.register(app);
  silenced(() => app.synth());
  if (gate.judgement === undefined) throw new Error(String(gate.failure));
  return gate.judgement;
}

describe('whatever hardens the templates, its absence turns the gate red', () => {
  let judgement: Judgement;
  let mutants: readonly Mutant[];
  let weakening: readonly Mutant[];
  const killers = new Map<Mutant, string | undefined>();

  beforeAll(() => {
    judgement = judged();
    mutants = judgement.deployment.stacks.flatMap(({ path, source }) => mutantsOf(path, source.template));
    weakening = mutants.filter((mutant) => equivalenceOf(mutant) === undefined);
    const judge = new MutantJudge(judgement, judges);
    for (const mutant of weakening) killers.set(mutant, judge.killer(mutant));
  }, 180_000);

  test('nothing is open before, so no rule gives a false alarm', () => {
    expect(judgement.findings.filter(({ decision }) => decision === undefined)).toEqual([]);
    expect(judgement.findings.filter(({ pack }) => pack === 'Bulwark')).toEqual([]);
    expect(judgement.findings.filter(({ undecided }) => undecided)).toEqual([]);
  });

  test('every mutant turns a rule red, or is named as one that weakens nothing', () => {
    const survivors = weakening
      .filter((mutant) => killers.get(mutant) === undefined)
      .map(({ stack, logicalId, type, path, change }) => `${type} ${path} ${change} (${stack} ${logicalId})`);
    const equivalent = mutants.length - weakening.length;
    process.stdout.write(
      `${mutants.length} mutants: ${equivalent} weaken nothing, ${weakening.length - survivors.length} killed, ${survivors.length} survive: [${survivors.join('\n')}]\n`,
    );
    expect(survivors).toEqual([]);
    expect(weakening.length).toBeGreaterThanOrEqual(500);
  });

  test('no reason for a mutant that weakens nothing is left without such a mutant', () => {
    expect(unusedEquivalences(mutants)).toEqual([]);
  });

  test('what counts as refused is refused by CloudFormation Validate, one for each type of resource', () => {
    const refused = new Map(
      weakening.filter((mutant) => killers.get(mutant) === REFUSED).map((mutant) => [mutant.type, mutant]),
    );
    expect(refused.size).toBeGreaterThan(15);
    const found = validated(judgement, [...refused.values()]);
    const passed = [...refused.values()].filter(({ logicalId }) => !found.has(logicalId));
    expect(passed.map(({ type, path, change }) => `${type} ${path} ${change}`)).toEqual([]);
  }, 60_000);

  // All at once, but for those that a rule about another resource finds: what that looks at has to be left as it is.
  describe.each([
    ['a typed property', setThroughTypedProperty],
    ['an escape hatch', setThroughEscapeHatch],
  ])('the gate itself, with a synthesis, is red on the same mutants made through %s', (_through, set) => {
    test.each([
      ['found at the resource', isFoundAtItself, 35],
      ['found at another resource', (mutant: Mutant, killer: string) => !isFoundAtItself(mutant, killer), 5],
    ])('one for each type of resource, %s', (_where, isChosen, least) => {
      const killed = weakening.filter((mutant) => {
        const killer = killers.get(mutant) ?? REFUSED;
        return killer !== REFUSED && mutant.path.startsWith('Properties.') && isChosen(mutant, killer);
      });
      const made = new Map<string, Mutant>();
      const red = judged((app) => {
        for (const mutant of killed) {
          if (!made.has(mutant.type) && set(resourceOf(app, mutant), mutant)) made.set(mutant.type, mutant);
        }
      });
      expect(made.size).toBeGreaterThanOrEqual(least);
      const open = red.findings.filter(({ decision }) => decision === undefined);
      const found = new Set(open.map(({ rule }) => decided(rule)));
      const missed = [...made.values()].filter((mutant) => {
        const killer = decided(killers.get(mutant) ?? '');
        return !found.has(killer) && !found.has(`Bulwark-${killer}`);
      });
      expect(missed.map(({ type, path, change }) => `${type} ${path} ${change}`)).toEqual([]);
    });
  });
});

/** Logical ids that CloudFormation Validate finds fault with, when all mutants are in the templates. */
function validated({ deployment }: Judgement, mutants: readonly Mutant[]): ReadonlySet<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-mutants-'));
  try {
    const stackTemplates = deployment.stacks.map(({ path, source: { template } }, index) => {
      const own = mutants.filter(({ stack }) => stack === path).map(({ logicalId, mutated }) => [logicalId, mutated]);
      const templatePath = join(folder, `${index}.template.json`);
      const Resources = { ...template.Resources, ...Object.fromEntries(own) };
      writeFileSync(templatePath, JSON.stringify({ ...template, Resources }));
      return { stackConstructPath: path, templatePath, accountId: '111122223333', region: 'eu-central-1' };
    });
    const templatePaths = stackTemplates.map(({ templatePath }) => templatePath);
    const { violations } = new TemplateValidation().validate({
      stackTemplates,
      templatePaths,
      appConstruct: testApp(),
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

/** The rule, whether it found something or could not tell. */
function decided(rule: string): string {
  return rule.replace(/-Undecided$/, '');
}

/** Whether the rule that found a mutant is one of ours about resources of its type. */
function isFoundAtItself({ type }: Mutant, killer: string): boolean {
  return allRules.find(({ id }) => id === killer)?.types.includes(type) ?? false;
}

function resourceOf(app: App, { stack, logicalId }: Mutant): CfnResource {
  const found = app.node
    .findAll()
    .filter(CfnResource.isCfnResource)
    .find((node) => node.stack.node.path === stack && node.stack.resolve(node.logicalId) === logicalId);
  if (found === undefined) throw new Error(`${stack} has no ${logicalId}`);
  return found;
}

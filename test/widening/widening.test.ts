import { describe, expect, test } from '@jest/globals';
import type { FactRecord } from '../../packages/gate/src/assessment/fact-record';
import { readResourceFacts } from '../../packages/gate/src/assessment/facts';
import { compareExposure } from '../../packages/gate/src/reports/difference/compare-exposure';
import type { StackTemplate } from '../../packages/gate/src/templates/template';
import { TemplateSet } from '../../packages/gate/src/templates/template-set';
import { openMethod } from './method-operators';
import { policyOperators } from './policy-operators';
import { readPresetTemplates } from './preset-templates';
import { resourceOperators } from './resource-operators';
import { settingOperators } from './setting-operators';
import type { Widening } from './widening';

const OPERATORS = [...settingOperators, ...policyOperators, ...resourceOperators, openMethod];
/** Exposures of a preset that a reviewer asks about; each has to be widened. */
const KINDS = [
  'API key',
  'TLS',
  'alarm',
  'authorization',
  'concurrency',
  'deletion',
  'detection',
  'encryption',
  'environment names',
  'key',
  'logs',
  'network',
  'permission',
  'public access',
  'retention',
  'scope',
  'sign-in',
  'throttle',
  'validation',
  'web firewall',
];

const templates = readPresetTemplates();
const set = new TemplateSet(templates);

/** Facts by stack, read once: a mutant changes one stack. */
const facts = new Map(set.stacks.map((stack) => [stack.path, readStack(set, stack.path)]));

function readStack(from: TemplateSet, path: string): readonly FactRecord[] {
  return (from.findStack(path)?.resources ?? []).map((resource) => readResourceFacts(resource, ({ path: own }) => own));
}

interface Mutant extends Widening {
  readonly stack: StackTemplate;
}

/** What both presets have is widened in one of them. */
function listMutants(): readonly Mutant[] {
  const all = templates.flatMap((stack) =>
    Object.entries(stack.template.Resources ?? {}).flatMap(([logicalId, resource]) =>
      OPERATORS.flatMap((operator) => operator({ logicalId, resource, template: stack.template })).map((widening) => ({
        ...widening,
        stack,
      })),
    ),
  );
  const byName = new Map(all.map((mutant) => [mutant.what.replace(/\b(?:sandbox|production)\b/, 'preset'), mutant]));
  return [...byName.values()];
}

/** Compares the environment of a mutant before and after. */
function findChanges({ stack, resources }: Mutant) {
  const before = facts.get(stack.path) ?? [];
  const Resources = Object.fromEntries(
    Object.entries({ ...stack.template.Resources, ...resources }).flatMap(([id, resource]) =>
      resource === undefined ? [] : [[id, resource]],
    ),
  );
  const mutated = set.replaceTemplates((one) =>
    one.path === stack.path ? { ...one, template: { ...one.template, Resources } } : one,
  );
  const changed = new Set(Object.keys(resources).map((id) => `${stack.path} ${id}`));
  const known = new Map(before.map((fact) => [fact.resource, fact]));
  const after = (mutated.findStack(stack.path)?.resources ?? []).map((resource) =>
    changed.has(`${stack.path} ${resource.logicalId}`)
      ? readResourceFacts(resource, ({ path }) => path)
      : (known.get(resource.path) ?? readResourceFacts(resource, ({ path }) => path)),
  );
  return compareExposure(before, after).changes;
}

function isNamed(mutant: Mutant): boolean {
  return findChanges(mutant).some(
    ({ direction, text }) =>
      (direction === 'wider' || (mutant.isUnknown === true && direction === 'changed')) &&
      mutant.words.every((word) => (typeof word === 'string' ? text.includes(word) : word.test(text))),
  );
}

describe('an exposure of the presets that is widened', () => {
  const mutants = listMutants();

  test('is of every kind', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(200);
    const kinds = new Set(mutants.map(({ kind }) => kind));
    expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  test('is named in words', () => {
    const silent = mutants.filter((mutant) => !isNamed(mutant));
    const shown = silent.map((mutant) => ({
      what: mutant.what,
      words: mutant.words.map(String),
      found: findChanges(mutant).map(({ direction, text }) => `${direction}: ${text}`),
    }));
    expect(shown).toEqual([]);
  });
});

test('nothing changed is nothing', () => {
  const all = [...facts.values()].flat();
  expect(compareExposure(all, structuredClone(all))).toEqual({ changes: [], renames: new Map() });
});

import type { FactRecord, Setting } from '../../assessment/fact-record';
import { groupBy } from '../../templates/group-by';
import { getFactKey } from './fact-index';
import { findResourceEffect } from './resource-effect';
import { getCanonicalText, mapReferences } from './setting-text';

/** The facts of two assessments, by what belongs together. */
export interface PairedFacts {
  readonly pairs: readonly { readonly before: FactRecord; readonly after: FactRecord }[];
  readonly added: readonly FactRecord[];
  readonly removed: readonly FactRecord[];
  /** Constructs under another path, from the old to the new one. */
  readonly renames: ReadonlyMap<string, string>;
}

/** Pairs facts by path, then by what they are set to, then below a construct that was renamed. */
export function pairFacts(before: readonly FactRecord[], after: readonly FactRecord[]): PairedFacts {
  const later = new Map(after.map((fact) => [`${fact.type} ${getFactKey(fact)}`, fact]));
  const pairs = before.flatMap((one) => {
    const other = later.get(`${one.type} ${getFactKey(one)}`);
    return other === undefined ? [] : [{ before: one, after: other }];
  });
  const left = new Set(pairs.map((pair) => pair.before));
  const right = new Set(pairs.map((pair) => pair.after));
  const gone = before.filter((fact) => !left.has(fact));
  const fresh = after.filter((fact) => !right.has(fact));
  const same = gone.length === 0 || fresh.length === 0 ? [] : pairEqual(gone, fresh);
  for (const pair of same) {
    left.add(pair.before);
    right.add(pair.after);
  }
  const below = pairBelowRenamed(
    same,
    gone.filter((fact) => !left.has(fact)),
    fresh.filter((fact) => !right.has(fact)),
  );
  for (const pair of below) {
    left.add(pair.before);
    right.add(pair.after);
  }
  const similar = pairSimilar(
    gone.filter((fact) => !left.has(fact)),
    fresh.filter((fact) => !right.has(fact)),
  );
  for (const pair of similar) {
    left.add(pair.before);
    right.add(pair.after);
  }
  return {
    pairs: [...pairs, ...same, ...below, ...similar],
    added: after.filter((fact) => !right.has(fact)),
    removed: before.filter((fact) => !left.has(fact)),
    renames: new Map([...same, ...below, ...similar].map((pair) => [pair.before.resource, pair.after.resource])),
  };
}

type Pair = PairedFacts['pairs'][number];

/** Pairs resources of one type with the same properties. Of several, those whose paths have most in common. */
function pairEqual(gone: readonly FactRecord[], fresh: readonly FactRecord[]): Pair[] {
  const bySignature = new Map<string, FactRecord[]>();
  for (const fact of fresh) {
    const signature = getSignature(fact);
    bySignature.set(signature, [...(bySignature.get(signature) ?? []), fact]);
  }
  return gone.flatMap((before): Pair[] => {
    const candidates = bySignature.get(getSignature(before)) ?? [];
    const [after] = [...candidates].sort(
      (one, other) => countCommonSteps(before, other) - countCommonSteps(before, one),
    );
    if (after === undefined) return [];
    candidates.splice(candidates.indexOf(after), 1);
    return [{ before, after }];
  });
}

/** The properties, without the paths that they refer to, since these may be renamed too. */
function getSignature({ type, settings }: FactRecord): string {
  return `${type} ${getCanonicalText(replaceReferences(settings, () => 'resource'))}`;
}

function countCommonSteps({ resource: one }: FactRecord, { resource: other }: FactRecord): number {
  const [left, right] = [one.split('/'), other.split('/')];
  const fromStart = left.findIndex((step, place) => step !== right[place]);
  const fromEnd = [...left].reverse().findIndex((step, place) => step !== [...right].reverse()[place]);
  return fromStart + fromEnd;
}

/** Pairs what changed in a construct that was renamed at the same time. */
function pairBelowRenamed(renamed: readonly Pair[], gone: readonly FactRecord[], fresh: readonly FactRecord[]): Pair[] {
  const byPath = new Map(fresh.map((fact) => [`${fact.type} ${fact.resource}`, fact]));
  const moves = new Map(renamed.map(({ before, after }) => findMove(before.resource, after.resource)));
  return gone.flatMap((before): Pair[] => {
    for (const [from, to] of moves) {
      if (!before.resource.startsWith(`${from}/`)) continue;
      const key = `${before.type} ${to}${before.resource.slice(from.length)}`;
      const after = byPath.get(key);
      if (after === undefined) continue;
      byPath.delete(key);
      return [{ before, after }];
    }
    return [];
  });
}

/**
 * Pairs the only resource of a type that is gone with the only new one, if at least half of their properties are the
 * same. A rename would hide what became weaker where neither the removal nor the addition has a sentence of its own.
 */
function pairSimilar(gone: readonly FactRecord[], fresh: readonly FactRecord[]): Pair[] {
  if (gone.length === 0 || fresh.length === 0) return [];
  const byType = groupBy(fresh, ({ type }) => type);
  return [...groupBy(gone, ({ type }) => type)].flatMap(([type, list]): Pair[] => {
    const [[before, ...others], [after, ...more]] = [list, byType.get(type) ?? []];
    if (before === undefined || after === undefined || others.length + more.length > 0) return [];
    if (isNoticed(before, after)) return [];
    const properties = new Set([...Object.keys(before.settings), ...Object.keys(after.settings)]);
    const equal = [...properties].filter((name) => hasSame(name, before.settings, after.settings));
    return equal.length > 0 && 2 * equal.length >= properties.size ? [{ before, after }] : [];
  });
}

function isNoticed(before: FactRecord, after: FactRecord): boolean {
  return findResourceEffect(before, false) !== undefined || findResourceEffect(after, true) !== undefined;
}

function hasSame(name: string, before: Settings, after: Settings): boolean {
  const [one, other] = [before, after].map(({ [name]: setting }) =>
    setting === undefined ? '' : getCanonicalText(replaceReferences({ setting }, () => 'resource')),
  );
  return one === other;
}

/** Renames constructs, and the scopes that they are in. */
export function createRename(renames: ReadonlyMap<string, string>): (path: string) => string {
  const moves = [...new Map([...renames].map(([from, to]) => findMove(from, to)))].sort(
    ([one], [other]) => other.length - one.length,
  );
  return (path) => {
    const known = renames.get(path);
    if (known !== undefined) return known;
    const move = moves.find(([from]) => path === from || path.startsWith(`${from}/`));
    return move === undefined ? path : `${move[1]}${path.slice(move[0].length)}`;
  };
}

/** The scopes that were renamed: `a/Old/x` and `a/New/x` were `a/Old` and `a/New`. */
function findMove(before: string, after: string): [from: string, to: string] {
  const [left, right] = [before.split('/'), after.split('/')];
  let common = 0;
  while (common < Math.min(left.length, right.length) - 1 && left.at(-1 - common) === right.at(-1 - common))
    common += 1;
  return [left.slice(0, left.length - common).join('/'), right.slice(0, right.length - common).join('/')];
}

/** The same facts with references to renamed constructs as they are now. */
export function renameReferences(
  facts: readonly FactRecord[],
  renames: ReadonlyMap<string, string>,
): readonly FactRecord[] {
  if (renames.size === 0) return facts;
  return facts.map((fact) => ({
    ...fact,
    resource: renames.get(fact.resource) ?? fact.resource,
    settings: replaceReferences(fact.settings, (path) => renames.get(path) ?? path),
  }));
}

type Settings = FactRecord['settings'];

function replaceReferences(settings: Settings, replace: (path: string) => string): Settings {
  const visit = (setting: Setting): Setting => {
    if (typeof setting === 'string') return mapReferences(setting, replace);
    if (typeof setting !== 'object') return setting;
    return isList(setting) ? setting.map(visit) : replaceAll(setting);
  };
  const replaceAll = (record: Settings): Settings =>
    Object.fromEntries(Object.entries(record).map(([name, setting]) => [name, visit(setting)]));
  return replaceAll(settings);
}

function isList(setting: Setting): setting is readonly Setting[] {
  return Array.isArray(setting);
}

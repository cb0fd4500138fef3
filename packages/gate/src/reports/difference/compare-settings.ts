import type { Setting } from '../../assessment/fact-record';
import { dropCovered, haveSameAddresses } from './address-lists';
import { getCanonicalText, isSettingList, isSettingRecord, listSettings } from './setting-text';

/** A property that has another value. An absent side is undefined. */
export interface SettingChange {
  /** Names of the properties, without the places of lists: `['Rules', 'Action']`. */
  readonly path: readonly string[];
  /** The same for a reader, with the names of list elements: `Rules "Limit" Action`. */
  readonly label: string;
  readonly before: Setting | undefined;
  readonly after: Setting | undefined;
  /** Whether it is an element of a list that was added or removed. */
  readonly isElement: boolean;
}

/** How a property is compared. */
export interface ComparisonPlan {
  /** Whether the property is left to another comparison. */
  isSkipped(path: readonly string[], setting: Setting | undefined): boolean;
  /** Whether the property is one value, whatever is inside of it. */
  isWhole(path: readonly string[]): boolean;
  /** Whether each element of the property is something by itself. */
  isList(path: readonly string[]): boolean;
  /** Whether something is known about the meaning of the property itself. */
  isKnown(path: readonly string[]): boolean;
}

interface Place {
  readonly path: readonly string[];
  readonly label: string;
}

/** Properties by which elements of a list are recognised, if they are unique in both lists. */
const IDENTITIES: readonly string[] = [
  'Id',
  'Name',
  'RuleName',
  'PolicyName',
  'Key',
  'ContainerName',
  'ParameterName',
  'AttributeName',
  'ResourcePath',
  'DeviceName',
  'PathPattern',
  'EventSource',
  'ResourceType',
];

/** Compares two values property by property. The order of lists does not count. */
export class SettingComparison {
  constructor(private readonly plan: ComparisonPlan) {}

  compare(before: Setting | undefined, after: Setting | undefined, place: Place = NOWHERE): SettingChange[] {
    const { plan } = this;
    const { path } = place;
    if (getCanonicalText(before) === getCanonicalText(after) && (before === undefined) === (after === undefined)) {
      return [];
    }
    if (plan.isSkipped(path, before ?? after)) return [];
    const isAbsent = before === undefined || after === undefined;
    if (path.length > 0 && (plan.isWhole(path) || (isAbsent && plan.isKnown(path) && !isListed(before, after)))) {
      return [{ ...place, before, after, isElement: false }];
    }
    if (isSettingList(before) || isSettingList(after)) {
      return haveSameAddresses(before, after) ? [] : this.#compareLists(before, after, place);
    }
    if (isSettingRecord(before) && isSettingRecord(after)) return this.#compareRecords(before, after, place);
    if (isAbsent && isSettingRecord(before ?? after)) return this.#compareWithNothing(before, after, place);
    return [{ ...place, before, after, isElement: false }];
  }

  #compareRecords(
    before: { readonly [property: string]: Setting },
    after: { readonly [property: string]: Setting },
    place: Place,
  ): SettingChange[] {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
      this.compare(before[name], after[name], extendPlace(place, name)),
    );
  }

  /** What is known about the parts, and one change for the whole where it has others. */
  #compareWithNothing(before: Setting | undefined, after: Setting | undefined, place: Place): SettingChange[] {
    const { plan } = this;
    const whole = { ...place, before, after, isElement: false };
    const record = isSettingRecord(before) ? before : isSettingRecord(after) ? after : {};
    const parts = Object.keys(record).flatMap((name) =>
      this.compare(
        isSettingRecord(before) ? before[name] : undefined,
        isSettingRecord(after) ? after[name] : undefined,
        extendPlace(place, name),
      ),
    );
    if (place.path.length === 0) return parts;
    const names = Object.keys(record);
    const isSkipped = (name: string): boolean => plan.isSkipped([...place.path, name], record[name]);
    if (names.length > 0 && names.every(isSkipped)) return [];
    const meaningful = parts.filter(({ path }) => this.plan.isKnown(path));
    return meaningful.length === parts.length && parts.length > 0 ? parts : [whole, ...meaningful];
  }

  #compareLists(before: Setting | undefined, after: Setting | undefined, place: Place): SettingChange[] {
    const [removed, added] = dropEqual(listSettings(before), listSettings(after));
    if (this.plan.isList(place.path)) {
      dropCovered(added, listSettings(before));
      dropCovered(removed, listSettings(after));
    }
    const identity = findIdentity(removed, added);
    if (identity !== undefined) return this.#compareIdentified(removed, added, identity, place);
    const isList = this.plan.isList(place.path);
    const isPaired = !isList && removed.some(isSettingRecord) && added.some(isSettingRecord);
    const pairs = isPaired ? pairSimilar(removed, added) : [];
    const left = new Set(pairs.map(([one]) => one));
    const right = new Set(pairs.map(([, other]) => other));
    const single = !isPaired && !isList && removed.length === 1 && added.length === 1;
    if (
      isList &&
      removed.length === 1 &&
      added.length === 1 &&
      isSettingRecord(removed[0]) &&
      isSettingRecord(added[0])
    ) {
      return this.compare(removed[0], added[0], place);
    }
    if (single) return [{ ...place, before: removed[0], after: added[0], isElement: false }];
    return [
      ...pairs.flatMap(([one, other]) => this.compare(one, other, place)),
      ...removed.filter((one) => !left.has(one)).map((one) => createElement(place, one, undefined)),
      ...added.filter((one) => !right.has(one)).map((one) => createElement(place, undefined, one)),
    ];
  }

  #compareIdentified(
    removed: readonly Setting[],
    added: readonly Setting[],
    identity: string,
    place: Place,
  ): SettingChange[] {
    const index = (list: readonly Setting[]) => new Map(list.map((one) => [readIdentity(one, identity), one]));
    const [one, other] = [index(removed), index(added)];
    return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => {
      const [old, now] = [one.get(name), other.get(name)];
      const named = { path: place.path, label: `${place.label} "${name}"` };
      if (old !== undefined && now !== undefined) return this.compare(old, now, named);
      return [createElement(named, old, now)];
    });
  }
}

const NOWHERE: Place = { path: [], label: '' };

function extendPlace({ path, label }: Place, name: string): Place {
  return { path: [...path, name], label: label === '' ? name : `${label}${label.endsWith('"') ? ' ' : '.'}${name}` };
}

function createElement(place: Place, before: Setting | undefined, after: Setting | undefined): SettingChange {
  return { ...place, before, after, isElement: true };
}

function isListed(before: Setting | undefined, after: Setting | undefined): boolean {
  return isSettingList(before ?? after);
}

/** Removes what both lists have. */
function dropEqual(one: readonly Setting[], other: readonly Setting[]): [removed: Setting[], added: Setting[]] {
  const counts = new Map<string, number>();
  for (const item of other) counts.set(getCanonicalText(item), (counts.get(getCanonicalText(item)) ?? 0) + 1);
  const removed = one.filter((item) => {
    const count = counts.get(getCanonicalText(item)) ?? 0;
    if (count > 0) counts.set(getCanonicalText(item), count - 1);
    return count === 0;
  });
  const added = other.filter((item) => {
    const count = counts.get(getCanonicalText(item)) ?? 0;
    if (count > 0) counts.set(getCanonicalText(item), count - 1);
    return count > 0;
  });
  return [removed, added];
}

function findIdentity(removed: readonly Setting[], added: readonly Setting[]): string | undefined {
  if (removed.length === 0 && added.length === 0) return undefined;
  return IDENTITIES.find((identity) =>
    [removed, added].every((list) => {
      const names = list.map((one) => readIdentity(one, identity));
      return !names.includes(undefined) && new Set(names).size === names.length;
    }),
  );
}

/** A method of a stage is named by two properties. */
function readIdentity(setting: Setting, identity: string): string | undefined {
  if (!isSettingRecord(setting)) return undefined;
  const value = setting[identity];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return identity === 'ResourcePath' ? `${String(setting['HttpMethod'] ?? '*')} ${value}` : String(value);
}

/** Pairs elements that have most in common, so that the reader sees which part of one changed. */
function pairSimilar(removed: readonly Setting[], added: readonly Setting[]): [Setting, Setting][] {
  const left = removed.filter(isSettingRecord);
  const right = added.filter(isSettingRecord);
  const scored = left.flatMap((one) => right.map((other) => ({ one, other, score: countCommon(one, other) })));
  scored.sort((a, b) => b.score - a.score);
  const taken = new Set<Setting>();
  return scored.flatMap(({ one, other }): [Setting, Setting][] => {
    if (taken.has(one) || taken.has(other)) return [];
    taken.add(one);
    taken.add(other);
    return [[one, other]];
  });
}

function countCommon(
  one: { readonly [property: string]: Setting },
  other: { readonly [property: string]: Setting },
): number {
  return Object.keys(one).filter(
    (name) => name in other && getCanonicalText(one[name]) === getCanonicalText(other[name]),
  ).length;
}

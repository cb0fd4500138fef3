import type { Setting } from '../../assessment/fact-record';
import { coverTogether, isRange } from './address-range';
import { isSettingRecord, listSettings } from './setting-text';

/**
 * Removes elements of a list that do not matter: beside an element for everything, and beside ranges that have all of
 * their addresses together.
 */
export function dropCovered(elements: Setting[], others: readonly Setting[]): void {
  const texts = others.flatMap((other) => readText(other) ?? []);
  const isForEverything = texts.includes('*');
  const isCovered = (element: Setting): boolean => {
    const text = readText(element);
    return isForEverything || (text !== undefined && coverTogether(texts, text));
  };
  const left = elements.filter((element) => !isCovered(element));
  elements.splice(0, elements.length, ...left);
}

/** Whether two lists have the same addresses, however these are divided into ranges. */
export function haveSameAddresses(before: Setting | undefined, after: Setting | undefined): boolean {
  const [one, other] = [readRanges(before), readRanges(after)];
  if (one === undefined || other === undefined) return false;
  return one.every((range) => coverTogether(other, range)) && other.every((range) => coverTogether(one, range));
}

/** The ranges of a list of addresses; undefined for an empty list and for any other one. */
function readRanges(setting: Setting | undefined): readonly string[] | undefined {
  const texts = listSettings(setting).map(readText);
  const ranges = texts.filter((text): text is string => text !== undefined && isRange(text));
  return ranges.length === 0 || ranges.length < texts.length ? undefined : ranges;
}

/** A text, or the range of an entry that has nothing else: `{ Cidr: '10.0.0.0/25' }`. */
function readText(setting: Setting): string | undefined {
  if (typeof setting === 'string') return setting;
  const [only, ...others] = isSettingRecord(setting) ? Object.values(setting) : [];
  return typeof only === 'string' && others.length === 0 && isRange(only) ? only : undefined;
}

import { harmlessLaws } from './laws/harmless-laws';
import { listLaws } from './laws/list-laws';
import { numberLaws } from './laws/number-laws';
import { presenceLaws } from './laws/presence-laws';
import { rankLaws } from './laws/rank-laws';
import { serviceLaws } from './laws/service-laws';
import { switchLaws } from './laws/switch-laws';
import type { SettingLaw } from './setting-law';

/** The first that fits is true: a name before a pattern, a service before what is true in most services. */
const LAWS: readonly SettingLaw[] = [
  ...serviceLaws,
  ...rankLaws,
  ...listLaws,
  ...numberLaws,
  ...presenceLaws,
  ...harmlessLaws,
  ...switchLaws,
];

const byName = new Map<string, SettingLaw[]>();
const patterns: SettingLaw[] = [];
for (const law of LAWS) {
  if (typeof law.of !== 'string') patterns.push(law);
  else for (const name of law.of.split(' ')) byName.set(name, [...(byName.get(name) ?? []), law]);
}

const known = new Map<string, SettingLaw | undefined>();

/** Finds what is known about a property. @returns undefined when nothing is */
export function findLaw(type: string, path: readonly string[]): SettingLaw | undefined {
  const place = path.join('.');
  const key = `${type} ${place}`;
  if (!known.has(key)) known.set(key, searchLaw(type, place, path.at(-1) ?? ''));
  return known.get(key);
}

function searchLaw(type: string, place: string, name: string): SettingLaw | undefined {
  const isOfType = (law: SettingLaw): boolean => law.type?.test(type) !== false;
  const named = (byName.get(name) ?? []).filter(isOfType);
  const matching = patterns.filter((law) => isOfType(law) && law.of instanceof RegExp && law.of.test(place));
  const isSpecial = (law: SettingLaw): boolean => law.type !== undefined;
  return named.find(isSpecial) ?? matching.find(isSpecial) ?? named[0] ?? matching[0];
}

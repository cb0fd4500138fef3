import type { FactRecord, Setting } from '../../assessment/fact-record';
import type { SettingChange } from './compare-settings';
import type { Direction } from './exposure-change';
import { isSettingRecord } from './setting-text';

/** The resource of a changed property, before and after. */
export interface ChangedResource {
  readonly before: FactRecord;
  readonly after: FactRecord;
}

/** Decides what a changed property does to exposure. @returns undefined when it has nothing to do with exposure */
export type Judge = (
  change: Pick<SettingChange, 'before' | 'after' | 'isElement'>,
  resource: ChangedResource,
) => Direction | undefined;

export const judgeAsUnknown: Judge = () => 'changed';

/** For names, sizes and places. */
export const judgeAsHarmless: Judge = () => undefined;

const ON = /^(?:true|1|on|yes|enabled?|active|required|all|enabled_.*|enforced|present)$/i;
const OFF = /^(?:false|0|off|no|disabled?|inactive|optional|none|suspended|paused|not_started|legacy|passthrough)$/i;

/** @returns undefined when the text is not that of a switch */
function readSwitch(setting: Setting | undefined): boolean | undefined {
  if (setting === undefined) return false;
  if (typeof setting === 'object') return undefined;
  const text = String(setting);
  return ON.test(text) ? true : OFF.test(text) ? false : undefined;
}

/** A switch that protects. An absent one is off, which is the default of most services. */
export const judgeSafeguard: Judge = ({ before, after }) => {
  const [one, other] = [readSwitch(before), readSwitch(after)];
  if (one === undefined || other === undefined) return 'changed';
  return one === other ? undefined : other ? 'narrower' : 'wider';
};

/** A switch that protects, and is on where it is absent. */
export const judgeDefaultSafeguard: Judge = ({ before = true, after = true, isElement }, resource) =>
  judgeSafeguard({ before, after, isElement }, resource);

/**
 * A switch that protects, of a service that has it on where it is absent. To remove it is reported all the same: an
 * update may leave what was set before.
 */
export const judgeServiceSafeguard: Judge = (change, resource) => {
  const [one, other] = [readSwitch(change.before), readSwitch(change.after)];
  if (change.before === undefined && other === false) return 'wider';
  return change.after === undefined && one === false ? 'narrower' : judgeSafeguard(change, resource);
};

/** A switch that opens something. An absent one is off. */
export const judgeOpening: Judge = ({ before, after }) => {
  const [one, other] = [readSwitch(before), readSwitch(after)];
  if (one === undefined || other === undefined) return 'changed';
  return one === other ? undefined : other ? 'wider' : 'narrower';
};

/** A switch that opens something, and is on where it is absent. */
export const judgeDefaultOpening: Judge = ({ before = true, after = true, isElement }, resource) =>
  judgeOpening({ before, after, isElement }, resource);

/** A key, a log, a condition or another part that protects by being there. Another one may be better or worse. */
export const judgePresence: Judge = ({ before, after }) => {
  if (before === undefined) return 'narrower';
  return after === undefined || after === '' || after === 'AWS_OWNED_KMS_KEY' ? 'wider' : 'changed';
};

/** A part that opens something by being there. */
export const judgeOpeningPresence: Judge = ({ before, after }) => {
  if (before === undefined) return 'wider';
  return after === undefined ? 'narrower' : 'changed';
};

/** A list of which every element may reach, do or read something more. */
export const judgeGrantList: Judge = ({ before, after }) => {
  if (before === undefined) return 'wider';
  return after === undefined ? 'narrower' : 'changed';
};

/** A list of which every element protects, records or notices something more. */
export const judgeProtectionList: Judge = ({ before, after }) => {
  if (before === undefined) return 'narrower';
  return after === undefined ? 'wider' : 'changed';
};

function readNumber(setting: Setting | undefined): number | undefined {
  if (typeof setting === 'number') return setting;
  return typeof setting === 'string' && /^-?\d+(?:\.\d+)?$/.test(setting) ? Number(setting) : undefined;
}

function compareNumbers({ before, after }: Pick<SettingChange, 'before' | 'after'>): number | undefined {
  const [one, other] = [readNumber(before), readNumber(after)];
  return one === undefined || other === undefined ? undefined : Math.sign(other - one);
}

/** A limit: a higher number allows more, and an absent limit allows everything. */
export const judgeLimit: Judge = (change) => {
  if (change.before === undefined) return 'narrower';
  if (change.after === undefined) return 'wider';
  const sign = compareNumbers(change);
  return sign === undefined ? 'changed' : sign > 0 ? 'wider' : sign < 0 ? 'narrower' : undefined;
};

/** A time, length or count that protects more the higher it is. Without it, the service decides. */
export const judgeMinimum: Judge = (change) => {
  if (change.before === undefined) return 'changed';
  if (change.after === undefined) return 'wider';
  const sign = compareNumbers(change);
  return sign === undefined ? 'changed' : sign > 0 ? 'narrower' : sign < 0 ? 'wider' : undefined;
};

/** How long something is kept. Without it, it is kept for ever, which may be too long. */
export const judgeRetention: Judge = (change) => {
  const sign = compareNumbers(change);
  return sign === undefined ? 'changed' : sign > 0 ? 'narrower' : sign < 0 ? 'wider' : undefined;
};

/** A version: of an engine, of a runtime, of TLS. */
export const judgeVersion: Judge = ({ before, after }) => {
  if (before === undefined || after === undefined) return after === undefined ? 'wider' : 'narrower';
  const [one, other] = [readVersion(before), readVersion(after)];
  if (one === undefined || other === undefined || one.name !== other.name) return 'changed';
  for (let place = 0; place < Math.max(one.numbers.length, other.numbers.length); place += 1) {
    const step = (other.numbers[place] ?? 0) - (one.numbers[place] ?? 0);
    if (step !== 0) return step > 0 ? 'narrower' : 'wider';
  }
  return 'changed';
};

function readVersion(setting: Setting): { readonly name: string; readonly numbers: readonly number[] } | undefined {
  if (typeof setting === 'object') return undefined;
  const numbers = [...String(setting).matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return numbers.length === 0 ? undefined : { name: String(setting).replace(/[\d._-]+/g, ''), numbers };
}

/** The lowest version of TLS that a policy accepts: `TLS_1_2`, `TLSv1.2_2021`, `ELBSecurityPolicy-TLS13-1-2-2021-06`. */
function readTls(setting: Setting | undefined): number | undefined {
  if (typeof setting !== 'string') return undefined;
  if (/^SSLv3/i.test(setting)) return 0;
  if (/^ELBSecurityPolicy/i.test(setting)) {
    const levels = /TLS13-1-(\d)|TLS-1-(\d)/.exec(setting);
    return levels === null ? (/FS-1-2/.test(setting) ? 2 : 0) : Number(levels[1] ?? levels[2]);
  }
  const named = /1[._-](\d)/.exec(setting);
  if (named !== null) return Number(named[1]);
  const joined = /TLS_?1(\d)/i.exec(setting);
  if (joined !== null) return Number(joined[1]);
  return /^TLS_?v?1(?!\d)/i.test(setting) ? 0 : undefined;
}

/** A policy of TLS by the lowest version that it accepts. Without one, old versions are accepted. */
export const judgeTls: Judge = ({ before, after }) => {
  if (before === undefined || after === undefined) return after === undefined ? 'wider' : 'narrower';
  const [one, other] = [readTls(before), readTls(after)];
  if (one === undefined || other === undefined || one === other) return 'changed';
  return other > one ? 'narrower' : 'wider';
};

/**
 * Creates the judge of values that are ordered, from the one that protects least.
 *
 * @param ranks names of one rank are separated by a space; the name `-` is the absent value
 */
export function createRankJudge(...ranks: readonly string[]): Judge {
  const byName = new Map(
    ranks.flatMap((names, rank) => names.split(' ').map((name): [string, number] => [name.toLowerCase(), rank])),
  );
  const readRank = (setting: Setting | undefined): number | undefined => {
    if (isSettingRecord(setting)) return byName.get((Object.keys(setting)[0] ?? '').toLowerCase());
    return byName.get(setting === undefined ? '-' : String(setting).toLowerCase());
  };
  return ({ before, after }) => {
    const [one, other] = [readRank(before), readRank(after)];
    if (one === undefined || other === undefined) return 'changed';
    // Another value of the same rank may be better or worse. A default that is written out is the same.
    if (one === other) return before === undefined || after === undefined ? undefined : 'changed';
    return other > one ? 'narrower' : 'wider';
  };
}

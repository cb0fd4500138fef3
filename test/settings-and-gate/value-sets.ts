import { parseSettings } from '../../lib/settings/parse-settings';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { parsePath, replaceValue } from '../settings/drafts';
import type { Combination } from './combinations';
import type { DocumentedSetting } from './documented-values';
import { TODAY } from './evaluate-draft';
import { listSchemaFields } from './schema-fields';
import { IS_THOROUGH } from './thoroughness';

/** Settings that decide what the gate expects of every other one. */
const KINDS = ['disposable', 'protections'];

type Changes = Combination['changes'];

/** Which values meet in a set. Environments that differ little have different ones, so that together they try more. */
export type Partners = 1 | 2;

/**
 * Distributes the documented values over few drafts, since the synthesis and evaluation of a draft take 0.2 s. Every
 * value that validation accepts is in a set. A value is alone in its set if it switches something off, which could hide
 * what is wrong with another value, or if validation refuses it beside the others. A thorough run has both partners,
 * and each value alone.
 */
export function buildValueSets(
  draft: EnvironmentDraft,
  settings: readonly DocumentedSetting[],
  partners: Partners,
): Combination[] {
  const accepted = listAcceptedValues(draft, settings);
  const sets = (IS_THOROUGH ? ([1, 2] as const) : [partners]).flatMap((each) => combineValues(draft, accepted, each));
  const others = accepted.flatMap(({ setting, values }) =>
    values
      .filter((value) => IS_THOROUGH || !sets.some((changes) => changes[setting] === value))
      .map((value) => ({ title: `${setting}: ${JSON.stringify(value).slice(0, 40)}`, changes: { [setting]: value } })),
  );
  return [...sets.map((changes, index) => ({ title: `set ${index + 1} of ${sets.length}`, changes })), ...others];
}

/** Lists the values that validation accepts, without those that the draft has already. */
export function listAcceptedValues(
  draft: EnvironmentDraft,
  settings: readonly DocumentedSetting[],
): DocumentedSetting[] {
  return settings.map(({ setting, values }) => ({
    setting,
    values: values.filter((value) => {
      const changed = applyChanges(draft, { [setting]: value });
      return JSON.stringify(changed) !== JSON.stringify(draft) && isAccepted(changed);
    }),
  }));
}

/** Combines the values. With other partners a value meets different values of the other settings. */
function combineValues(draft: EnvironmentDraft, settings: readonly DocumentedSetting[], partners: Partners): Changes[] {
  const combined = settings
    .filter(({ setting }) => !KINDS.includes(setting))
    .map(({ setting, values }) => ({ setting, values: values.filter((value) => !switchesOff(setting, value)) }))
    .filter(({ values }) => values.length > 0);
  const most = Math.max(...combined.map(({ values }) => values.length));
  return Array.from({ length: most }, (_, round) => {
    const changes: Record<string, unknown> = {};
    let changed = draft;
    for (const [index, { setting, values }] of combined.entries()) {
      const value = values[(round + partners * index) % values.length];
      const next = applyChanges(changed, { [setting]: value });
      if (!isAccepted(next)) continue;
      changed = next;
      changes[setting] = value;
    }
    return changes;
  });
}

/** Whether a value may remove resources: `false`, text of an enumeration, an empty list or a protection that is off. */
function switchesOff(setting: string, value: unknown): boolean {
  if (value === false || enumerations.get(setting)?.includes(value) === true) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Reflect.get(value, 'enabled') === false;
}

const enumerations: ReadonlyMap<string, readonly unknown[]> = new Map(
  listSchemaFields().map(({ path, values }) => [path, values.filter((value) => typeof value === 'string')]),
);

/** Writes values into a draft, by the path of their setting. */
export function applyChanges(draft: EnvironmentDraft, changes: Changes): EnvironmentDraft {
  return Object.entries(changes).reduce(
    (changed, [setting, value]) => replaceValue(changed, parsePath(setting), value),
    draft,
  );
}

function isAccepted(draft: EnvironmentDraft): boolean {
  return parseSettings([draft], TODAY).ok;
}

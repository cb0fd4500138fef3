import { parseSettings } from '../../lib/settings/parse-settings';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { parsePath, replaceValue } from '../settings/drafts';
import type { Combination } from './combinations';
import type { DocumentedSetting } from './documented-values';
import { TODAY } from './evaluate-draft';
import { listSchemaFields } from './schema-fields';

/** With this environment variable every value is evaluated alone, as .ci/run does. It takes three times as long. */
const EACH_ALONE = 'EACH_VALUE_ALONE';

/** Settings that decide what the gate expects of every other one. */
const KINDS = ['disposable', 'protections'];

type Changes = Combination['changes'];

/**
 * Distributes the documented values over few drafts, since the synthesis and evaluation of a draft take 0.2 s. Every
 * value that validation accepts is in a set. A value is alone in its set if it switches something off, which could hide
 * what is wrong with another value, or if validation refuses it beside the others.
 */
export function buildValueSets(draft: EnvironmentDraft, settings: readonly DocumentedSetting[]): Combination[] {
  const accepted = listAcceptedValues(draft, settings);
  const sets = process.env[EACH_ALONE] === undefined ? combineValues(draft, accepted) : [];
  const others = accepted.flatMap(({ setting, values }) =>
    values
      .filter((value) => !sets.some((changes) => changes[setting] === value))
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

/** Combines the values twice. Each time a value meets different values of the other settings. */
function combineValues(draft: EnvironmentDraft, settings: readonly DocumentedSetting[]): Changes[] {
  const combined = settings
    .filter(({ setting }) => !KINDS.includes(setting))
    .map(({ setting, values }) => ({ setting, values: values.filter((value) => !switchesOff(setting, value)) }))
    .filter(({ values }) => values.length > 0);
  const most = Math.max(...combined.map(({ values }) => values.length));
  return [1, 2].flatMap((shift) =>
    Array.from({ length: most }, (_, round) => {
      const changes: Record<string, unknown> = {};
      let changed = draft;
      for (const [index, { setting, values }] of combined.entries()) {
        const value = values[(round + shift * index) % values.length];
        const next = applyChanges(changed, { [setting]: value });
        if (!isAccepted(next)) continue;
        changed = next;
        changes[setting] = value;
      }
      return changes;
    }),
  );
}

/** Whether a value may remove resources: `false`, a text of an enumeration, an empty list or a protection that is off. */
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

import type { Setting } from '../../assessment/fact-record';

/** Longer values are cut: the reader finds the rest in the template. */
const MAX_CHARACTERS = 400;

/** Path of a construct without the step of CDK's own resource: `sandbox/Data/Cluster`. */
export function shortenPath(path: string): string {
  return path.replace(/(?:\/(?:Resource|Default))+$/, '');
}

/** A reference as it is recorded. A path may have a variable of an API in it: `${sandbox/Api/subjects/{id}/Resource}`. */
const REFERENCE = /\$\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/** The same with an attribute that only names the resource in another way. */
const SHOWN_REFERENCE = /\$\{((?:[^{}]|\{[^{}]*\})*)\}(?:\.(?:Arn|GroupId|Id|Ref)\b)?/g;

/** A value for a reader: references without their frame, lists with commas. */
export function describeSetting(setting: Setting | undefined): string {
  const text = renderSetting(setting).replace(SHOWN_REFERENCE, (whole, path: string) =>
    path.includes('/') ? shortenPath(path) : whole,
  );
  return text.length <= MAX_CHARACTERS ? text : `${text.slice(0, MAX_CHARACTERS)}...`;
}

function renderSetting(setting: Setting | undefined): string {
  if (setting === undefined) return '';
  if (typeof setting !== 'object') return String(setting);
  if (Array.isArray(setting)) return setting.map(renderSetting).join(', ');
  const entries = Object.entries(setting);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    const inside = renderSetting(only[1]);
    return inside === '' ? only[0] : `${only[0]} ${inside}`;
  }
  return entries.map(([name, value]) => `${name}: ${renderSetting(value)}`).join(', ');
}

/** Replaces every reference to a resource. */
export function mapReferences(text: string, replace: (path: string) => string): string {
  return text.includes('${') ? text.replace(REFERENCE, (_whole, path: string) => `\${${replace(path)}}`) : text;
}

/** The path of the only resource that a value refers to; undefined for any other value. */
export function findReferencedPath(setting: Setting | undefined): string | undefined {
  if (typeof setting !== 'string') return undefined;
  const paths = [...setting.matchAll(REFERENCE)].flatMap(([, path]) => (path?.includes('/') ? [path] : []));
  return paths.length === 1 ? paths[0] : undefined;
}

export function isSettingRecord(setting: Setting | undefined): setting is { readonly [property: string]: Setting } {
  return typeof setting === 'object' && !Array.isArray(setting);
}

/** The elements of a list; a single value is a list of one, an absent one is empty. */
export function listSettings(setting: Setting | undefined): readonly Setting[] {
  if (setting === undefined) return [];
  return isSettingList(setting) ? setting : [setting];
}

/** A record of a list, and the conditions of the template on which it is there. */
export interface ListedRecord {
  readonly record: { readonly [property: string]: Setting };
  readonly choices: readonly { readonly condition: string; readonly side: string }[];
}

/** The records of a list. Where only a deployment decides between two, both are listed. */
export function listRecords(setting: Setting | undefined): ListedRecord[] {
  return listSettings(setting)
    .filter(isSettingRecord)
    .flatMap((record): ListedRecord[] => {
      const [condition, ...sides] = listSettings(record['Fn::If']);
      if (typeof condition !== 'string') return [{ record, choices: [] }];
      return sides.flatMap((side, index) =>
        listRecords(side).map((listed) => ({
          ...listed,
          choices: [...listed.choices, { condition, side: index === 0 ? 'true' : 'false' }],
        })),
      );
    });
}

export function isSettingList(setting: Setting | undefined): setting is readonly Setting[] {
  return Array.isArray(setting);
}

const known = new WeakMap<object, string>();

/** The same text for the same value, in whatever order its lists and properties are. */
export function getCanonicalText(setting: Setting | undefined): string {
  if (typeof setting !== 'object') {
    // `'true'` and `true`, `'1'` and `1` are the same to CloudFormation.
    return setting === undefined ? '' : JSON.stringify(String(setting));
  }
  const before = known.get(setting);
  if (before !== undefined) return before;
  const text = isSettingList(setting)
    ? `[${setting.map(getCanonicalText).sort().join(',')}]`
    : `{${Object.entries(setting)
        .map(([name, value]) => `${JSON.stringify(name)}:${getCanonicalText(value)}`)
        .sort()
        .join(',')}}`;
  known.set(setting, text);
  return text;
}

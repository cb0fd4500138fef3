import type { Value } from '../../templates/template-resource';
import type { Place } from './places';

/** Names of the two halves of a pair: `{ Name: 'DB_PASSWORD', Value: '...' }`. */
const PAIRS: readonly (readonly [name: string, value: string])[] = [
  ['Name', 'Value'],
  ['Key', 'Value'],
  ['Key', 'StringValue'],
  ['Id', 'StringValue'],
  ['Header', 'Value'],
  ['Variable', 'Value'],
  ['VariableName', 'Value'],
  ['Name', 'DefaultValue'],
  ['name', 'value'],
  ['key', 'value'],
  ['ParameterKey', 'ParameterValue'],
  ['ParameterName', 'ParameterValue'],
  ['HeaderName', 'HeaderValue'],
  ['AttributeName', 'AttributeValue'],
  ['OptionName', 'Value'],
];

const SECOND_HALVES: ReadonlySet<string> = new Set(PAIRS.map(([, value]) => value));

/** The name of a text: of its property, of the other half of its pair, or of the option before it in a command. */
export function readName({ name, parent, step }: Place): string {
  const option = readOption(parent, step);
  if (option !== undefined) return option;
  if (!SECOND_HALVES.has(name)) return name;
  for (const [nameKey, valueKey] of PAIRS) {
    if (name === valueKey && hasText(parent, nameKey)) return parent.at(nameKey).display();
  }
  return name;
}

/** The option that a text of a command belongs to: `--db-password` of `['app', '--db-password', 'text']`. */
function readOption({ raw }: Value, step: string): string | undefined {
  if (!Array.isArray(raw)) return undefined;
  const before: unknown = raw[Number(step) - 1];
  return typeof before === 'string' && /^--?[a-z][\w-]*$/i.test(before) ? before.replace(/^-+/, '') : undefined;
}

/** Whether an object has a value under a key. */
export function hasText({ raw }: Value, key: string): boolean {
  return typeof raw === 'object' && raw !== null && key in raw;
}

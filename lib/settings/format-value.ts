const MAX_LENGTH = 80;

/** Control, format and unusual space characters: a terminal does not show them, or executes them. */
const INVISIBLE = /\p{C}|[^\P{Z} ]/gu;

/** Formats a value for an error message: on one line, shortened, with invisible characters escaped. */
export function formatValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'bigint') return shorten(`${value}n`);
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  return shorten(escapeInvisible(toJson(value)));
}

/** Formats a path as in the settings file: `environments[0].network.zones[1]`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.map(formatStep).join('');
}

function formatStep(key: PropertyKey): string {
  if (typeof key === 'number') return `[${key}]`;
  const name = String(key);
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${shorten(name)}` : `[${shorten(escapeInvisible(JSON.stringify(name)))}]`;
}

function toJson(value: unknown): string {
  try {
    // A toJSON() method of the value may return undefined, although the type of JSON.stringify excludes it.
    const json: string | undefined = JSON.stringify(value);
    return json ?? 'a value that cannot be shown';
  } catch {
    return 'a value that cannot be shown (it contains itself or a bigint)';
  }
}

function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

function shorten(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 3)}...` : text;
}

const LONGEST = 80;

/** Control, format and unusual space characters: on a terminal they are invisible, or worse, obeyed. */
const INVISIBLE = /\p{C}|[^\P{Z} ]/gu;

/** A value as the one who wrote it would recognise it: on one line, short, with what cannot be seen made visible. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'bigint') return shortened(`${value}n`);
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  return shortened(visible(asJson(value)));
}

/** A path as the one who wrote the settings would type it: `environments[0].network.zones[1]`. */
export function shownPath(path: readonly PropertyKey[]): string {
  return path.map(step).join('');
}

function step(key: PropertyKey): string {
  if (typeof key === 'number') return `[${key}]`;
  const name = String(key);
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${shortened(name)}` : `[${shortened(visible(JSON.stringify(name)))}]`;
}

function asJson(value: unknown): string {
  try {
    // A toJSON() of the value's own may answer nothing, whatever the type says.
    const json: string | undefined = JSON.stringify(value);
    return json ?? 'a value that cannot be shown';
  } catch {
    return 'a value that cannot be shown (it contains itself or a bigint)';
  }
}

function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}

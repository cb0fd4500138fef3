/** Everything that ends a line or steers a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Characters that show a text in another order than it has, so that it reads as something else. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Most text: printable ASCII without a space at either end. */
const HARMLESS = /^[!-~]([ -~]*[!-~])?$/;

/** A text in one line, without characters that are none. Ids and reasons are written by whoever opens a pull request. */
export function oneLine(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text.toWellFormed().replace(DIRECTIONS, '').replace(CONTROLS, ' ').trim();
}

/** At most so many characters, and it shows that some are missing. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Everything that ends a line or controls a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed here
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Characters that show a text in another order than it is written, so that it reads differently. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Most texts: without control characters, and without any of other scripts. */
const PLAIN = /^[ -~]*$/;

/** Makes a text one line without control characters. The author of a pull request chooses ids and reasons. */
export function toOneLine(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text.toWellFormed().replace(DIRECTIONS, '').replace(CONTROLS, ' ').trim();
}

/** Cuts a text to at most so many characters; an ellipsis shows the cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}

/** Breaks a text between words into lines of at most so many characters. A longer word gets a separate line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Ends a title with a full stop, so that another sentence can follow. */
export function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** `1 finding`, `2 findings` */
export function renderCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function countBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

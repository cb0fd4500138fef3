import { splitIntoParts } from './follow-intrinsics';
import { type IntrinsicScope, parseIntrinsic } from './intrinsics';

/** An object that is written as JSON text, or why the text cannot be read; undefined for what may be something else. */
export type JsonText = { readonly content: unknown } | { readonly fault: string };

/** Characters of the private use area, which stand for a reference while the text is parsed. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];

/** Codes of the characters that JSON text begins with, and of those between which no character is a space. */
const [OBJECT, LIST, SPACE, DELETE] = [0x7b, 0x5b, 0x20, 0x7f];

/** Whether a text looks like an object or a list in JSON. */
export function looksLikeJson(text: string): boolean {
  const first = text.charCodeAt(0);
  // Asked for every text of a template, so most answers need no other text.
  if (first > SPACE && first < DELETE) return first === OBJECT || first === LIST;
  return /^\s*[[{]/.test(text);
}

/**
 * Reads a policy that is written as JSON text, with Fn::Sub or Fn::Join in it. References inside its texts are kept as
 * Fn::Join.
 */
export function parseJsonText<Scope extends IntrinsicScope<Scope>>(given: unknown, scope: Scope): JsonText | undefined {
  const [name, argument] = parseIntrinsic(given) ?? [];
  if (name === 'Fn::ToJsonString') return { content: argument };
  const parts = splitIntoParts(given, scope);
  // What starts with a reference may be any text.
  if (typeof parts?.[0] !== 'string') return undefined;
  const references: unknown[] = [];
  const text = parts
    .map((part) => {
      if (typeof part === 'string') return part;
      // A reference of another template cannot be written in this one, so its placeholder remains.
      return `${OPEN}${references.push(part.scope === scope ? part.raw : part.placeholder) - 1}${CLOSE}`;
    })
    .join('');
  try {
    const content: unknown =
      references.length === 0
        ? JSON.parse(text)
        : JSON.parse(text, (_key, value: unknown) =>
            typeof value === 'string' && value.includes(OPEN) ? restoreReferences(value, references) : value,
          );
    return { content };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function restoreReferences(text: string, references: readonly unknown[]): unknown {
  const [first = '', ...rest] = text.split(OPEN);
  const items = rest.flatMap((piece) => {
    const end = piece.indexOf(CLOSE);
    return [references[Number(piece.slice(0, end))], piece.slice(end + 1)];
  });
  return { 'Fn::Join': ['', [first, ...items]] };
}

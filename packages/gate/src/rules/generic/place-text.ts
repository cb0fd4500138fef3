import { looksLikeJson } from '../../templates/json-text';
import { decodeUserData } from './decode-script';

/** A text with so many characters is a program or a file. It is not searched for JSON. */
const LONGEST = 200_000;

/** User data is read as the script that it encodes. */
export function readText(given: string, name: string): string {
  return name === 'UserData' ? (decodeUserData(given) ?? given) : given;
}

/** Whether a text may name another party: a reference to a resource of the templates does not. */
export function mayNameOthers(text: string): boolean {
  return !(text.startsWith('${') && /^\$\{(AWS::|[^{}]+\.)[^{}]*\}$/.test(text));
}

/** The object or the list that a text describes; undefined for any other text. */
export function parseJson(text: string): unknown {
  if (text.length > LONGEST || !looksLikeJson(text)) return undefined;
  // `{{resolve:...}}` and an unresolved function, shown as JSON, are texts.
  if (text.startsWith('{{') || text.startsWith('{"Fn::') || text.startsWith('{"Ref"')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

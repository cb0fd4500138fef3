import { gunzipSync } from 'node:zlib';

/** No service accepts a longer script; a compressed one may not grow beyond it either. */
const LONGEST = 1_000_000;
/** Shorter words are names and paths in most texts. */
const SHORTEST = 24;
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
/** Words over several lines too, as in the parts of a MIME archive. Linear: each line has its end. */
const WORDS = /(?:[A-Za-z0-9+/]{20,}(?:\r?\n[ \t]*)?)+[A-Za-z0-9+/]{0,19}={0,2}/g;
const NAMES_ENCODING = /base64|\bb64\b|-enc(?:odedcommand)?\b/i;

/**
 * Decodes the user data of a machine, which EC2 takes in Base64 and cloud-init also compressed. Undefined for a text
 * that is written as it is.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
 */
export function decodeUserData(text: string): string | undefined {
  return text.length > LONGEST || text.trim().length < SHORTEST || !BASE64.test(text) ? undefined : decode(text);
}

/**
 * Decodes what a script decodes before it runs it: `echo aGVsbG8= | base64 -d | sh`, a part of a MIME archive, or a file
 * of cloud-init with `encoding: b64`.
 */
export function listDecodedParts(script: string): readonly string[] {
  if (script.length < SHORTEST || script.length > LONGEST || !NAMES_ENCODING.test(script)) return [];
  return [...script.matchAll(WORDS)].flatMap(([word]) => decode(word) ?? []);
}

function decode(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const content = bytes[0] === 0x1f && bytes[1] === 0x8b ? decompress(bytes) : bytes;
  if (content === undefined) return undefined;
  // PowerShell encodes commands in UTF-16.
  const text = content[1] === 0 ? content.toString('utf16le') : content.toString('utf8');
  // A key or an image is no script.
  return /[\0\uFFFD]/.test(text) ? undefined : text;
}

function decompress(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: LONGEST });
  } catch {
    return undefined;
  }
}

import { type FileKind, TEMPLATE } from './file-kind';
import { parseJsonTemplate } from './json-template';
import { isRefusal, type ParsedTemplate, type Refusal, refuse } from './problem';
import { MAX_NESTING } from './yaml-nesting';
import { parseYamlTemplate } from './yaml-template';

/** CloudFormation reads at most 1 MB; a template with macros may be larger before they run. */
export const MAX_BYTES = 10_000_000;

/** Parses the bytes of a file in JSON or YAML: as a template, unless it is of another kind. */
export function parseTemplate(bytes: Uint8Array, kind: FileKind = TEMPLATE): ParsedTemplate | Refusal {
  if (bytes.length > MAX_BYTES) return refuse(1, `it has more than ${MAX_BYTES} bytes; ${kind.size}`);
  if (findUtf16(bytes) !== undefined) return refuse(1, `it is text in UTF-16; ${kind.encoding}`);
  if (bytes.includes(0)) return refuse(1, 'it is a binary file');
  const text = decode(bytes);
  if (text === undefined) return refuse(1, 'it is not text in UTF-8');
  if (text.trim() === '') return refuse(1, 'it is empty');
  const parsed = parseText(text, kind);
  if (isRefusal(parsed)) return parsed;
  return isTooDeep(parsed.template) ? refuse(1, `it is nested more than ${MAX_NESTING} levels deep`) : parsed;
}

/** JSON is YAML in most cases, and YAML may start with a brace: a text that is no JSON may still be YAML. */
function parseText(text: string, kind: FileKind): ParsedTemplate | Refusal {
  if (!text.trimStart().startsWith('{')) return parseYamlTemplate(text, kind);
  const asJson = parseJsonTemplate(text);
  if (!isRefusal(asJson)) return asJson;
  const asYaml = parseYamlTemplate(text, kind);
  return isRefusal(asYaml) ? asJson : asYaml;
}

/** Finds the byte order of UTF-16, as Windows writes it: by its mark, or by a zero beside the first letter or bracket. */
function findUtf16([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (second === 0 && first !== 0 && first !== undefined)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second >= 0x20 && second < 0x7f)
    ? 'utf-16be'
    : undefined;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Goes down level by level, because a function that calls itself would end the stack first. */
function isTooDeep(template: unknown): boolean {
  let level: readonly unknown[] = [template];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_NESTING) return true;
    level = level.flatMap((value): readonly unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

/** Whether a text that cannot be parsed was meant to be a template: it would be judged if it had no mistake. */
export function looksLikeTemplate(bytes: Uint8Array): boolean {
  const text = new TextDecoder(findUtf16(bytes) ?? 'utf-8').decode(bytes.subarray(0, MAX_BYTES));
  return /^[ \t{]*"?(?:AWSTemplateFormatVersion|Resources)"?[ \t]*:/m.test(text);
}

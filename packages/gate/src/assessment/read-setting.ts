import { findSecretFormat } from '../rules/secrets/secret-formats';
import { isLiteralSecret, isSecretName } from '../rules/secrets/secret-names';
import { followIntrinsics, splitIntoParts, type TextPart } from '../templates/follow-intrinsics';
import { parseIntrinsic, parseReference } from '../templates/intrinsics';
import { looksLikeJson, parseJsonText } from '../templates/json-text';
import { isRecord } from '../templates/template';
import type { TemplateResource, TemplateStack } from '../templates/template-resource';
import type { Setting } from './fact-record';
import { isUnexposed } from './unexposed-properties';

export interface SettingReader {
  /** Path under which a resource is recorded. */
  findPath(resource: TemplateResource): string;
}

/** Nothing sound is nested this deep. */
const MAX_DEPTH = 40;
/** A secret is in the template, but a report is read by more people. */
const HIDDEN = '<hidden>';

/**
 * Reads a value as it will be compared: references followed and written as `${path of the construct}`, JSON texts as
 * objects, hashes of assets and secrets left out.
 *
 * @param owner type of the resource, or '' below its properties
 * @returns undefined for what is absent, or has nothing to do with exposure
 */
export function readSetting(
  given: unknown,
  origin: TemplateStack,
  reader: SettingReader,
  owner: string,
  name = '',
  depth = 0,
): Setting | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (typeof given !== 'object' || given === null) return readScalar(given, origin, reader, name, depth);
  const { raw, scope } = followIntrinsics(given, origin);
  if (typeof raw !== 'object' || raw === null) return readScalar(raw, scope, reader, name, depth);
  if (Array.isArray(raw)) {
    const items: Setting[] = [];
    for (const item of raw) {
      const setting = readSetting(item, scope, reader, '', name, depth + 1);
      if (setting !== undefined) items.push(setting);
    }
    return items;
  }
  if (!isRecord(raw)) return undefined;
  if (parseIntrinsic(raw) !== undefined) return readIntrinsic(raw, scope, reader, name, depth);
  const settings: Record<string, Setting> = {};
  for (const key of Object.keys(raw)) {
    if (isUnexposed(owner, key)) continue;
    const value = raw[key];
    const meaning = key.endsWith('Value') ? (readLabel(raw) ?? key) : key;
    // Whatever a variable holds, it is a text for the program.
    const setting =
      name === 'Variables'
        ? readVariable(value, scope, reader, key)
        : readSetting(value, scope, reader, '', meaning, depth + 1);
    if (setting !== undefined) settings[key] = setting;
  }
  return settings;
}

function readScalar(
  raw: unknown,
  scope: TemplateStack,
  reader: SettingReader,
  name: string,
  depth: number,
): Setting | undefined {
  if (typeof raw === 'string') return readText(raw, scope, reader, name, depth);
  return typeof raw === 'boolean' || typeof raw === 'number' ? raw : undefined;
}

/** The name of a pair: `{ Name: 'DB_PASSWORD', Value: '...' }`. */
function readLabel(raw: Readonly<Record<string, unknown>>): string | undefined {
  const label = raw['Name'] ?? raw['Key'] ?? raw['ParameterName'];
  return typeof label === 'string' ? label : undefined;
}

function readIntrinsic(
  raw: object,
  scope: TemplateStack,
  reader: SettingReader,
  name: string,
  depth: number,
): Setting | undefined {
  const parts = splitIntoParts(raw, scope);
  if (parts !== undefined) {
    const [first] = parts;
    if (typeof first === 'string' && looksLikeJson(first)) {
      const json = parseJsonText(raw, scope);
      if (json !== undefined && 'content' in json) return readSetting(json.content, scope, reader, '', name, depth + 1);
    }
    return maskText(parts.map((part) => renderPart(part, reader)).join(''), name);
  }
  // Only a deployment decides: the function is compared as it is written.
  const [intrinsic = '', argument] = parseIntrinsic(raw) ?? [];
  const inner = readSetting(argument, scope, reader, '', name, depth + 1);
  return { [intrinsic]: inner ?? '' };
}

function readVariable(raw: unknown, scope: TemplateStack, reader: SettingReader, name: string): Setting | undefined {
  const parts = splitIntoParts(raw, scope);
  return parts === undefined ? undefined : maskText(parts.map((part) => renderPart(part, reader)).join(''), name);
}

function renderPart(part: TextPart<TemplateStack>, { findPath }: SettingReader): string {
  if (typeof part === 'string') return part;
  const reference = parseReference(part.raw);
  const resource = reference === undefined ? undefined : part.scope.findResource(reference.id);
  if (reference === undefined || resource === undefined) return part.placeholder;
  const attribute = reference.attribute === undefined || reference.attribute === '' ? '' : `.${reference.attribute}`;
  return `\${${findPath(resource)}}${attribute}`;
}

function readText(
  text: string,
  scope: TemplateStack,
  reader: SettingReader,
  name: string,
  depth: number,
): Setting | undefined {
  if (looksLikeJson(text)) {
    const json = parseJsonText(text, scope);
    if (json !== undefined && 'content' in json) {
      return readSetting(json.content, scope, reader, '', name, depth + 1);
    }
  }
  return maskText(text, name);
}

/** No format of a credential is shorter. */
const SHORTEST_KEY = 16;

/** Names of assets: files by their hash, images by their tag, parameters of the older synthesizer. */
const ASSETS: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{64}(?=\.\w+)/g, '<asset>'],
  [/(container-assets[^:]*:)[0-9a-f]{64}\b/g, '$1<asset>'],
  [/AssetParameters[0-9a-f]{64}\w*/g, 'AssetParameters<asset>'],
  [/^[0-9a-f]{64}$/g, '<asset>'],
];

/** Leaves out what differs between two builds of the same source, and what must not be in a report. */
function maskText(text: string, name: string): string {
  if (
    (isSecretName(name) && isLiteralSecret(text)) ||
    (text.length >= SHORTEST_KEY && findSecretFormat(text) !== undefined)
  )
    return HIDDEN;
  return text.length < 64 ? text : ASSETS.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text);
}

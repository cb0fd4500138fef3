import { readSetting } from '../assessment/read-setting';
import { findPlaces } from '../rules/generic/places';
import type { Rule } from '../rules/rule';
import { describeSecret } from '../rules/secrets/secret-text';
import { isRecord } from '../templates/template';
import type { TemplateResource } from '../templates/template-resource';
import { Undecidable } from '../templates/undecidable';
import type { FoundValue } from './finding';
import { type FoundPlace, findFoundPlace } from './found-place';

/** A report is read by more people than the template. */
const HIDDEN_CREDENTIAL = 'a credential, which is not shown,';
/** Longer values are cut: the reader finds the rest in the template. */
const MOST_CHARACTERS = 160;

/**
 * Finds the value behind a violation, and its place in the resource. Credentials are not shown.
 *
 * @param detail exact part of the resource. @default - the rule is about the resource as a whole
 * @returns undefined when the place is not certain
 */
export function findFoundValue(
  { property }: Pick<Rule, 'property'>,
  resource: TemplateResource,
  detail?: string,
): FoundValue | undefined {
  try {
    const place = findFoundPlace(property, resource, detail);
    return place === undefined || place.path === '' ? undefined : describePlace(place, resource);
  } catch (error) {
    // Only a deployment determines what is on the way. The finding has its text all the same.
    if (error instanceof Undecidable) return undefined;
    throw error;
  }
}

function describePlace(place: FoundPlace, resource: TemplateResource): FoundValue | undefined {
  const { path, value, said } = place;
  const at = path.replace(/\.(\d+)(?=\.|$)/g, '[$1]');
  if (!value.present && said === '') return { at };
  const shown = value.present ? showValue(place, resource) : '';
  const found = said === '' || shown === '' || said.includes(shown) ? said || shown : `${shown} (${said})`;
  return found === '' ? undefined : { at, value: found };
}

/** The value for a reader; '' for a long object, and for an object or a long text that a detail describes better. */
function showValue({ path, value, said }: FoundPlace, resource: TemplateResource): string {
  const { raw, scope } = value.located;
  if (Array.isArray(raw) && raw.length === 0) return 'an empty list';
  if (typeof raw === 'object' && said !== '') return '';
  if (hasSecret(path, resource)) return said === '' ? HIDDEN_CREDENTIAL : '';
  const name = path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? path;
  const setting = readSetting(raw, scope, { findPath: (target) => target.path }, '', name);
  const text = typeof setting === 'object' ? renderObject(setting) : String(setting ?? '');
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MOST_CHARACTERS) return line;
  return typeof setting === 'object' || said !== '' ? '' : `${line.slice(0, MOST_CHARACTERS - 1)}…`;
}

function hasSecret(path: string, resource: TemplateResource): boolean {
  return findPlaces(resource).texts.some(
    (place) => (place.path === path || place.path.startsWith(`${path}.`)) && describeSecret(place) !== undefined,
  );
}

/** `Name: data, Host: SourcePath: /var/run`, in the order of the template. */
function renderObject(value: unknown): string {
  if (Array.isArray(value)) return value.map(renderObject).join(', ');
  if (!isRecord(value)) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${renderObject(part)}`)
    .join(', ');
}

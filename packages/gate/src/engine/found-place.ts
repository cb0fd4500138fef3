import { findPlaces } from '../rules/generic/places';
import { parseIntrinsic } from '../templates/intrinsics';
import { type PolicyStatement, readStatements } from '../templates/policy-statement';
import { isRecord } from '../templates/template';
import type { TemplateResource, Value } from '../templates/template-resource';
import { isPropertyOfOtherTypes } from './properties-of-other-types';

/** A place in a resource, and what is there. */
export interface FoundPlace {
  /** Path below `Properties`, with dots: `SecurityGroupIngress.0.CidrIp`. */
  readonly path: string;
  readonly value: Value;
  /** What the detail of a finding says beside the place; '' for nothing. */
  readonly said: string;
}

/**
 * Finds the place of a violation: the one that a detail names, the only statement or the only text that a detail
 * repeats, otherwise the property of the rule.
 *
 * @param property of the rule: `Properties.StorageEncrypted`
 * @param detail exact part of the resource. @default - the rule is about the resource as a whole
 * @returns undefined when the place is not certain
 * @throws Undecidable for what only a deployment determines on the way
 */
export function findFoundPlace(property: string, resource: TemplateResource, detail?: string): FoundPlace | undefined {
  const steps = property.split('.').slice(1);
  if (detail === undefined) return findProperty(steps, resource);
  const named = findNamedPlace(detail, resource) ?? findPart(detail, steps, resource);
  if (named === undefined) return findStatement(detail, resource, steps) ?? findElement(detail, steps, resource);
  return isPolicy(named.value) ? findStatement(named.said, resource, named.path.split('.')) : findLeaf(named, steps);
}

/** The property that the rule reads. Of a list of several elements none is certain. */
function findProperty(steps: readonly string[], resource: TemplateResource): FoundPlace | undefined {
  const [first] = steps;
  if (first === undefined || steps.includes('*') || isPropertyOfOtherTypes(first, resource.type)) return undefined;
  const path = steps.join('.');
  const value = resource.at(path);
  return isPolicy(value) ? undefined : { path, value, said: '' };
}

/** The place at the beginning of a detail: `Targets.0.Arn`, `Properties.SecurityGroupIngress.0: Records`. */
function findNamedPlace(detail: string, resource: TemplateResource): FoundPlace | undefined {
  const [, all, path = '', said = ''] = /^(Properties)?\.?([^\s:]*)(?:: (.*))?$/s.exec(detail) ?? [];
  if (path === '') return all === undefined ? undefined : { path, value: resource.at(''), said };
  const text = findPlaces(resource).texts.find((place) => place.path === path);
  if (text !== undefined) return { path, value: text.value, said };
  const value = resource.at(path);
  if (value.present) return { path, value, said };
  // What is absent has a place only in an object that is there.
  const names = path.split('.');
  const isInObject = names.slice(1).some((_, length) => isObject(resource.at(names.slice(0, length + 1).join('.'))));
  return isInObject ? { path, value, said } : undefined;
}

/** The part of the rule's property that a detail names: `WorkerLogs` of `LoggingConfiguration`. */
function findPart(detail: string, steps: readonly string[], resource: TemplateResource): FoundPlace | undefined {
  if (steps.length === 0 || steps.includes('*') || !/^[\w.-]+$/.test(detail)) return undefined;
  const path = [...steps, detail].join('.');
  const value = isObject(resource.at(steps.join('.'))) ? resource.at(path) : undefined;
  return value?.present ? { path, value, said: '' } : undefined;
}

/** The part of a place that the rule reads: of `SecurityGroupIngress.0` the `CidrIp`. */
function findLeaf(place: FoundPlace, steps: readonly string[]): FoundPlace {
  if (!isObject(place.value)) return place;
  for (const first of steps.keys()) {
    const rest = steps.slice(first).join('.');
    const value = rest.includes('*') ? undefined : place.value.at(rest);
    if (value?.present) return { ...place, path: joinPath(place.path, rest), value };
  }
  return place;
}

function isPolicy({ raw }: Value): boolean {
  return isRecord(raw) && 'Statement' in raw;
}

function isObject({ raw }: Value): boolean {
  return isRecord(raw) && parseIntrinsic(raw) === undefined;
}

/**
 * The Allow statement that repeats more of a detail than any other one: its Sid, actions, principals and resources.
 *
 * @param steps path of the policy. If no policy is there, any policy of the resource is searched
 */
function findStatement(detail: string, resource: TemplateResource, steps: readonly string[]): FoundPlace | undefined {
  const { policies } = findPlaces(resource);
  const named = policies.filter(({ path }) => path === steps.join('.'));
  const grants = (named.length === 0 ? policies : named)
    .flatMap(({ document }) => readStatements(document))
    .filter(({ allows }) => allows);
  const [best, second] = grants
    .map((statement) => ({ value: statement.value, shared: countShared(statement, detail) }))
    .sort((one, other) => other.shared - one.shared);
  if (best === undefined || best.shared === second?.shared) return undefined;
  if (best.shared === 0 && named.length === 0) return undefined;
  return { path: best.value.property.replace(/^Properties\./, ''), value: best.value, said: detail };
}

function countShared(statement: PolicyStatement, detail: string): number {
  const words = ` ${detail.toLowerCase().replaceAll(', ', ' ')} `;
  const isRepeated = (text: string): boolean => text !== '' && words.includes(` ${text.toLowerCase()} `);
  const names = [
    statement.value.at('Sid').display(),
    statement.hasNotAction ? 'NotAction' : '',
    ...statement.actions,
    ...statement.principals.map(({ value }) => value.display()),
  ].filter(isRepeated).length;
  const resources = statement.resources.map((resource) => resource.display()).filter(isRepeated).length;
  return names === 0 ? 0 : names + resources;
}

/** The element of the rule's property that a detail repeats: `http://example.com/` of `CallbackURLs`. */
function findElement(detail: string, steps: readonly string[], resource: TemplateResource): FoundPlace | undefined {
  const list = steps.join('.');
  const found = findPlaces(resource).texts.find(
    ({ path, text }) => text === detail && path.replace(/\.\d+$/, '') === list,
  );
  return found === undefined ? undefined : { path: found.path, value: found.value, said: '' };
}

function joinPath(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

import { parseIntrinsic } from '../templates/intrinsics';
import { isRecord } from '../templates/template';

/** An object of a template. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function ref(logicalId: string): JsonObject {
  return { Ref: logicalId };
}

export function getAtt(logicalId: string, attribute: string): JsonObject {
  return { 'Fn::GetAtt': [logicalId, attribute] };
}

export function sub(text: string, values?: JsonObject): JsonObject {
  return { 'Fn::Sub': values === undefined ? text : [text, values] };
}

/** An ARN in the account and region of the stack. @param resource may hold variables of Fn::Sub */
export function arnHere(service: string, resource: string, values?: JsonObject): JsonObject {
  return sub(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`, values);
}

/** An object without intrinsic function in its place; empty for anything else. */
export function toObject(value: unknown): JsonObject {
  return isRecord(value) && parseIntrinsic(value) === undefined ? value : {};
}

/** A section of a template, whose keys may look like intrinsic functions: `Fn::ForEach::Topics`. */
export function toSection(value: unknown): JsonObject {
  return isRecord(value) ? value : {};
}

/** The elements of a list, or of a list of one; none when absent. */
export function toItems(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function isIntrinsic(value: unknown): boolean {
  return parseIntrinsic(value) !== undefined;
}

/** Removes the properties that are absent. */
export function omitAbsent(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null));
}

/** Picks properties by their names, without those that are absent. */
export function pick(object: JsonObject, names: readonly string[]): JsonObject {
  return omitAbsent(Object.fromEntries(names.map((name) => [name, object[name]])));
}

/** The logical id that a Ref or Fn::GetAtt names. */
export function findReferencedId(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const [name, argument] = parseIntrinsic(value) ?? [];
  if (name === 'Ref') return typeof argument === 'string' ? argument : undefined;
  if (name !== 'Fn::GetAtt') return undefined;
  const [id] = Array.isArray(argument) ? argument : String(argument).split('.');
  return typeof id === 'string' ? id : undefined;
}

/** Whether two values are written the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The value, with `create()` in its place where it is absent, or in the branch of its Fn::If that is `AWS::NoValue`. */
export function replaceNoValue(value: unknown, create: () => unknown): unknown {
  if (value === undefined || isSame(value, ref('AWS::NoValue'))) return create();
  const [name, argument] = parseIntrinsic(value) ?? [];
  if (name !== 'Fn::If' || !Array.isArray(argument)) return value;
  const [condition, ...branches] = argument;
  return { 'Fn::If': [condition, ...branches.map((branch: unknown) => replaceNoValue(branch, create))] };
}

import { CfnResource, Stack } from 'aws-cdk-lib';
import { replaceIntrinsicsWithTokens } from '../../packages/gate/src/engine/template-token';
import { isRecord } from '../../packages/gate/src/templates/template';
import { findRefusal } from './find-refusal';
import type { Mutant } from './mutants';

/**
 * Gives a resource the property of a mutant in the way of a program: `bucket.versioningConfiguration = ...`.
 *
 * @returns whether that is possible
 */
export function setThroughTypedProperty(resource: CfnResource, { path, mutated }: Mutant): boolean {
  // The class does not accept the value.
  if (findRefusal(resource, mutated) !== undefined) return false;
  const before = readTyped(resource, undefined);
  const after = readTyped(resource, mutated.Properties);
  if (before === undefined || after === undefined) return false;
  const [, property = ''] = path.split('.');
  const name = Object.keys(before).find((key) => key.toLowerCase() === property.toLowerCase());
  return name !== undefined && Reflect.set(resource, name, after[name]);
}

/** Changes the template of a resource without its typed properties. @returns whether that is possible */
export function setThroughEscapeHatch(resource: CfnResource, { path, mutated }: Mutant): boolean {
  const [, property = ''] = path.split('.');
  const value = mutated.Properties?.[property];
  // An override is merged into the existing value, so it cannot remove an item of a list.
  if (value === undefined) resource.addPropertyDeletionOverride(property);
  else if (isRecord(value) || Array.isArray(value)) return overrideNested(resource, path, mutated.Properties);
  else resource.addPropertyOverride(property, value);
  return true;
}

function overrideNested(resource: CfnResource, path: string, properties: unknown): boolean {
  const steps = path.split('.').slice(1);
  if (steps.some((step) => /^\d+$/.test(step) || /[.:]/.test(step))) return false;
  const value = steps.reduce<unknown>((whole, step) => (isRecord(whole) ? whole[step] : undefined), properties);
  if (value === undefined) resource.addPropertyDeletionOverride(steps.join('.'));
  else resource.addPropertyOverride(steps.join('.'), value);
  return true;
}

/** Reads properties into typed ones with the class's own reader of templates, or reads those of the resource itself. */
function readTyped(resource: CfnResource, properties: unknown): Readonly<Record<string, unknown>> | undefined {
  const own = resource.constructor;
  const read: unknown = Reflect.get(own, '_fromCloudFormation');
  if (typeof read !== 'function') return undefined;
  const parser = { parseValue: replaceIntrinsicsWithTokens, handleAttributes: () => undefined };
  const source: unknown =
    properties === undefined
      ? resource
      : Reflect.apply(read, own, [new Stack(), 'Mutant', { Properties: properties }, { parser }]);
  const typed: unknown = CfnResource.isCfnResource(source) ? Reflect.get(source, 'cfnProperties') : undefined;
  return isRecord(typed) ? typed : undefined;
}

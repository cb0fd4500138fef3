import { CfnResource, Stack } from 'aws-cdk-lib';
import { isRecord } from '../../lib/compliance/deployment/template';
import { withTokens } from '../../lib/compliance/engine/template-view';
import type { Mutant } from './mutants';
import { refused } from './refused';

/** Gives a resource the property of a mutant the way that a program would: `bucket.versioningConfiguration = ...`. @returns whether it could */
export function setThroughTypedProperty(resource: CfnResource, { path, mutated }: Mutant): boolean {
  // What the class refuses cannot be said through it.
  if (refused(resource, mutated) !== undefined) return false;
  const before = typed(resource, undefined);
  const after = typed(resource, mutated.Properties);
  if (before === undefined || after === undefined) return false;
  const [, property = ''] = path.split('.');
  const name = Object.keys(before).find((key) => key.toLowerCase() === property.toLowerCase());
  return name !== undefined && Reflect.set(resource, name, after[name]);
}

/** Changes the template of a resource behind its typed properties. @returns whether it could */
export function setThroughEscapeHatch(resource: CfnResource, { path, mutated }: Mutant): boolean {
  const [, property = ''] = path.split('.');
  const value = mutated.Properties?.[property];
  // An override is merged into what is there; what is gone has to be deleted first, so a removed part of a list cannot be said.
  if (value === undefined) resource.addPropertyDeletionOverride(property);
  else if (isRecord(value) || Array.isArray(value)) return overridden(resource, path, mutated.Properties);
  else resource.addPropertyOverride(property, value);
  return true;
}

function overridden(resource: CfnResource, path: string, properties: unknown): boolean {
  const steps = path.split('.').slice(1);
  if (steps.some((step) => /^\d+$/.test(step) || /[.:]/.test(step))) return false;
  const value = steps.reduce<unknown>((whole, step) => (isRecord(whole) ? whole[step] : undefined), properties);
  if (value === undefined) resource.addPropertyDeletionOverride(steps.join('.'));
  else resource.addPropertyOverride(steps.join('.'), value);
  return true;
}

/** Properties in the words of the class, by its own reader of templates; of the resource as it is where none are given. */
function typed(resource: CfnResource, properties: unknown): Readonly<Record<string, unknown>> | undefined {
  const own = resource.constructor;
  const read: unknown = Reflect.get(own, '_fromCloudFormation');
  if (typeof read !== 'function') return undefined;
  const parser = { parseValue: withTokens, handleAttributes: () => undefined };
  const shown: unknown =
    properties === undefined
      ? resource
      : Reflect.apply(read, own, [new Stack(), 'Mutant', { Properties: properties }, { parser }]);
  const found: unknown = CfnResource.isCfnResource(shown) ? Reflect.get(shown, 'cfnProperties') : undefined;
  return isRecord(found) ? found : undefined;
}

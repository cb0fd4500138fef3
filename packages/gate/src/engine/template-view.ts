import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import { parseIntrinsic } from '../templates/intrinsics';
import { isRecord } from '../templates/template';
import type { TemplateSet } from '../templates/template-set';

/**
 * Runs a callback while typed properties show what the template contains. An escape hatch (`addPropertyOverride`,
 * `addDeletionOverride`) changes the template but not the typed properties, and cdk-nag's rules read only those.
 * Without this they would pass a resource whose protection was deleted. The app is restored afterwards.
 */
export function runWithDeployedProperties<T>(
  resources: readonly CfnResource[],
  templates: TemplateSet,
  run: () => T,
): T {
  const overridden = resources.filter(hasOverrides);
  if (overridden.length === 0) return run();
  const reader = new Stack();
  const restore = overridden.map((resource) => showDeployedProperties(resource, templates, reader));
  try {
    return run();
  } finally {
    for (const undo of restore) undo();
  }
}

/** Reads a private member of CDK. The tests of escape hatches fail if CDK removes it. */
function hasOverrides(resource: CfnResource): boolean {
  const overrides: unknown = Reflect.get(resource, 'rawOverrides');
  return typeof overrides === 'object' && overrides !== null && Object.keys(overrides).length > 0;
}

function showDeployedProperties(resource: CfnResource, templates: TemplateSet, reader: Stack): () => void {
  const properties = readTypedProperties(resource, templates, reader);
  if (properties === undefined) return () => undefined;
  const names = new Set([...Object.keys(getTypedProperties(resource) ?? {}), ...Object.keys(properties)]);
  const before = [...names].map((name) => ({ name, own: Object.getOwnPropertyDescriptor(resource, name) }));
  for (const name of names) {
    // An own property hides the accessor of the class until it is deleted again.
    Object.defineProperty(resource, name, { value: properties[name], configurable: true });
  }
  return () => {
    for (const { name, own } of before) {
      if (own === undefined) Reflect.deleteProperty(resource, name);
      else Object.defineProperty(resource, name, own);
    }
  };
}

/**
 * Reads the template into typed properties with the class's own reader for CloudFormationInclude, on a temporary
 * resource.
 */
function readTypedProperties(
  resource: CfnResource,
  templates: TemplateSet,
  reader: Stack,
): Readonly<Record<string, unknown>> | undefined {
  const read: unknown = Reflect.get(resource.constructor, '_fromCloudFormation');
  const logicalId: unknown = Stack.of(resource).resolve(resource.logicalId);
  const declared = templates.findStack(Stack.of(resource).node.path)?.findResource(String(logicalId));
  if (typeof read !== 'function' || declared === undefined) return undefined;
  const parser = { parseValue: replaceIntrinsicsWithTokens, handleAttributes: () => undefined };
  const attributes = { Properties: declared.at('').raw };
  try {
    return getTypedProperties(Reflect.apply(read, resource.constructor, [reader, 'View', attributes, { parser }]));
  } catch {
    // A required property was deleted. CloudFormation Validate reports that.
    return undefined;
  } finally {
    reader.node.tryRemoveChild('View');
  }
}

function getTypedProperties(resource: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!CfnResource.isCfnResource(resource)) return undefined;
  const properties: unknown = Reflect.get(resource, 'cfnProperties');
  return typeof properties === 'object' && properties !== null ? { ...properties } : undefined;
}

/** Replaces intrinsic functions by tokens, which a typed property accepts in place of a value of any type. */
export function replaceIntrinsicsWithTokens(value: unknown): unknown {
  if (parseIntrinsic(value) !== undefined) return Token.asAny(value);
  if (Array.isArray(value)) return value.map(replaceIntrinsicsWithTokens);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceIntrinsicsWithTokens(item)]));
}

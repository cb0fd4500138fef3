import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import type { Deployment } from '../deployment/deployment';
import { isRecord } from '../deployment/template';
import { intrinsicOf } from '../deployment/value';

/**
 * Shows the resources of an app as they will be deployed while something runs: where an escape hatch (`addPropertyOverride`, `addDeletionOverride`) went
 * around the typed properties, the typed properties read what the template has. cdk-nag's rules read nothing else, and would keep
 * passing a resource of which the safeguards were deleted. The app is as before afterwards.
 */
export function asDeployed<T>(resources: readonly CfnResource[], deployment: Deployment, run: () => T): T {
  const overridden = resources.filter(hasOverrides);
  if (overridden.length === 0) return run();
  const reader = new Stack();
  const restore = overridden.map((resource) => show(resource, deployment, reader));
  try {
    return run();
  } finally {
    for (const undo of restore) undo();
  }
}

/** The overrides of a resource; a member that CDK keeps to itself, so a test shows that it is still there. */
function hasOverrides(resource: CfnResource): boolean {
  const overrides: unknown = Reflect.get(resource, 'rawOverrides');
  return typeof overrides === 'object' && overrides !== null && Object.keys(overrides).length > 0;
}

function show(resource: CfnResource, deployment: Deployment, reader: Stack): () => void {
  const properties = typedProperties(resource, deployment, reader);
  if (properties === undefined) return () => undefined;
  const names = new Set([...Object.keys(typed(resource) ?? {}), ...Object.keys(properties)]);
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

/** What the template has, in the words of the class: its own reader for CloudFormationInclude, on a resource that is thrown away. */
function typedProperties(
  resource: CfnResource,
  deployment: Deployment,
  reader: Stack,
): Readonly<Record<string, unknown>> | undefined {
  const read: unknown = Reflect.get(resource.constructor, '_fromCloudFormation');
  const logicalId: unknown = Stack.of(resource).resolve(resource.logicalId);
  const declared = deployment.stack(Stack.of(resource).node.path)?.resource(String(logicalId));
  if (typeof read !== 'function' || declared === undefined) return undefined;
  const parser = { parseValue: withTokens, handleAttributes: () => undefined };
  const attributes = { Properties: declared.at('').raw };
  try {
    return typed(Reflect.apply(read, resource.constructor, [reader, 'View', attributes, { parser }]));
  } catch {
    // A required property was deleted, which CloudFormation Validate reports.
    return undefined;
  } finally {
    reader.node.tryRemoveChild('View');
  }
}

function typed(resource: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!CfnResource.isCfnResource(resource)) return undefined;
  const properties: unknown = Reflect.get(resource, 'cfnProperties');
  return typeof properties === 'object' && properties !== null ? { ...properties } : undefined;
}

/** Intrinsic functions of a template as tokens, which a typed property takes for a value of any type. */
export function withTokens(value: unknown): unknown {
  if (intrinsicOf(value) !== undefined) return Token.asAny(value);
  if (Array.isArray(value)) return value.map(withTokens);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTokens(item)]));
}

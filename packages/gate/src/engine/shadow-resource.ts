import { CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { parseIntrinsic } from '../templates/intrinsics';
import { isRecord } from '../templates/template';
import type { ResourceClass } from './resource-classes';
import { replaceIntrinsicsWithTokens, TemplateToken } from './template-token';

/** Where a resource is created. */
export interface ShadowPlace {
  readonly scope: Construct;
  readonly id: string;
}

/**
 * Creates a construct of a class from the properties of a template, with the class's own reader for
 * CloudFormationInclude. No property is refused: what the reader cannot read is a token, on which a rule cannot decide,
 * and what the template lacks is undefined, although the class requires it.
 */
export function createShadowResource(
  { scope, id }: ShadowPlace,
  type: string,
  resourceClass: ResourceClass | undefined,
  properties: unknown,
): CfnResource {
  const given = isRecord(properties) ? properties : {};
  if (resourceClass === undefined) return createUntyped(scope, id, type, given);
  const read = (candidate: unknown): CfnResource => callReader(resourceClass, { scope, id }, candidate);
  try {
    return read(replaceIntrinsicsWithTokens(properties));
  } catch {
    scope.node.tryRemoveChild(id);
  }
  try {
    return readLeniently(resourceClass, { scope, id }, properties);
  } catch {
    scope.node.tryRemoveChild(id);
    return createUntyped(scope, id, type, given);
  }
}

function createUntyped(
  scope: Construct,
  id: string,
  type: string,
  properties: Readonly<Record<string, unknown>>,
): CfnResource {
  const tokens = replaceIntrinsicsWithTokens(properties);
  return new CfnResource(scope, id, { type, ...(isRecord(tokens) ? { properties: tokens } : {}) });
}

/** Calls a member that CDK keeps for CloudFormationInclude. The tests of this file fail if CDK removes it. */
function callReader(resourceClass: ResourceClass, { scope, id }: ShadowPlace, properties: unknown): CfnResource {
  const parser = { parseValue: (value: unknown) => value, handleAttributes: () => undefined };
  const read: unknown = Reflect.get(resourceClass, '_fromCloudFormation');
  if (typeof read !== 'function') throw new Error(`${resourceClass.name} has no reader for CloudFormation`);
  const resource: unknown = Reflect.apply(read, resourceClass, [scope, id, { Properties: properties }, { parser }]);
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${resourceClass.name} did not create a resource`);
  return resource;
}

/** Reads what can be read. Every other property that the class asks for is a token while the construct is created. */
function readLeniently(resourceClass: ResourceClass, place: ShadowPlace, properties: unknown): CfnResource {
  const isWritten = isRecord(properties) && parseIntrinsic(properties) === undefined;
  const given = isWritten ? properties : {};
  const isReadable = (candidate: Readonly<Record<string, unknown>>): boolean => {
    const scratch = new Construct(place.scope, `Reading ${place.id}`);
    try {
      callReader(resourceClass, { scope: scratch, id: place.id }, fillWithTokens(candidate, UNKNOWN));
      return true;
    } catch {
      return false;
    } finally {
      place.scope.node.tryRemoveChild(scratch.node.id);
    }
  };
  const readable: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const part = selectReadable(value, (candidate) => isReadable({ [name]: candidate }));
    if (part !== undefined) readable[name] = part;
  }
  // Properties that are one intrinsic function have any value, until a deployment determines it.
  const unknown =
    isWritten || properties === undefined || properties === null ? UNKNOWN : new TemplateToken(properties);
  const resource = callReader(resourceClass, place, fillWithTokens(readable, unknown));
  if (unknown === UNKNOWN) removeAbsent(resource, readable);
  return resource;
}

/** Stands for a property that the template does not have. */
const UNKNOWN = new TemplateToken({ Ref: 'AWS::NoValue' });

/**
 * Gives a token for every property that a class asks for and that is not given. Names of properties are capitalized.
 * Tags stay absent, because classes do not read a token in their place.
 */
function fillWithTokens(given: Readonly<Record<string, unknown>>, token: TemplateToken): unknown {
  return new Proxy(given, {
    get: (target, name) => {
      const isAbsent = typeof name === 'string' && /^[A-Z]/.test(name) && !Object.hasOwn(target, name);
      return isAbsent && !name.endsWith('Tags') ? token : Reflect.get(target, name);
    },
  });
}

/** Replaces the parts of a value that cannot be read by tokens; undefined when nothing of it can be read. */
function selectReadable(value: unknown, isReadable: (candidate: unknown) => boolean): unknown {
  const tokens = replaceIntrinsicsWithTokens(value);
  if (isReadable(tokens)) return tokens;
  if (Array.isArray(value)) {
    const items: unknown[] = value.map((item) => new TemplateToken(item));
    if (isReadable(items)) {
      for (const [index, item] of value.entries()) {
        items[index] = selectReadable(item, (candidate) => isReadable(items.with(index, candidate)));
      }
      return items.filter((item) => item !== undefined);
    }
  } else if (isRecord(value)) {
    const parts: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value)) {
      parts[key] = selectReadable(part, (candidate) => isReadable({ ...parts, [key]: candidate }));
    }
    if (isReadable(parts)) return parts;
  }
  const token = new TemplateToken(value);
  return isReadable(token) ? token : undefined;
}

/** Makes every property undefined that the template does not have. */
function removeAbsent(resource: CfnResource, given: Readonly<Record<string, unknown>>): void {
  const names: unknown = Reflect.get(resource, 'cfnPropertyNames');
  for (const [name, property] of Object.entries(isRecord(names) ? names : {})) {
    if (Object.hasOwn(given, String(property))) continue;
    // An own property hides the accessor of the class.
    Object.defineProperty(resource, name, { value: undefined, configurable: true });
  }
}

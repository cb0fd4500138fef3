import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { expect, test } from '@jest/globals';
import { isPropertyOfOtherTypes, OTHER_TYPES } from '../../src/engine/properties-of-other-types';
import { allRules } from '../../src/rules/all-rules';

const spec = loadAwsServiceSpecSync();

/** Whether the registry schema of a type has a property; undefined for a type that the registry does not have. */
function hasProperty(type: string, property: string): boolean | undefined {
  const found = [...spec.lookup('resource', 'cloudFormationType', 'equals', type)][0];
  return found === undefined ? undefined : property in found.properties;
}

test('of no type a property is said to be not set that the type does not have', () => {
  const wrong = allRules.flatMap(({ id, property, types }) => {
    const [, first] = property.split('.');
    if (first === undefined || property.includes('*')) return [];
    return types
      .filter((type) => hasProperty(type, first) === false && !isPropertyOfOtherTypes(first, type))
      .map((type) => `${id}: ${type} has no ${first}; write it into properties-of-other-types.ts`);
  });
  expect(wrong).toEqual([]);
});

test('the list has no type that has the property', () => {
  const wrong = Object.entries(OTHER_TYPES).flatMap(([property, types]) =>
    types.filter((type) => hasProperty(type, property) !== false).map((type) => `${type}.${property}`),
  );
  expect(wrong).toEqual([]);
});

import { FIXED_TYPES } from './fixed-types';
import { FREE_TYPES } from './free-types';
import type { Classification } from './resource-class';
import { USAGE_TYPES } from './usage-types';

/** Every resource type that an estimate accepts. Any other type is an error, since it may cost money. */
export const CLASSIFICATIONS: Readonly<Record<string, Classification>> = {
  ...FIXED_TYPES,
  ...USAGE_TYPES,
  ...FREE_TYPES,
};

/** Returns the class of a resource type. A custom resource is free; the function behind it is another resource. */
export function findClassification(type: string): Classification | undefined {
  return CLASSIFICATIONS[type.startsWith('Custom::') ? 'AWS::CloudFormation::CustomResource' : type];
}

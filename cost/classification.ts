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

/**
 * Returns the class of a resource type. A custom resource is free, unless it enables what costs; the function behind it is
 * another resource.
 */
export function findClassification(type: string): Classification | undefined {
  const isCustom = type.startsWith('Custom::') && !(type in CLASSIFICATIONS);
  return CLASSIFICATIONS[isCustom ? 'AWS::CloudFormation::CustomResource' : type];
}

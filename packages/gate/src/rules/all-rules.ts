import { analyticsGroupRules } from './groups/analytics';
import { applicationGroupRules } from './groups/application';
import { computeGroupRules } from './groups/compute';
import { dataGroupRules } from './groups/data';
import { everyTypeGroupRules } from './groups/every-type';
import { integrationGroupRules } from './groups/integration';
import { networkGroupRules } from './groups/network';
import { securityGroupRules } from './groups/security';
import type { Rule } from './rule';

/** Every rule of our own pack. */
export const allRules: readonly Rule[] = [
  ...analyticsGroupRules,
  ...applicationGroupRules,
  ...computeGroupRules,
  ...dataGroupRules,
  ...everyTypeGroupRules,
  ...integrationGroupRules,
  ...networkGroupRules,
  ...securityGroupRules,
];

import { WEAK_ACCESS_SETTINGS } from './weak-access-settings';
import { WEAK_PROTECTION_SETTINGS } from './weak-protection-settings';
import { WEAK_RETENTION_SETTINGS } from './weak-retention-settings';
import type { WeakSetting } from './weak-setting';

/**
 * Settings that services got one after the other, and for which a rule of the service asks at the level hardening or not
 * at all, because the default is acceptable. The page of each type in the CloudFormation template reference describes
 * the value.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const WEAK_SETTINGS: readonly WeakSetting[] = [
  ...WEAK_PROTECTION_SETTINGS,
  ...WEAK_RETENTION_SETTINGS,
  ...WEAK_ACCESS_SETTINGS,
];

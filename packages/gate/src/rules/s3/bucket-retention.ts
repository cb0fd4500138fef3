import type { TemplateResource, Value } from '../../templates/template-resource';

export const YEAR_IN_DAYS = 365;
export const MONTH_IN_DAYS = 30;

/** The lifecycle rules of a bucket that are enabled. */
export function readLifecycleRules(bucket: TemplateResource): Value[] {
  return bucket
    .at('LifecycleConfiguration.Rules')
    .items()
    .filter((rule) => rule.at('Status').text() === 'Enabled');
}

/** Whether a number of days is between 1 and a limit. */
export function isWithinDays(value: Value, most: number): boolean {
  const days = value.number() ?? 0;
  return days >= 1 && days <= most;
}

/** Days for which Object Lock keeps new objects; 0 without a default retention. */
export function readLockedDays(bucket: TemplateResource): number {
  const retention = bucket.at('ObjectLockConfiguration.Rule.DefaultRetention');
  return Math.max(retention.at('Days').number() ?? 0, YEAR_IN_DAYS * (retention.at('Years').number() ?? 0));
}

import { DAYS_PER_MONTH, HOURS_PER_MONTH, WEEKS_PER_MONTH } from './assumptions';

/**
 * How often an expression of EventBridge runs in a month: `rate(1 day)`, `cron(0 6 ? * SUN *)`.
 *
 * @returns undefined for an expression that it does not understand
 */
export function countRunsPerMonth(expression: string): number | undefined {
  const [, count, unit] = /^rate\((\d+) (hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined) return (unit === 'hour' ? HOURS_PER_MONTH : DAYS_PER_MONTH) / Number(count);
  const [, fields = ''] = /^cron\((.+)\)$/.exec(expression) ?? [];
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields.split(' ');
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour) || month !== '*' || year !== '*') return undefined;
  if (/^\d+$/.test(day) && weekday === '?') return 1;
  if (/^[A-Z]{3}(,[A-Z]{3})*$|^[1-7](,[1-7])*$/.test(weekday)) return WEEKS_PER_MONTH * weekday.split(',').length;
  return [day, weekday].every((field) => field === '*' || field === '?') ? DAYS_PER_MONTH : undefined;
}

import type { Value } from '../../templates/template-resource';

/** Whether a limit is set and has an effect: above 0, and not above the most that AWS allows. */
export function isPositiveUpTo(limit: Value, most: number): boolean {
  const number = limit.number();
  return number !== undefined && number > 0 && number <= most;
}

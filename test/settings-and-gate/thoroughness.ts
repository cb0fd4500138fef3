/**
 * Whether each value is evaluated by itself too, and each combination in every environment, as `.ci/run` does. It takes
 * four times as long as the choice of `npm test`.
 */
export const IS_THOROUGH = process.env['THOROUGH_SETTINGS'] === 'true';

/** Chooses every second combination, so that two environments share them. A thorough run evaluates all in both. */
export function chooseHalf<T>(combinations: readonly T[], half: 'even' | 'odd'): readonly T[] {
  const rest = half === 'even' ? 0 : 1;
  return IS_THOROUGH ? combinations : combinations.filter((_, index) => index % 2 === rest);
}

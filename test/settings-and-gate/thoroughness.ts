/**
 * Whether each value is evaluated by itself too, and each combination in every environment. It takes more than ten
 * minutes, so neither `npm test` nor `.ci/run` does it.
 */
export const IS_THOROUGH = process.env['THOROUGH_SETTINGS'] === 'true';

/** Chooses every second combination, so that two environments share them. A thorough run evaluates all in both. */
export function chooseHalf<T>(combinations: readonly T[], half: 'even' | 'odd'): readonly T[] {
  const rest = half === 'even' ? 0 : 1;
  return IS_THOROUGH ? combinations : combinations.filter((_, index) => index % 2 === rest);
}

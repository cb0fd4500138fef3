import { Undecidable } from './undecidable';

/**
 * The items that certainly pass a test. What is certain about one item is not lost because another one is not known.
 *
 * @throws Undecidable when no item certainly passes, and only a deployment decides about one
 */
export function filterCertain<T>(items: readonly T[], test: (item: T) => boolean): readonly T[] {
  let unknown: Undecidable | undefined;
  const certain: T[] = [];
  for (const item of items) {
    try {
      if (test(item)) certain.push(item);
    } catch (error) {
      if (!(error instanceof Undecidable)) throw error;
      unknown ??= error;
    }
  }
  if (certain.length === 0 && unknown !== undefined) throw unknown;
  return certain;
}

/**
 * What is listed for each item. What is certain about one item is not lost because another one is not known.
 *
 * @throws Undecidable when nothing is certain, and only a deployment decides about one item
 */
export function collectCertain<T>(items: readonly T[], list: (item: T) => readonly string[]): readonly string[] {
  const found: string[] = [];
  filterCertain(items, (item) => {
    const listed = list(item);
    found.push(...listed);
    return listed.length > 0;
  });
  return found;
}

/**
 * Whether all of several things are true. One that is false decides, whatever is not known of the others.
 *
 * @throws Undecidable when none is false, and only a deployment decides about one
 */
export function allHold(...tests: readonly (() => boolean)[]): boolean {
  return !anyHolds(...tests.map((test) => () => !test()));
}

/**
 * Whether one of several things is true. One that is true decides, whatever is not known of the others.
 *
 * @throws Undecidable when none is true, and only a deployment decides about one
 */
export function anyHolds(...tests: readonly (() => boolean)[]): boolean {
  return filterCertain(tests, (test) => test()).length > 0;
}

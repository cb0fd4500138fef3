/** A value that an engineer chooses, and that weakens the resource. Left out, the property is no finding here. */
export interface WeakSetting {
  readonly types: readonly string[];
  /** Path below `Properties`. A step `*` stands for every element. */
  readonly path: string;
  /** The weak value; or several. */
  readonly weak: string | readonly string[];
  /** What the value does, as the rest of a sentence: `RecursiveLoop: Allow lets ...`. */
  readonly effect: string;
}

/** A row of the tables of settings. */
export const row = (
  types: string | readonly string[],
  path: string,
  weak: string | readonly string[],
  effect: string,
): WeakSetting => ({ types: [types].flat(), path, weak, effect });

import { z } from 'zod';

/** A string field with the words that both the documentation and the refusal use. */
export function text(pattern: RegExp, allowed: string) {
  return z.string().regex(pattern).describe(allowed);
}

/** A whole number field within bounds; the unit is part of the words. */
export function wholeNumber(min: number, max: number, unit: string) {
  return z.int().min(min).max(max).describe(`a whole number of ${unit} from ${min} to ${max}`);
}

/** A switch. */
export function yesOrNo() {
  return z.boolean().describe('true or false');
}

/** A list of texts, each once: what is made of the second would clash with what is made of the first. */
export function distinct(element: z.ZodString, size: { readonly min: number; readonly max: number }, allowed: string) {
  return z
    .array(element)
    .min(size.min)
    .max(size.max)
    .refine((list) => new Set(list).size === list.length, { message: `${allowed}, each once` })
    .describe(allowed);
}

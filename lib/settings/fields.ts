import { z } from 'zod';

/** Defines a string field. Its description is used both in the documentation and in error messages. */
export function defineText(pattern: RegExp, allowed: string) {
  return z.string().regex(pattern).describe(allowed);
}

/** Defines a whole number within bounds; the description contains the unit. */
export function defineWholeNumber(min: number, max: number, unit: string) {
  return z.int().min(min).max(max).describe(`a whole number of ${unit} from ${min} to ${max}`);
}

/** Defines a switch. */
export function defineBoolean() {
  return z.boolean().describe('true or false');
}

/** Defines a list of unique texts: duplicates would create resources with the same name. */
export function defineUniqueList(
  element: z.ZodType<string>,
  size: { readonly min: number; readonly max: number },
  allowed: string,
) {
  return z
    .array(element)
    .min(size.min)
    .max(size.max)
    .refine((list) => new Set(list).size === list.length, { message: `${allowed}, each once` })
    .describe(allowed);
}

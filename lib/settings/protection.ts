import { z } from 'zod';
import { defineText } from './fields';

const ENABLED = 'true, or false with a reason';

/** Form of the reason of a protection that is off. */
export const REASON = {
  pattern: /^\S.{18,498}\S$/s,
  allowed: 'a reason of 20 to 500 characters that neither starts nor ends with a space',
} as const;

export const protection = z
  .discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(true).describe(ENABLED) }),
    z.strictObject({
      enabled: z.literal(false).describe(ENABLED),
      reason: defineText(REASON.pattern, REASON.allowed),
    }),
  ])
  .describe('{ enabled: true } or { enabled: false, reason: "..." }');

/**
 * A protection that may be disabled for cost or convenience, but only with a reason. The reason becomes the
 * acknowledgement in the compliance report.
 */
export type Protection = z.output<typeof protection>;

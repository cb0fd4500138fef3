import { z } from 'zod';
import { text } from './text';

const SWITCH = 'true, or false with a reason';

export const safeguard = z
  .discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(true).describe(SWITCH) }),
    z.strictObject({
      enabled: z.literal(false).describe(SWITCH),
      reason: text(/^\S.{18,498}\S$/s, 'a reason of 20 to 500 characters that neither starts nor ends with a space'),
    }),
  ])
  .describe('{ enabled: true } or { enabled: false, reason: "..." }');

/**
 * A protection that may be off for cost or convenience, never silently: switching it off takes a reason, and the reason
 * becomes the acknowledgement in the compliance report.
 */
export type Safeguard = z.output<typeof safeguard>;

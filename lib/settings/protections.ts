import { z } from 'zod';
import { defineText } from './fields';
import { REASON } from './protection';

const PHASE = '"creation", "protected" or "off"';

export const protections = z
  .discriminatedUnion('phase', [
    z.strictObject({
      phase: z.literal('creation').describe(PHASE),
      until: z.iso.date().describe('the last day of the phase as YYYY-MM-DD, at most 90 days ahead'),
    }),
    z.strictObject({ phase: z.literal('protected').describe(PHASE) }),
    z.strictObject({
      phase: z.literal('off').describe(PHASE),
      reason: defineText(REASON.pattern, REASON.allowed),
    }),
  ])
  .describe('{ phase: "creation", until: "YYYY-MM-DD" }, { phase: "protected" } or { phase: "off", reason: "..." }');

/**
 * Whether the protections are on that CloudFormation cannot remove by itself. With such a protection, a stack that
 * fails on its first creation can be neither rolled back nor deployed again (docs/decisions/0024-protection-phases.md).
 */
export type Protections = z.output<typeof protections>;

export function isProtected({ phase }: Protections): boolean {
  return phase === 'protected';
}

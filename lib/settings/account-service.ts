import { z } from 'zod';
import { defineText } from './fields';
import { REASON } from './protection';

const MODE = '"here", "elsewhere" or "off"';

/** Form of the name of a manager. */
const MANAGER = {
  pattern: /^\S.{2,98}\S$/,
  allowed: 'who manages the service, in 4 to 100 characters, such as "the security team in account 444455556666"',
} as const;

/**
 * Defines a service of which an account has one per region. `here`: this environment creates it. `elsewhere`: it is
 * managed outside of the environment, such as by the administrator of an organization. `off`: the account lacks it, with a reason. In the last
 * two modes the environment has no resource of the service, and the gate reports who manages it or why it is off.
 *
 * @param fields what the service needs in the mode `here`
 */
export function defineAccountService<Shape extends z.core.$ZodLooseShape>(fields: Shape) {
  const names = Object.keys(fields)
    .map((name) => `, ${name}: ...`)
    .join('');
  return z
    .discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('here').describe(MODE), ...fields }),
      z.strictObject({
        mode: z.literal('elsewhere').describe(MODE),
        managedBy: defineText(MANAGER.pattern, MANAGER.allowed),
      }),
      z.strictObject({
        mode: z.literal('off').describe(MODE),
        reason: defineText(REASON.pattern, REASON.allowed),
      }),
    ])
    .describe(`{ mode: "here"${names} }, { mode: "elsewhere", managedBy: "..." } or { mode: "off", reason: "..." }`);
}

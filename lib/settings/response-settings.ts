import { z } from 'zod';
import { PLAYBOOK_NAMES } from '../../lambda/response/playbooks/playbook-name';
import { defineText, defineUniqueList, defineWholeNumber } from './fields';
import { logRetentionDays } from './log-retention';

const PLAYBOOKS = `playbooks, each once: ${PLAYBOOK_NAMES.join(', ')}`;

export const responseSettings = z.strictObject({
  /**
   * Playbooks that act at once. The others keep evidence at once, and wait for a person to approve what disturbs users.
   * Default `block-address` and `restore-trail`: a block ends by itself, and a trail disturbs nobody.
   */
  automatic: z
    .array(z.enum(PLAYBOOK_NAMES).describe(PLAYBOOKS))
    .min(0)
    .max(PLAYBOOK_NAMES.length)
    .refine((list) => new Set(list).size === list.length, { message: PLAYBOOKS })
    .describe(PLAYBOOKS),
  /** Minutes for which a playbook waits for an approval. After that it changes nothing and alerts. Default 60. */
  approvalMinutes: defineWholeNumber(10, 1440, 'minutes'),
  /** Hours for which an address is blocked. Default 24. An hour after the end at the latest the block is lifted. */
  blockHours: defineWholeNumber(1, 720, 'hours'),
  /** Ranges that the playbook never blocks, such as the addresses of a partner. Default none. */
  neverBlock: defineUniqueList(
    defineText(
      /^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)\/(3[0-2]|[12]?\d)$/,
      'a range such as "192.0.2.0/24"',
    ),
    { min: 0, max: 50 },
    'up to 50 ranges',
  ),
  /**
   * Slack channel that receives every alert besides the mails. Default none. A person first connects the workspace to
   * Amazon Q Developer in chat applications, in the console. No cost.
   */
  slack: z
    .strictObject({
      /** Id of the workspace, as the console shows it. Required. */
      workspaceId: defineText(/^[0-9A-Z]{1,255}$/, 'the id of a workspace such as "T0123456789"'),
      /** Id of the channel, the last part of its link. Required. */
      channelId: defineText(/^[A-Za-z0-9]{1,255}$/, 'the id of a channel such as "C0123456789"'),
    })
    .optional(),
  /** Days that the logs of playbooks and functions are kept. Sandbox 30, production 400. */
  logRetentionDays,
});

import { z } from 'zod';
import { logRetentionDays } from './log-retention';
import { wholeNumber } from './text';

export const auditSettings = z.strictObject({
  /**
   * Object Lock of the log archive. GOVERNANCE: a privileged role can lift it. COMPLIANCE: nobody can, root included, until
   * the retention is over, and nobody can stop the storage bill. Sandbox GOVERNANCE, production COMPLIANCE.
   */
  archiveLock: z.enum(['GOVERNANCE', 'COMPLIANCE']).describe('"GOVERNANCE" or "COMPLIANCE"'),
  /** Days that an archived log cannot be deleted and is then kept. Sandbox 30, production 2557 (7 years). */
  archiveRetentionDays: wholeNumber(30, 36_500, 'days'),
  /** Days that the trail is also kept in CloudWatch Logs, where alarms watch it. Sandbox 30, production 400. */
  logRetentionDays,
  /**
   * "here": this environment makes the trail. "elsewhere": Control Tower or an organisation trail records the account
   * already; a second trail of management events would cost 2 USD per 100000 events. Default "here".
   */
  trail: z.enum(['here', 'elsewhere']).describe('"here" or "elsewhere"'),
});

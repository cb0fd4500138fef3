import { z } from 'zod';
import { defineWholeNumber } from './fields';
import { logRetentionDays } from './log-retention';

export const auditSettings = z.strictObject({
  /**
   * Object Lock mode of the log archive. GOVERNANCE: a privileged role can remove it. COMPLIANCE: no identity can,
   * including root, until the retention period ends; storage is billed until then. Sandbox GOVERNANCE, production
   * COMPLIANCE. In an environment that is not disposable the gate reports GOVERNANCE as an open decision with a date.
   */
  archiveLock: z.enum(['GOVERNANCE', 'COMPLIANCE']).describe('"GOVERNANCE" or "COMPLIANCE"'),
  /**
   * Days for which an archived log is locked; it is deleted on the day after. Sandbox 30, production 2557 (7 years). At
   * least 365, unless the environment is disposable.
   */
  archiveRetentionDays: defineWholeNumber(30, 36_500, 'days'),
  /** Days that the trail is kept in CloudWatch Logs, from which alarms are raised. Sandbox 30, production 400. */
  logRetentionDays,
  /**
   * "here": this environment creates the trail. "elsewhere": Control Tower or an organisation trail already records the
   * account; a second trail of management events costs 2 USD per 100000 events. Default "here".
   */
  trail: z.enum(['here', 'elsewhere']).describe('"here" or "elsewhere"'),
});

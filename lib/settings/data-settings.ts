import { z } from 'zod';
import { logRetentionDays } from './log-retention';
import { safeguard } from './safeguard';
import { text, wholeNumber } from './text';

const PORT = 'a TCP port from 1150 to 65535 other than 5432, which scanners try first';

const capacity = z.number().multipleOf(0.5).max(256);

export const dataSettings = z
  .strictObject({
    /**
     * Aurora capacity units (ACU) to shrink to. Sandbox 0.5, production 1. One ACU is about 2 GiB of memory and costs about
     * 0.14 USD an hour in eu-central-1 for each instance.
     */
    minCapacity: capacity.min(0.5).describe('a multiple of 0.5 ACU from 0.5 to 256'),
    /** ACU to grow to; the ceiling of the bill and of a denial of service. Sandbox 2, production 16. */
    maxCapacity: capacity.min(1).describe('a multiple of 0.5 ACU from 1 to 256, at least minCapacity'),
    /** Readers besides the writer, each in another zone. Sandbox 0, production 1. Each costs as much as the writer. */
    readers: wholeNumber(0, 5, 'readers'),
    /** Port the cluster listens on. Default 6432; the well-known 5432 is refused, scanners try it first. */
    port: z
      .int()
      .min(1150)
      .max(65535)
      .refine((port) => port !== 5432, { message: PORT })
      .describe(PORT),
    /** Days that point-in-time recovery reaches back. Sandbox 7, production 35. Erased data lives on in backups this long. */
    backupRetentionDays: wholeNumber(7, 35, 'days'),
    /** Refuses deletion of the cluster. Sandbox: off with a reason. Production: on. Costs nothing. */
    deletionProtection: safeguard,
    /**
     * Vault Lock of the backup vault: COMPLIANCE cannot be undone by anyone, root included, once `backupLockGraceDays` are over.
     * Sandbox GOVERNANCE, production COMPLIANCE.
     */
    backupLock: z.enum(['GOVERNANCE', 'COMPLIANCE']).describe('"GOVERNANCE" or "COMPLIANCE"'),
    /** Days until a COMPLIANCE lock of the backup vault becomes final. Default 3, the shortest AWS allows. */
    backupLockGraceDays: wholeNumber(3, 365, 'days'),
    /** Vault in another region (or account) that gets a copy of every backup. Default none: data stays in its region. */
    backupCopyVaultArn: text(
      /^arn:aws:backup:[a-z0-9-]+:\d{12}:backup-vault:[A-Za-z0-9_-]{2,50}$/,
      'the ARN of a backup vault',
    ).optional(),
    /** Days that database logs are kept in CloudWatch Logs. Sandbox 30, production 400. */
    logRetentionDays,
  })
  .refine((data) => data.minCapacity <= data.maxCapacity, {
    path: ['maxCapacity'],
    message: 'at least minCapacity',
  });

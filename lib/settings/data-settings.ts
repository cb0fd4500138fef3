import { z } from 'zod';
import { defineText, defineWholeNumber } from './fields';
import { logRetentionDays } from './log-retention';
import { protection } from './protection';

const PORT = 'a TCP port from 1150 to 65535 other than 5432, which scanners try first';

const capacity = z.number().multipleOf(0.5).max(256);

const restoreFrom = z
  .union([
    z.strictObject({
      /** A cluster snapshot, also one of AWS Backup, in the region of the environment. Required. */
      snapshotArn: defineText(
        /^arn:aws:rds:[a-z0-9-]+:\d{12}:cluster-snapshot:[a-z][a-z0-9:-]{0,254}$/i,
        'the ARN of a cluster snapshot',
      ),
    }),
    z.strictObject({
      /** Identifier of the cluster whose point-in-time backup is restored, such as "production-records-1". Required. */
      cluster: defineText(/^[a-z][a-z0-9-]{0,62}$/, 'the identifier of a cluster'),
      /** The moment to restore, in UTC. Default: the latest that can be restored. */
      time: z.iso.datetime().describe('a moment in UTC such as "2027-01-31T12:00:00Z"').optional(),
    }),
  ])
  .describe('{ snapshotArn: "..." } or { cluster: "...", time: "..." }');

export const dataSettings = z
  .strictObject({
    /**
     * Minimum Aurora capacity units (ACU). Sandbox 0, production 0.5. One ACU has about 2 GiB of memory and costs about
     * 0.14 USD per hour and instance in eu-central-1. With 0 the database pauses and costs only its storage. The first
     * request after a pause then takes 15 seconds or more.
     */
    minCapacity: capacity.min(0).describe('a multiple of 0.5 ACU from 0 to 256'),
    /**
     * Seconds without a connection after which the database pauses, only with `minCapacity` 0. Default 300, the
     * shortest that AWS allows.
     */
    pauseAfterSeconds: defineWholeNumber(300, 86_400, 'seconds'),
    /** Maximum ACU; limits the cost, also during a denial of service attack. Sandbox 2, production 16. */
    maxCapacity: capacity.min(1).describe('a multiple of 0.5 ACU from 1 to 256, at least minCapacity'),
    /**
     * Readers in addition to the writer, each in another zone. Sandbox 0, production 1. Each costs as much as the
     * writer. At least one, unless the environment is disposable.
     */
    readers: defineWholeNumber(0, 5, 'readers'),
    /** Port of the cluster. Default 6432; the well-known port 5432 is not allowed, since scanners try it first. */
    port: z
      .int()
      .min(1150)
      .max(65535)
      .refine((port) => port !== 5432, { message: PORT })
      .describe(PORT),
    /**
     * Days of point-in-time recovery and of backups in the vault. Sandbox 7, production 35. Backups keep erased data for
     * this long. A COMPLIANCE lock of the vault makes it final.
     */
    backupRetentionDays: defineWholeNumber(7, 35, 'days'),
    /**
     * RDS Proxy, which pools connections. Without it functions connect to the cluster, with the same TLS and IAM
     * authentication. Its open connections keep the database from pausing. Sandbox: off with a reason. Production: on.
     * It costs 0.018 USD per hour and ACU in eu-central-1, for at least 8 ACU per instance.
     */
    proxy: protection,
    /**
     * Performance Insights and Enhanced Monitoring of the instances. Both work while the database is idle and keep its
     * capacity above the minimum. Sandbox: off with a reason. Production: on.
     */
    monitoring: protection,
    /**
     * Number of the cluster, part of its name. Default 1. A higher number creates a new cluster beside the old one,
     * moves the proxy and the migrations to it, and removes the old one with a final snapshot: an empty cluster, or with
     * `restoreFrom` a restored one (docs/runbooks/restore.md).
     */
    generation: defineWholeNumber(1, 999, 'generations'),
    /**
     * Backup that this generation was created from. Default none: an empty cluster. Change it only together with
     * `generation`, and keep it for as long as the generation exists: CloudFormation refuses to replace a cluster that
     * keeps its name.
     */
    restoreFrom: restoreFrom.optional(),
    /**
     * Vault Lock mode of the backup vault. No identity, including root, can remove COMPLIANCE after
     * `backupLockGraceDays`. Sandbox GOVERNANCE, production COMPLIANCE. In an environment that is not disposable the
     * gate reports GOVERNANCE as an open decision with a date.
     */
    backupLock: z.enum(['GOVERNANCE', 'COMPLIANCE']).describe('"GOVERNANCE" or "COMPLIANCE"'),
    /** Days until a COMPLIANCE lock of the backup vault becomes final. Default 3, the shortest AWS allows. */
    backupLockGraceDays: defineWholeNumber(3, 365, 'days'),
    /**
     * Vault in another region or account that receives a copy of every backup. Default none: data stays in its region.
     * Each copy costs its storage and its transfer.
     */
    backupCopy: z
      .strictObject({
        /** The vault. Required. */
        vaultArn: defineText(
          /^arn:aws:backup:[a-z0-9-]+:\d{12}:backup-vault:[A-Za-z0-9_-]{2,50}$/,
          'the ARN of a backup vault',
        ),
        /** The customer managed key that encrypts the vault. The backup role may use no other key there. Required. */
        keyArn: defineText(
          /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
          'the ARN of the KMS key of the vault',
        ),
      })
      .optional(),
    /** Days that database logs are kept in CloudWatch Logs. Sandbox 30, production 400. */
    logRetentionDays,
  })
  .refine((data) => data.minCapacity <= data.maxCapacity, {
    path: ['maxCapacity'],
    message: 'at least minCapacity',
  });

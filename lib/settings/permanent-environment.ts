import type { z } from 'zod';
import type { apiSettings } from './api-settings';
import type { auditSettings } from './audit-settings';
import type { dataSettings } from './data-settings';
import type { encryptionSettings } from './encryption-settings';
import type { identitySettings } from './identity-settings';
import type { LogRetentionDays } from './log-retention';
import type { networkSettings } from './network-settings';
import type { responseSettings } from './response-settings';
import type { Contradiction } from './within-environment';

interface Parts {
  readonly disposable: boolean;
  readonly network: z.output<typeof networkSettings>;
  readonly encryption: z.output<typeof encryptionSettings>;
  readonly identity: z.output<typeof identitySettings>;
  readonly data: z.output<typeof dataSettings>;
  readonly api: z.output<typeof apiSettings>;
  readonly audit: z.output<typeof auditSettings>;
  readonly response: z.output<typeof responseSettings>;
}

const YEAR_IN_DAYS = 365;
const LONGEST_PENDING_WINDOW = 30;
const SINCE = 'since the environment is not disposable';

/** Finds values that only a disposable environment may have: in any other one the gate would report them. */
export function findValuesForDisposable(environment: Parts): Contradiction[] {
  if (environment.disposable) return [];
  const { network, encryption, identity, data, api, audit, response } = environment;
  return [
    ...findShortRetention('network', network),
    ...findShortWindow(encryption),
    ...findShortRetention('identity', identity),
    ...findMissingReader(data),
    ...findShortRetention('data', data),
    ...findShortRetention('api', api),
    ...findShortArchive(audit),
    ...findShortRetention('audit', audit),
    ...findShortRetention('response', response),
  ];
}

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16 */
function findShortRetention(section: string, settings: { logRetentionDays: LogRetentionDays }): Contradiction[] {
  if (settings.logRetentionDays >= YEAR_IN_DAYS) return [];
  const expected = `365, 400 or 731 days, ${SINCE}: an intrusion is often found months later (Security Hub CloudWatch.16)`;
  return [{ path: [section, 'logRetentionDays'], expected }];
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
function findShortWindow({ pendingWindowDays }: Parts['encryption']): Contradiction[] {
  if (pendingWindowDays >= LONGEST_PENDING_WINDOW) return [];
  const expected = `${LONGEST_PENDING_WINDOW} days, ${SINCE}: only in this time can a deletion of its keys be canceled`;
  return [{ path: ['encryption', 'pendingWindowDays'], expected }];
}

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-15 */
function findMissingReader({ readers }: Parts['data']): Contradiction[] {
  if (readers > 0) return [];
  const expected = `at least 1 reader, ${SINCE}: without one the database fails with its zone (Security Hub RDS.15)`;
  return [{ path: ['data', 'readers'], expected }];
}

function findShortArchive({ archiveRetentionDays }: Parts['audit']): Contradiction[] {
  if (archiveRetentionDays >= YEAR_IN_DAYS) return [];
  const expected = `at least ${YEAR_IN_DAYS} days, ${SINCE}: a shorter lock ends before many intrusions are found`;
  return [{ path: ['audit', 'archiveRetentionDays'], expected }];
}

import { getEnvironment } from '../templates/environment';
import type { AcknowledgementRecord } from './assessment';

/**
 * Counts what people decided. One decision about a class of constructs is one acknowledgement in each environment,
 * however many constructs of the class the environment has: an auditor reads and questions it once. Environments are
 * assessed separately, so the same decision counts in each of them.
 */
export function countAcknowledgements(records: readonly AcknowledgementRecord[]): number {
  return new Set(
    records.map(({ subject, path, rules, reason, owner, until }) =>
      JSON.stringify([getEnvironment(path), subject, rules, reason, owner, until]),
    ),
  ).size;
}

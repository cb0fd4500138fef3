import { Duration } from 'aws-cdk-lib';
import type { Settings } from '../settings/settings';

/** Days for which one key epoch wraps new keys. A shorter epoch keeps more KMS keys, 1 USD a month each. */
export const EPOCH_DAYS = 7;

/**
 * Days between the schedule of the deletion of a KMS key and its deletion. Seven is the shortest that KMS allows.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
 */
export const PENDING_DAYS = 7;

/** The schedule of the function that keeps the epochs: hourly, or daily where each run wakes a paused database. */
export function chooseKeeperSchedule({ minCapacity }: Settings['data']): string {
  return minCapacity === 0 ? 'rate(1 day)' : 'rate(1 hour)';
}

/**
 * Periods in a row without a run of that schedule after which an alert is sent. One run may be late, or in the period
 * before. CloudWatch allows seven days in all.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
export function chooseMissedRuns({ minCapacity }: Settings['data']): {
  readonly period: Duration;
  readonly periods: number;
} {
  return minCapacity === 0 ? { period: Duration.days(1), periods: 2 } : { period: Duration.hours(1), periods: 3 };
}

/** Days by which the function may be late: once to close an epoch, once to destroy it. KMS may take one more day. */
const LATE_DAYS = 3;

/**
 * Computes the days after which no copy of the data of an erased person can be opened, wherever it was copied to: until
 * then the epoch of the erasure is closed, every backup that needs its key has expired, and KMS has deleted the key.
 */
export function computeErasureDays({ backupRetentionDays }: Settings['data']): number {
  return EPOCH_DAYS + backupRetentionDays + PENDING_DAYS + LATE_DAYS;
}

import type { DeployedDetection } from './deployed-detections';
import type { TrailRecord } from './trail-record';

/** A detection that fired, and the records that made it. */
export interface FiredDetection {
  readonly detection: string;
  readonly records: readonly TrailRecord[];
}

const MINUTE_IN_MILLISECONDS = 60_000;

/** Replays records against detections. Those that do not fire are left out. Records are in the order of time. */
export function replayRecords(
  detections: readonly DeployedDetection[],
  records: readonly TrailRecord[],
): readonly FiredDetection[] {
  const ordered = removeDuplicates(records).toSorted((one, other) => readTime(one) - readTime(other));
  return detections
    .map((detection) => ({
      detection: detection.id,
      records: selectBursts(detection, ordered.filter(detection.matches)),
    }))
    .filter(({ records: fired }) => fired.length > 0);
}

/** The trail may deliver an event twice, and a folder may hold a file twice. */
function removeDuplicates(records: readonly TrailRecord[]): readonly TrailRecord[] {
  return [...new Map(records.map((record) => [record.eventID, record])).values()];
}

/**
 * Selects the records of each period with enough of them. An alarm is evaluated every minute, over the whole minutes of
 * its period up to then: a burst is seen wherever it starts.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#alarm-evaluation
 */
function selectBursts(
  { threshold, period }: DeployedDetection,
  matching: readonly TrailRecord[],
): readonly TrailRecord[] {
  const ends = new Set(matching.map(readMinute));
  const bursts = [...ends]
    .map((end) => matching.filter((record) => readMinute(record) <= end && readMinute(record) > end - period))
    .filter((burst) => burst.length >= threshold);
  const fired = new Set(bursts.flat());
  return matching.filter((record) => fired.has(record));
}

const readTime = ({ eventTime }: TrailRecord) => Date.parse(eventTime);
const readMinute = (record: TrailRecord) => Math.floor(readTime(record) / MINUTE_IN_MILLISECONDS);

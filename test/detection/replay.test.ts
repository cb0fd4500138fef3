import { describe, expect, test } from '@jest/globals';
import type { DeployedDetection } from '../../lib/detection/replay/deployed-detections';
import { replayRecords } from '../../lib/detection/replay/replay';
import { call, repeat } from './trail-records';

const build = (changes: Partial<DeployedDetection> = {}): DeployedDetection => ({
  id: 'Example',
  matches: ({ eventName }) => eventName === 'GetSecretValue',
  threshold: 3,
  period: 5,
  ...changes,
});

const read = (time: string) =>
  call('secretsmanager', 'GetSecretValue', {}, { eventID: time, eventTime: `2026-11-27T${time}Z` });
const replay = (times: readonly string[], detection = build()) =>
  replayRecords([detection], times.map(read)).flatMap(({ records }) => records.map(({ eventID }) => eventID));

describe('a replay', () => {
  test('fires at the threshold, within the minutes of one period', () => {
    expect(replay(['10:00:59', '10:02:00', '10:04:00'])).toEqual(['10:00:59', '10:02:00', '10:04:00']);
    expect(replay(['10:00:59', '10:02:00', '10:05:00'])).toEqual([]);
    expect(replay(['10:00:59', '10:02:00'])).toEqual([]);
  });

  test('sees a burst wherever it starts', () => {
    expect(replay(['10:03:30', '10:04:30', '10:05:30'])).toHaveLength(3);
  });

  test('names the records of the burst only', () => {
    expect(replay(['09:00:00', '10:01:00', '10:01:10', '10:01:20', '11:00:00'])).toEqual([
      '10:01:00',
      '10:01:10',
      '10:01:20',
    ]);
  });

  test('sorts records by time', () => {
    expect(replay(['10:01:20', '10:01:00', '10:01:10'])).toEqual(['10:01:00', '10:01:10', '10:01:20']);
  });

  test('fires for each record when the threshold is one', () => {
    expect(replay(['10:00:00', '12:00:00'], build({ threshold: 1 }))).toEqual(['10:00:00', '12:00:00']);
  });

  test('counts a record once that was delivered twice', () => {
    expect(replay(['10:00:00', '10:00:10', '10:00:10'])).toEqual([]);
  });

  test('leaves out detections that do not fire', () => {
    const records = repeat(call('secretsmanager', 'GetSecretValue'), 3);
    const fired = replayRecords([build(), build({ id: 'Other', matches: () => false })], records);
    expect(fired.map(({ detection }) => detection)).toEqual(['Example']);
  });
});

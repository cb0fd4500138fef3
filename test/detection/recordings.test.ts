import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readRecordFiles } from '../../bin/read-record-files';
import { replayRecords } from '../../lib/detection/replay/replay';
import type { TrailRecord } from '../../lib/detection/replay/trail-record';
import { sandboxSettings } from '../scaffold';
import { dataCases } from './data-cases';
import { listSynthesizedDetections } from './synthesized-detections';
import { call } from './trail-records';

/**
 * Folder of published recordings of attacks, which are not part of the repository: `stratus-red-team/` has a file for
 * each technique of https://stratus-red-team.cloud, `background/` has records of everyday work around an intrusion.
 * Without the folder, records of this repository take the place of the recordings.
 */
const FOLDER = process.env['BULWARK_RECORDED_ATTACKS'];

const detections = listSynthesizedDetections(sandboxSettings);
const replay = (records: readonly TrailRecord[]) => replayRecords(detections, records);

const recordings: readonly (readonly [name: string, records: readonly TrailRecord[]])[] =
  FOLDER === undefined
    ? Object.entries(dataCases).map(([id, { fires }]) => [`${id}, of this repository`, repeatEach(fires)])
    : readdirSync(join(FOLDER, 'stratus-red-team')).map((file) => [
        file,
        readRecordFiles([join(FOLDER, 'stratus-red-team', file)]),
      ]);

const background = FOLDER === undefined ? buildEverydayWork() : readRecordFiles([join(FOLDER, 'background')]);

describe('recorded attacks', () => {
  test.each(recordings)('%s is seen', (_, records) => {
    expect(replay(records).map(({ detection }) => detection)).not.toEqual([]);
  });
});

describe('everyday work', () => {
  /** The tool of the recorded intrusion puts its name at the start of the user agent. */
  const isIntrusion = ({ userAgent }: TrailRecord) => /^\[?stratus-red-team/.test(String(userAgent));

  test('fires detections for at most 2 % of its records', () => {
    const fired = new Set(
      replay(background).flatMap(({ records }) => records.filter((record) => !isIntrusion(record))),
    );
    expect(background.length).toBeGreaterThan(100);
    expect(fired.size / background.length).toBeLessThanOrEqual(0.02);
  });
});

function repeatEach(records: readonly TrailRecord[]): readonly TrailRecord[] {
  return records.flatMap((record) =>
    Array.from({ length: 20 }, (_, index) => ({ ...record, eventID: `${record.eventID}-${index}` })),
  );
}

/** Reads of a console and of an inventory, some seconds apart. */
function buildEverydayWork(): readonly TrailRecord[] {
  const names = ['ec2:DescribeInstances', 'iam:GetUser', 's3:GetBucketAcl', 'ssm:GetParameter', 'kms:Decrypt'];
  return Array.from({ length: 200 }, (_, index) => {
    const [service = '', name = ''] = (names[index % names.length] ?? '').split(':');
    const eventTime = new Date(Date.parse('2026-11-27T10:00:00Z') + index * 3000).toISOString();
    return call(service, name, {}, { eventID: `${index}`, eventTime });
  });
}

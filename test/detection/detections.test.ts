import { describe, expect, test } from '@jest/globals';
import { DETECTIONS } from '../../lib/detection/detections/detections';
import { monitoringList } from '../../lib/detection/detections/monitoring-list';
import { replayRecords } from '../../lib/detection/replay/replay';
import { sandboxSettings } from '../scaffold';
import { dataCases } from './data-cases';
import { identityCases } from './identity-cases';
import { monitoringCases } from './monitoring-cases';
import { listSynthesizedDetections } from './synthesized-detections';
import { tamperingCases } from './tampering-cases';
import { asDeployment, repeat } from './trail-records';

const CASES = { ...monitoringCases, ...identityCases, ...tamperingCases, ...dataCases };
const deployed = listSynthesizedDetections(sandboxSettings);

const findDeployed = (id: string) => {
  const found = deployed.find((detection) => detection.id === id);
  if (found === undefined) throw new Error(`${id} is not deployed`);
  return found;
};

const fired = DETECTIONS.flatMap(({ id }) =>
  (CASES[id]?.fires ?? []).map((record) => ({ id, name: record.eventName, record })),
);
const missed = DETECTIONS.flatMap(({ id }) =>
  (CASES[id]?.misses ?? []).map((record) => ({ id, name: record.eventName, record })),
);
const prescribed = new Set(monitoringList.map(({ id }) => id));

describe('the detections', () => {
  test('are all deployed, once', () => {
    expect(deployed.map(({ id }) => id).sort()).toEqual(DETECTIONS.map(({ id }) => id).sort());
    expect(new Set(DETECTIONS.map(({ id }) => id)).size).toBe(DETECTIONS.length);
  });

  test('all have records that fire them and records that do not', () => {
    expect(Object.keys(CASES).sort()).toEqual(DETECTIONS.map(({ id }) => id).sort());
    const empty = Object.entries(CASES).filter(([, { fires, misses }]) => fires.length === 0 || misses.length === 0);
    expect(empty).toEqual([]);
  });

  test.each(fired)('$id fires for $name, from its threshold on', ({ id, record }) => {
    const detection = findDeployed(id);
    expect(replayRecords([detection], repeat(record, detection.threshold))).toHaveLength(1);
    expect(replayRecords([detection], repeat(record, detection.threshold - 1))).toEqual([]);
  });

  test.each(missed)('$id does not fire for $name', ({ id, record }) => {
    const detection = findDeployed(id);
    expect(replayRecords([detection], repeat(record, detection.threshold))).toEqual([]);
  });

  const undeployed = fired.filter(({ id }) => !prescribed.has(id));

  test.each(undeployed)('$id does not fire when CloudFormation calls $name', ({ id, record }) => {
    const detection = findDeployed(id);
    expect(replayRecords([detection], repeat(asDeployment(record), detection.threshold))).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { DETECTIONS } from '../../lib/detection/detections/detections';
import { RecordsError } from '../../lib/detection/replay/parse-records';
import { type DetectionsWorld, runDetections } from '../../lib/detection/replay/run';
import { productionSettings, sandboxSettings } from '../scaffold';
import { synthesizeDetections } from './synthesized-detections';
import { call } from './trail-records';

const stop = call('cloudtrail', 'StopLogging', {}, { eventID: 'a1' });
const harmless = call('ec2', 'DescribeInstances', {}, { eventID: 'a2' });
const chosen: string[] = [];

const world: DetectionsWorld = {
  environments: ['sandbox', 'production'],
  detections: DETECTIONS,
  readRecords: () => [harmless, stop],
  synthesize: (name) => {
    chosen.push(name);
    const settings = name === 'sandbox' ? sandboxSettings : productionSettings;
    return [{ region: settings.region, template: synthesizeDetections(settings).toJSON() }];
  },
};

const run = (...words: string[]) => runDetections(words, world);

describe('npm run detections', () => {
  test('lists the table', () => {
    const { stdout, exitCode } = run();
    expect(exitCode).toBe(0);
    for (const { id } of DETECTIONS) expect(stdout).toContain(`\n${id} `);
    expect(stdout).toMatch(new RegExp(`${DETECTIONS.length} detections\\.\\n$`));
  });

  test('lists the table as JSON', () => {
    expect(JSON.parse(run('--format', 'json').stdout)).toEqual(JSON.parse(JSON.stringify(DETECTIONS)));
  });

  test('prints what fires as JSON: detections and event ids', () => {
    const { stdout, stderr, exitCode } = run('--replay', 'x.json', '--format', 'json');
    expect([stderr, exitCode]).toEqual(['', 0]);
    expect(JSON.parse(stdout)).toEqual([{ detection: 'TrailChanges', records: ['a1'] }]);
  });

  test('prints what fires as a table, with a sum', () => {
    const { stdout } = run('--replay', 'x.json');
    expect(stdout).toMatch(/^TrailChanges +critical +T1562\.008 +1 +2026-11-27T10:00:30Z StopLogging +A trail was/m);
    expect(stdout).toMatch(/1 detection fired for 1 of 2 records\.\n$/);
  });

  test('replays against the first environment, or the one that is named', () => {
    chosen.length = 0;
    run('--replay', 'x.json');
    run('--replay', 'x.json', '--environment', 'production');
    expect(chosen).toEqual(['sandbox', 'production']);
  });

  test('says that nothing fires', () => {
    const { stdout, exitCode } = runDetections(['--replay', 'x'], { ...world, readRecords: () => [harmless] });
    expect([stdout, exitCode]).toEqual(['0 detections fired for 0 of 1 record.\n', 0]);
  });

  test('explains itself', () => {
    expect(run('--help').stdout).toMatch(/npm run detections -- --replay FILE/);
  });

  test.each([
    [['--format', 'xml'], /--format xml is unknown\. Allowed: table, json, page\./],
    [['--environment', 'staging'], /--environment staging is unknown\. .+ contains: sandbox, production\./],
    [['file.json'], /Write --replay file\.json to replay a file\./],
    [['--replay', 'x', '--format', 'page'], /Leave --replay out\./],
    [['--unknown'], /Unknown option '--unknown'/],
  ])('%j is refused', (words, problem) => {
    const { stderr, exitCode } = run(...words);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(problem);
  });

  test('files without records end with 2 and the reason', () => {
    const readRecords = () => {
      throw new RecordsError('x.json has no records.');
    };
    expect(runDetections(['--replay', 'x.json'], { ...world, readRecords })).toEqual({
      stdout: '',
      stderr: 'x.json has no records.\n',
      exitCode: 2,
    });
  });

  test('another error is not hidden', () => {
    const readRecords = () => {
      throw new TypeError('broken');
    };
    expect(() => runDetections(['--replay', 'x.json'], { ...world, readRecords })).toThrow(TypeError);
  });
});

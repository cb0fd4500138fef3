import type { Detection } from '../detections/detection';
import { parseArguments, USAGE } from './arguments';
import { type DeployedStack, listDeployedDetections } from './deployed-detections';
import { RecordsError } from './parse-records';
import { renderFiredJson, renderFiredTable } from './render-fired';
import { renderListJson, renderListTable, renderPage } from './render-list';
import { replayRecords } from './replay';
import type { TrailRecord } from './trail-record';

/** What a run prints, and its exit code. */
export interface DetectionsOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 2;
}

/** What a run needs of the world. */
export interface DetectionsWorld {
  /** Names of the environments; the first one is the default. */
  readonly environments: readonly string[];
  readonly detections: readonly Detection[];
  readonly synthesize: (environment: string) => readonly DeployedStack[];
  /** @throws RecordsError */
  readonly readRecords: (paths: readonly string[]) => readonly TrailRecord[];
}

const succeed = (stdout: string): DetectionsOutput => ({ stdout, stderr: '', exitCode: 0 });
const refuse = (stderr: string): DetectionsOutput => ({ stdout: '', stderr, exitCode: 2 });

const LISTS = { table: renderListTable, json: renderListJson, page: renderPage };

/** Runs the command line of `npm run detections`. */
export function runDetections(words: readonly string[], world: DetectionsWorld): DetectionsOutput {
  const options = parseArguments(words, world.environments);
  if (options === 'help') return succeed(USAGE);
  if ('problem' in options) return refuse(`${options.problem}\n\n${USAGE}`);
  if (options.replay === undefined) return succeed(LISTS[options.format](world.detections));
  try {
    const records = world.readRecords(options.replay);
    const fired = replayRecords(listDeployedDetections(world.synthesize(options.environment)), records);
    return succeed(
      options.format === 'json' ? renderFiredJson(fired) : renderFiredTable(fired, world.detections, records.length),
    );
  } catch (error) {
    if (error instanceof RecordsError) return refuse(`${error.message}\n`);
    throw error;
  }
}

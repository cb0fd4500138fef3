import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseRecords, RecordsError } from '../lib/detection/replay/parse-records';
import type { TrailRecord } from '../lib/detection/replay/trail-record';

/** Files that are read when a folder is named. */
const RECORD_FILE = /\.(json|jsonl|ndjson)(\.gz)?$/;
/** The trail writes its digests beside its records; they hold hashes of files. */
const DIGEST = /(^|[\\/])CloudTrail-Digest([\\/]|$)/;

/**
 * Reads the records of files and folders, packed with gzip or not.
 *
 * @throws RecordsError for what is missing or holds no records
 */
export function readRecordFiles(paths: readonly string[]): readonly TrailRecord[] {
  return paths.flatMap(listFiles).flatMap((file) => parseRecords(file, readText(file)));
}

function listFiles(path: string): readonly string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    throw new RecordsError(`${path} does not exist. Name a file or a folder of CloudTrail records.`);
  if (!stats.isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => RECORD_FILE.test(name) && !DIGEST.test(name))
    .sort()
    .map((name) => join(path, name));
  if (files.length > 0) return files;
  throw new RecordsError(`${path} has no file that ends in .json, .jsonl or .ndjson, with or without .gz.`);
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return (isPacked ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (error) {
    throw new RecordsError(`${file} is not a gzip file: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

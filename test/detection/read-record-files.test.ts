import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readRecordFiles } from '../../bin/read-record-files';
import { call } from './trail-records';

const folder = mkdtempSync(join(tmpdir(), 'bulwark-records-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const file = (eventName: string) => JSON.stringify({ Records: [call('iam', eventName)] });
const list = (...paths: string[]) => readRecordFiles(paths).map(({ eventName }) => eventName);

describe('record files', () => {
  const plain = write('trail/plain.json', file('CreateUser'));
  write('trail/2026/11/packed.json.gz', gzipSync(file('DeleteUser')));
  write('trail/lines.jsonl', JSON.stringify(call('iam', 'TagUser')));
  write('trail/README.md', 'not a record');
  write('trail/CloudTrail-Digest/digest.json.gz', gzipSync('{ "digestStartTime": "" }'));
  const renamed = write('renamed', gzipSync(file('GetUser')));

  test('are read one by one, packed ones by their content', () => {
    expect(list(plain, renamed)).toEqual(['CreateUser', 'GetUser']);
  });

  test('are found in a folder, in folders inside it too, without digests', () => {
    expect(list(join(folder, 'trail')).sort()).toEqual(['CreateUser', 'DeleteUser', 'TagUser']);
  });

  test.each([
    ['a missing file', () => join(folder, 'missing.json'), /missing\.json does not exist/],
    ['a folder without records', () => join(write('empty/README.md', ''), '..'), /has no file that ends in \.json/],
    ['a broken gzip file', () => write('broken.gz', Buffer.from([0x1f, 0x8b, 0, 0])), /broken\.gz is not a gzip file/],
  ])('%s is refused', (_, path, problem) => {
    expect(() => list(path())).toThrow(problem);
  });
});

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createFolder } from '../../src/runtime/create-folder';

const folder = mkdtempSync(join(tmpdir(), 'bulwark-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder for output', () => {
  test('is created with its parents, and may exist already', () => {
    const wanted = join(folder, 'a', 'b', 'c');
    createFolder(wanted);
    createFolder(wanted);
    expect(statSync(wanted).isDirectory()).toBe(true);
  });

  test('is refused below a file, with the file', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => createFolder(file)).toThrow(`${file} is a file. Choose a folder for the output.`);
    expect(() => createFolder(join(file, 'reports'))).toThrow(/is a file|cannot be created/);
  });

  // Node's recursive mkdir never returns for such a path on Linux.
  test.each(['/proc/bulwark', '/proc/bulwark/reports', '/sys/bulwark/reports'])('%s is refused at once', (path) => {
    expect(() => createFolder(path)).toThrow(/cannot be created: .*Choose a folder that this user may write\./);
  });
});

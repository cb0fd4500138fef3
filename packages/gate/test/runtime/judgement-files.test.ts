import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findCacheFolder, isContinuousIntegration } from '../../src/runtime/cache-folder';
import { hashCode } from '../../src/runtime/hash-code';
import { createJudgementCache } from '../../src/runtime/judgement-files';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulwark-judgements-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Recalls a value, and tells whether it was computed. */
function recall(inputs: string, value: unknown = { words: ['ä', undefined, null], count: 2 }, at = folder) {
  let isComputed = false;
  const recalled = createJudgementCache(at).recall('evaluations', inputs, () => {
    isComputed = true;
    return value;
  });
  return { isComputed, text: JSON.stringify(recalled) };
}

describe('a value', () => {
  test('is computed once for the same inputs', () => {
    const { isComputed, text } = recall('inputs');
    expect(isComputed).toBe(true);
    expect(recall('inputs')).toEqual({ isComputed: false, text });
    expect(recall('inputs ')).toEqual({ isComputed: true, text });
  });

  test('of another kind is another one', () => {
    recall('inputs');
    expect(createJudgementCache(folder).recall('description', 'inputs', () => 7)).toBe(7);
  });

  test('is computed again when its file is damaged in any way', () => {
    const { text } = recall('inputs');
    const [entry = ''] = readdirSync(folder);
    const whole = readFileSync(join(folder, entry));
    const changed = Buffer.from(whole);
    changed.write('3', whole.lastIndexOf('2'));
    const damages = ['', '\n', '{}', whole.subarray(0, whole.length - 1), Buffer.concat([whole, whole]), changed];
    for (const damage of damages) {
      writeFileSync(join(folder, entry), damage);
      expect(recall('inputs')).toEqual({ isComputed: true, text });
      expect(recall('inputs').isComputed).toBe(false);
    }
  });

  test('is computed each time where no file can be written', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'below'), '/proc/bulwark']) {
      expect(recall('inputs', 7, place)).toEqual({ isComputed: true, text: '7' });
      expect(recall('inputs', 7, place).isComputed).toBe(true);
    }
  });

  test('stays while it is among the four last used of its kind', () => {
    for (const [number, inputs] of ['1', '2', '3', '4'].entries()) {
      const before = readdirSync(folder);
      recall(inputs);
      const [entry = ''] = readdirSync(folder).filter((name) => !before.includes(name));
      utimesSync(join(folder, entry), number, number);
    }
    expect(recall('1').isComputed).toBe(false);
    recall('5');
    expect(readdirSync(folder)).toHaveLength(4);
    expect(['1', '3', '4', '5'].map((inputs) => recall(inputs).isComputed)).toEqual([false, false, false, false]);
    expect(recall('2').isComputed).toBe(true);
  });
});

test('files are rendered once for the same inputs, and keep their bytes', () => {
  const cache = createJudgementCache(folder);
  const files = [
    { file: 'a.txt', content: 'ä\n\u0000' },
    { file: 'b.txt', content: '' },
    { file: 'c.txt', content: 'x'.repeat(100_000) },
  ];
  expect(cache.recallFiles('reports', 'inputs', () => files)).toBe(files);
  const again = cache.recallFiles('reports', 'inputs', () => []);
  expect(again.map(({ file, content }) => ({ file, content: Buffer.from(content).toString() }))).toEqual(files);
});

describe('the hash of the code', () => {
  test.each<[change: string, make: (file: string) => void]>([
    ['changed', (file) => writeFileSync(file, 'longer code')],
    ['replaced by one of the same length', (file) => utimesSync(file, 1, 1)],
    ['removed', (file) => rmSync(file)],
    ['added', (file) => writeFileSync(`${file}.added.js`, '')],
  ])('differs when a file is %s', (_, make) => {
    mkdirSync(join(folder, 'rules'));
    const file = join(folder, 'rules', 'rule.js');
    writeFileSync(file, 'code');
    const before = hashCode([folder]);
    expect(hashCode([folder])).toBe(before);
    make(file);
    expect(hashCode([folder])).not.toBe(before);
  });

  test('includes the gate and cdk-nag', () => {
    expect(hashCode()).not.toBe(hashCode([]));
    expect(hashCode()).toBe(hashCode());
  });
});

describe('the folder of the cache', () => {
  const { XDG_CACHE_HOME: before } = process.env;

  afterEach(() => {
    if (before === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before;
  });

  test('is in the modules of the nearest project', () => {
    mkdirSync(join(folder, 'node_modules'));
    mkdirSync(join(folder, 'packages', 'app'), { recursive: true });
    expect(findCacheFolder(join(folder, 'packages', 'app'))).toBe(join(folder, 'node_modules', '.cache', 'bulwark'));
  });

  test('is one of the user where there is no project', () => {
    process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
    expect(findCacheFolder(folder)).toBe(join(folder, 'cache', 'bulwark'));
    process.env['XDG_CACHE_HOME'] = '';
    expect(findCacheFolder(folder)).toBe(join(homedir(), '.cache', 'bulwark'));
  });
});

test.each([
  ['true', true],
  ['1', true],
  ['', false],
  ['false', false],
  ['0', false],
  [undefined, false],
])('CI=%s is a CI server: %s', (CI, expected) => {
  expect(isContinuousIntegration({ CI })).toBe(expected);
});

import { expect, test } from '@jest/globals';
import { createMemory } from '../../../../lambda/records/encryption/memory';

let now = 0;
const createTestMemory = () => createMemory<string>({ lifetimeMs: 100, capacity: 2, now: () => now });

test('a late failure does not remove the value that replaced it', async () => {
  now = 0;
  const memory = createTestMemory();
  const failures: ((error: Error) => void)[] = [];
  const slow = memory.find('a', () => new Promise((_, reject) => failures.push(reject))).catch(() => 'failed');
  now = 100;
  expect(await memory.find('a', async () => 'next')).toBe('next');
  for (const fail of failures) fail(new Error('late'));
  expect(await slow).toBe('failed');
  expect(await memory.find('a', async () => 'another')).toBe('next');
});

test('a value that is not kept is loaded again', async () => {
  now = 0;
  const memory = createTestMemory();
  expect(
    await memory.find(
      'a',
      async () => 'empty',
      (value) => value !== 'empty',
    ),
  ).toBe('empty');
  await new Promise(setImmediate);
  expect(await memory.find('a', async () => 'full')).toBe('full');
});

test('the oldest value is forgotten first; a value that is loaded again is the newest', async () => {
  now = 0;
  const memory = createTestMemory();
  await memory.find('a', async () => '1');
  await memory.find('b', async () => '1');
  now = 100;
  await memory.find('a', async () => '2');
  await memory.find('c', async () => '2');
  expect(await memory.find('a', async () => '3')).toBe('2');
  expect(await memory.find('b', async () => '3')).toBe('3');
});

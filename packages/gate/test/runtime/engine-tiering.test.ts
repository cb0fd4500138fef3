import { expect, test } from '@jest/globals';
import { loadOptimizedLate, runWithLessInlining } from '../../src/runtime/engine-tiering';

const LATE = '--wasm-tiering-budget=100000000';

test.each([
  ['11.3.244.8-node.33', '--wasm-tiering-budget=1800000'],
  ['12.4.254.21-node.57', '--wasm-tiering-budget=13000000'],
  ['13.6.233.17-node.53', '--wasm-tiering-budget=13000000'],
])('V8 %s optimizes late while the module is loaded, and as before afterwards', (version, normal) => {
  const steps: string[] = [];
  const load = () => {
    steps.push('load');
    return 'loaded';
  };
  expect(loadOptimizedLate(load, version, (flag) => steps.push(flag))).toBe('loaded');
  expect(steps).toEqual([LATE, 'load', normal]);
});

test('a load that fails leaves the flag as before', () => {
  const flags: string[] = [];
  const fail = () => {
    throw new Error('no module');
  };
  expect(() => loadOptimizedLate(fail, '12.4.254.21', (flag) => flags.push(flag))).toThrow('no module');
  expect(flags).toEqual([LATE, '--wasm-tiering-budget=13000000']);
});

test('an unknown V8 keeps its flags', () => {
  const flags: string[] = [];
  expect(
    loadOptimizedLate(
      () => 'loaded',
      '99.1.1',
      (flag) => flags.push(flag),
    ),
  ).toBe('loaded');
  expect(flags).toEqual([]);
});

test.each(['11.3.244.8-node.33', '13.6.233.17-node.53'])('V8 %s inlines less while the gate runs only', (version) => {
  const steps: string[] = [];
  const run = (result: () => string, of = version) => runWithLessInlining(result, of, (flag) => steps.push(flag));
  expect(run(() => `${steps.push('run')}`)).toBe('2');
  const flags = ['--max-inlined-bytecode-size=100', '--max-inlined-bytecode-size=460'];
  expect(steps.splice(0)).toEqual([flags[0], 'run', flags[1]]);
  const fail = () => {
    throw new Error('no rule');
  };
  expect(() => run(fail)).toThrow('no rule');
  expect(steps.splice(0)).toEqual(flags);
  for (const other of ['12.4.254.21-node.57', '99.1.1']) expect(run(() => 'done', other)).toBe('done');
  expect(steps).toEqual([]);
});

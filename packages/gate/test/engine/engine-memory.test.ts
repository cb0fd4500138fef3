import { expect, test } from '@jest/globals';
import { loadWithRoom } from '../../src/engine/engine-memory';

/** A module in whose memory `__wbindgen_malloc(bytes, align)` adds pages, as the allocator of Rust does. */
const MODULE = Buffer.from(
  [
    '0061736d01000000', // WebAssembly 1
    '010d0260027f7f017f60037f7f7f00', // two types of functions
    '0303020001050301' + '0001', // two functions, one page of memory
    '0730' + '03' + '066d656d6f72790200', // exports memory
    '115f5f7762696e6467656e5f6d616c6c6f630000', // exports __wbindgen_malloc
    '0f5f5f7762696e6467656e5f667265650001', // exports __wbindgen_free
    '0a0e0209' + '002000411076' + '40000b' + '02000b', // bytes / 65,536 more pages; nothing
  ].join(''),
  'hex',
);
const assembly = Object(Reflect.get(globalThis, 'WebAssembly'));
const instantiate = (bytes: Uint8Array) => new assembly.Instance(new assembly.Module(bytes));
const countMegabytes = ({ exports }: { readonly exports: { readonly memory: { readonly buffer: ArrayBuffer } } }) =>
  exports.memory.buffer.byteLength / 2 ** 20;

test('a module that is loaded with room has its memory from the start, and no other module has', () => {
  expect(countMegabytes(loadWithRoom(() => instantiate(MODULE)))).toBeGreaterThanOrEqual(256);
  expect(countMegabytes(instantiate(MODULE))).toBeLessThan(1);
});

test('a module without an allocator is loaded as it is', () => {
  const empty = MODULE.subarray(0, 8);
  expect(Object.keys(loadWithRoom(() => instantiate(empty)).exports)).toEqual([]);
});

test('a module that cannot be loaded changes nothing for the next', () => {
  const { Instance } = assembly;
  expect(() => loadWithRoom(() => instantiate(Buffer.from('no module')))).toThrow('WebAssembly.Module()');
  expect(assembly.Instance).toBe(Instance);
});

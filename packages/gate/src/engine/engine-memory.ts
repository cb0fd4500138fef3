/**
 * Memory that CloudFormation Validate has from the start. It needs 169 MB for the twelve templates of two environments.
 * Pages that it never touches cost nothing.
 */
const BYTES = 256 * 2 ** 20;

/**
 * Loads a WebAssembly module with memory that has room. Rust's allocator grows the memory in small steps otherwise, and
 * V8 collects the garbage of the whole heap after each of them, since it counts the old memory until then: 280 times
 * for twelve templates, more than a third of the CPU time of a validation.
 *
 * @param load loads the module the first time that it is called
 */
export function loadWithRoom<Loaded>(load: () => Loaded): Loaded {
  // The types of Node.js 20 do not declare its values.
  const assembly: unknown = Reflect.get(globalThis, 'WebAssembly');
  const { Instance } = Object(assembly);
  if (typeof Instance !== 'function') return load();
  const construct = (original: typeof Instance, given: readonly unknown[]): object => {
    const instance: object = Reflect.construct(original, given);
    makeRoom(Object(Reflect.get(instance, 'exports')));
    return instance;
  };
  Reflect.set(Object(assembly), 'Instance', new Proxy(Instance, { construct }));
  try {
    return load();
  } finally {
    Reflect.set(Object(assembly), 'Instance', Instance);
  }
}

/** Allocates and frees memory by the functions that a module of wasm-bindgen exports. The allocator keeps it. */
function makeRoom(exports: Readonly<Record<string, unknown>>): void {
  const { __wbindgen_malloc: allocate, __wbindgen_free: free } = exports;
  if (typeof allocate !== 'function' || typeof free !== 'function') return;
  const place: unknown = allocate(BYTES, 1);
  free(place, BYTES, 1);
}

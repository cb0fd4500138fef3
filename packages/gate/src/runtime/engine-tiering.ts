import { setFlagsFromString } from 'node:v8';

/**
 * Bytes of code that a function executes before V8 optimizes it, by the version of V8: of Node.js 20, and of 22 and 24.
 * An unknown flag is reported on standard error, so another version is left as it is.
 */
const DEFAULTS: Readonly<Record<string, number>> = { 11: 1_800_000, 12: 13_000_000, 13: 13_000_000 };
const LATE = 100_000_000;

/**
 * Loads a WebAssembly module whose functions V8 optimizes late. The optimizer takes a fifth of the CPU time of the first
 * dozen templates, and what it saves is no more than that until hundreds are validated.
 *
 * @param load loads the module the first time that it is called
 * @param setFlag sets a flag of V8
 */
export function loadOptimizedLate<Loaded>(
  load: () => Loaded,
  version = process.versions.v8,
  setFlag: (flag: string) => void = setFlagsFromString,
): Loaded {
  const known = DEFAULTS[version.split('.')[0] ?? ''];
  if (known === undefined) return load();
  setFlag(`--wasm-tiering-budget=${LATE}`);
  try {
    return load();
  } finally {
    setFlag(`--wasm-tiering-budget=${known}`);
  }
}

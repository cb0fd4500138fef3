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
  return withFlag('--wasm-tiering-budget', LATE, DEFAULTS, load, version, setFlag);
}

/** Runs a function with another value of a flag, where the default that is set again afterwards is known. */
function withFlag<Result>(
  flag: string,
  value: number,
  defaults: Readonly<Record<string, number>>,
  run: () => Result,
  version: string,
  setFlag: (flag: string) => void,
): Result {
  const known = defaults[version.split('.')[0] ?? ''];
  if (known === undefined) return run();
  setFlag(`${flag}=${value}`);
  try {
    return run();
  } finally {
    setFlag(`${flag}=${known}`);
  }
}

/**
 * Bytes of code that a function may have to be inlined into its callers, by the version of V8: of Node.js 20 and 24. On
 * Node.js 22 nothing was gained.
 */
const INLINED: Readonly<Record<string, number>> = { 11: 460, 13: 460 };
const ONLY_SMALL = 100;

/**
 * Runs a function whose code V8 inlines less. The gate runs a thousand rules, each for few resources, so that most
 * optimized code is hardly used. With less of it a first judgement of two environments took a sixth less CPU time on
 * Node.js 20, and a tenth less on 24.
 */
export function runWithLessInlining<Result>(
  run: () => Result,
  version = process.versions.v8,
  setFlag: (flag: string) => void = setFlagsFromString,
): Result {
  return withFlag('--max-inlined-bytecode-size', ONLY_SMALL, INLINED, run, version, setFlag);
}

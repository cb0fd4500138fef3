import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * jest-circus creates an AsyncLocalStorage for each test file and leaves it enabled. Up to Node.js 22, every promise of
 * the later files is then recorded in each of them: a quarter of the time of the last files. This runs before each file
 * and disables those of the files before, which it finds as they are used.
 */
const USED = Symbol.for('bulwark.used-storages');

const known: Set<AsyncLocalStorage<unknown>> | undefined = Reflect.get(AsyncLocalStorage, USED);
if (known === undefined) {
  const used = new Set<AsyncLocalStorage<unknown>>();
  Reflect.set(AsyncLocalStorage, USED, used);
  const { run } = AsyncLocalStorage.prototype;
  AsyncLocalStorage.prototype.run = function (this: AsyncLocalStorage<unknown>, ...given: Parameters<typeof run>) {
    used.add(this);
    return Reflect.apply(run, this, given);
  };
} else {
  for (const storage of known) storage.disable();
  known.clear();
}

export interface Memory<Value> {
  /** The remembered value, or the one that `load` returns. It is remembered further only if `keep` says so. */
  find(name: string, load: () => Promise<Value>, keep?: (value: Value) => boolean): Promise<Value>;
  forget(name: string): void;
}

export interface MemoryProps {
  readonly lifetimeMs: number;
  /** Number of values; the oldest is forgotten first. */
  readonly capacity: number;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Remembers values for a time. Concurrent requests wait for the same load; a failure is not remembered. */
export function createMemory<Value>({ lifetimeMs, capacity, now }: MemoryProps): Memory<Value> {
  const remembered = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  return {
    find(name, load, keep = () => true) {
      const known = remembered.get(name);
      if (known !== undefined && known.until > now()) return known.value;
      const entry = { value: load(), until: now() + lifetimeMs };
      remembered.delete(name);
      remembered.set(name, entry);
      for (const oldest of remembered.keys()) {
        if (remembered.size <= capacity) break;
        remembered.delete(oldest);
      }
      // Another entry may have replaced this one in the meantime.
      const forget = () => remembered.get(name) === entry && remembered.delete(name);
      entry.value.then((value) => keep(value) || forget(), forget);
      return entry.value;
    },
    forget: (name) => void remembered.delete(name),
  };
}

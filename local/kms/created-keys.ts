import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** A key that a function created, as the local KMS keeps it. */
export interface CreatedKey {
  /** Key policy as JSON. */
  readonly policy: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Base64; absent after the deletion. */
  readonly material?: string;
  /** Milliseconds; set when the deletion was scheduled. */
  readonly deletedAt?: number;
}

/** The keys that functions created. They survive a restart. */
export interface CreatedKeys {
  find(id: string): CreatedKey | undefined;
  add(key: CreatedKey): string;
  scheduleDeletion(id: string, at: number): void;
  /** Deletes the material of every key whose waiting period is over. */
  deleteDue(now: number): void;
}

export function openCreatedKeys(file: string): CreatedKeys {
  const keys: Record<string, CreatedKey> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const save = () => writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 });
  const change = (id: string, over: Partial<CreatedKey>) => {
    const known = keys[id];
    if (known === undefined) return;
    keys[id] = { ...known, ...over };
    save();
  };
  return {
    find: (id) => keys[id],
    add: (key) => {
      const id = randomUUID();
      keys[id] = key;
      save();
      return id;
    },
    scheduleDeletion: (id, deletedAt) => change(id, { deletedAt }),
    deleteDue: (now) => {
      for (const [id, { material: _, ...others }] of Object.entries(keys)) {
        if (others.deletedAt === undefined || others.deletedAt > now || keys[id]?.material === undefined) continue;
        keys[id] = others;
        save();
      }
    },
  };
}

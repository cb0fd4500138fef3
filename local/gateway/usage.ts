import type { UsagePlan } from './api-definition';
import { TokenBucket } from './token-bucket';

export type Usage =
  | { readonly ok: true; readonly key: string }
  | { readonly ok: false; readonly type: 'INVALID_API_KEY' | 'THROTTLED' | 'QUOTA_EXCEEDED'; readonly key?: string };

interface Client {
  readonly key: string;
  readonly quota: number | undefined;
  readonly bucket: TokenBucket;
  day: string;
  used: number;
}

export interface UsageProps {
  readonly plans: readonly UsagePlan[];
  /** Value of an API key by its name. */
  readonly secretOf: (name: string) => string;
  readonly now: () => Date;
}

/** Counts what each API key uses: a bucket of its own, and a quota that starts anew at midnight UTC. */
export function countUsage({ plans, secretOf, now }: UsageProps): (value: string | undefined) => Usage {
  const started = now().getTime();
  const clients = new Map<string, Client>(
    plans.flatMap(({ keys, limit, quota }) =>
      keys.map((key) => [secretOf(key), { key, quota, bucket: new TokenBucket(limit, started), day: '', used: 0 }]),
    ),
  );
  return (value) => {
    const client = value === undefined ? undefined : clients.get(value);
    if (client === undefined) return { ok: false, type: 'INVALID_API_KEY' };
    const { key, bucket, quota = Number.POSITIVE_INFINITY } = client;
    const time = now();
    if (!bucket.take(time.getTime())) return { ok: false, type: 'THROTTLED', key };
    const day = time.toISOString().slice(0, 10);
    if (client.day !== day) Object.assign(client, { day, used: 0 });
    if (client.used >= quota) return { ok: false, type: 'QUOTA_EXCEEDED', key };
    client.used += 1;
    return { ok: true, key };
  };
}

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
  /** The value of an API key by its name. */
  readonly getApiKey: (name: string) => string;
  readonly now: () => Date;
}

/** Counts the requests of each API key: a throttle per key, and a quota that is reset at midnight UTC. */
export function createUsageCounter({ plans, getApiKey, now }: UsageProps): (value: string | undefined) => Usage {
  const started = now().getTime();
  const clients = new Map<string, Client>(
    plans.flatMap(({ keys, limit, quota }) =>
      keys.map((key) => [getApiKey(key), { key, quota, bucket: new TokenBucket(limit, started), day: '', used: 0 }]),
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

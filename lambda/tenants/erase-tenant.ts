import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseCall } from '../records/database/database-call';

export interface TenantErasure {
  /** When the keys were deleted. A function that has one in memory may use it for five minutes at most. */
  readonly goneAt: string;
  readonly erasedSubjects: number;
  readonly erasedRecords: number;
  /** Whether no row of a person remains. */
  readonly complete: boolean;
}

type Batch = TenantErasure | null;

/**
 * Milliseconds after which no statement is running that found the keys before they were deleted. PostgreSQL cancels a
 * statement of a request after 900 ms.
 */
const SETTLED_MS = 2_000;
const PAUSE_MS = 250;

/**
 * Erases a tenant: first its keys, then its data in batches. A request that was being served meanwhile may have stored a
 * record after the last batch, so the last batch starts when no such request can be left. The events remain, because they
 * show the erasure. The name is spent: nothing is stored for it again.
 *
 * @throws Error when the tenant never had a key
 */
export async function eraseTenant(
  call: DatabaseCall,
  caller: { readonly tenant: string; readonly actor: string; readonly request: string },
  { now, limitMs }: { readonly now: () => number; readonly limitMs: number },
): Promise<TenantErasure> {
  const until = now() + limitMs;
  let [erasedSubjects, erasedRecords] = [0, 0];
  for (;;) {
    const started = now();
    const batch = await call<Batch>({ function: 'erase_tenant', parameters: caller, repeatable: true });
    if (batch === null) throw new Error('the tenant has no key');
    erasedSubjects += batch.erasedSubjects;
    erasedRecords += batch.erasedRecords;
    const complete = batch.complete && started >= Date.parse(batch.goneAt) + SETTLED_MS;
    if (complete || now() >= until) return { ...batch, erasedSubjects, erasedRecords, complete };
    if (batch.complete) await wait(PAUSE_MS);
  }
}

import type { DatabaseCall } from '../records/database/database-call';

export interface TenantErasure {
  /** When the keys were deleted, which makes all data of the tenant unreadable. */
  readonly goneAt: string;
  readonly erasedSubjects: number;
  readonly erasedRecords: number;
  /** Whether no row of a person remains. */
  readonly complete: boolean;
}

type Batch = TenantErasure | null;

/**
 * Erases a tenant: first its keys, then its data in batches. The events remain, because they show the erasure. The name
 * is spent: nothing is stored for it again.
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
    const batch = await call<Batch>({ function: 'erase_tenant', parameters: caller, repeatable: true });
    if (batch === null) throw new Error('the tenant has no key');
    erasedSubjects += batch.erasedSubjects;
    erasedRecords += batch.erasedRecords;
    if (batch.complete || now() >= until) return { ...batch, erasedSubjects, erasedRecords };
  }
}

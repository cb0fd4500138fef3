export type Health = 'ok' | 'unavailable';

/** What the database said when asked for its health; a failure is a value with the code that belongs into the log. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly code: string };

export interface HealthStore {
  ask(): Promise<Answer>;
}

/**
 * Asks the database. An environment sleeps between requests and may wake with a connection that was closed meanwhile; that is
 * no illness, so a lost connection is tried once more.
 */
export async function checkHealth(store: HealthStore): Promise<{ readonly health: Health; readonly code?: string }> {
  const first = await store.ask();
  if (first.ok) return { health: 'ok' };
  const answer = LOST.has(first.code) ? await store.ask() : first;
  return answer.ok ? { health: 'ok' } : { health: 'unavailable', code: answer.code };
}

/** Reset, broken pipe, closed without a word, and PostgreSQL's admin_shutdown and crash_shutdown. */
const LOST: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'CONNECTION_LOST', '57P01', '57P02']);

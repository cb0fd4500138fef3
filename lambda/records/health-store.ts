import type { Pool } from 'pg';
import { errorFacts } from './error-facts';
import type { HealthStore } from './health';

/** Asks through the same proxy, network, token and TLS as every other request. */
export function healthStore(database: Pick<Pool, 'query'>): HealthStore {
  return {
    async ask() {
      try {
        await database.query('select bulwark.health()');
        return { ok: true };
      } catch (error) {
        return { ok: false, code: codeOf(error) };
      }
    },
  };
}

/** pg gives what happens to a connection no code, only words. */
function codeOf(error: unknown): string {
  const { code } = errorFacts(error);
  if (code !== 'UNKNOWN' || !(error instanceof Error)) return code;
  if (/timeout/i.test(error.message)) return 'TIMEOUT';
  return /terminated|not queryable/i.test(error.message) ? 'CONNECTION_LOST' : code;
}

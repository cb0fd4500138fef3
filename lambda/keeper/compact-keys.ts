import type { Pool } from 'pg';
import { getFailureCode } from '../records/database/database-failure';

/** Bytes of the table of keys, about 150 000 persons. Rewriting it takes well under the timeout of a request. */
const SMALL_BYTES = 64 * 1024 * 1024;

/**
 * Rewrites the table of keys into a new file, so that no dead row remains on disk. The table is locked meanwhile, so a
 * larger one is not rewritten: its dead rows are removed by autovacuum, and the key of their epoch is destroyed in any
 * case. The statement waits half a second for the lock and then leaves it to the next run.
 */
export async function compactKeys(pool: Pool): Promise<boolean> {
  const client = await pool.connect();
  try {
    const { rowCount } = await client.query(
      "select where pg_catalog.pg_total_relation_size('bulwark.subjects') <= $1",
      [SMALL_BYTES],
    );
    if (rowCount === 0) return false;
    await client.query("set lock_timeout = '500ms'");
    await client.query('vacuum (full) bulwark.subjects');
    return true;
  } catch (error) {
    // The lock was not available: 55P03.
    if (getFailureCode(error) === '55P03') return false;
    throw error;
  } finally {
    client.release();
  }
}

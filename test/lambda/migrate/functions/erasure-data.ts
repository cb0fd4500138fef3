import { type FunctionDatabase, PERSONS, RECORDS } from './function-database';

const [ADA, BOB] = PERSONS;

/** Two tenants with persons of the same ids, and records of both. */
export async function addData(database: FunctionDatabase): Promise<void> {
  await database.addEpoch(1);
  for (const tenant of ['example', 'neighbour']) {
    await database.addTenantKey(tenant);
    for (const person of [ADA, BOB]) await database.addPerson(tenant, person);
    await database.addRecord(tenant, ADA, RECORDS[0]);
    await database.addRecord(tenant, ADA, RECORDS[1]);
    await database.addRecord(tenant, BOB, RECORDS[2]);
  }
}
/** An erasure that waits for the scheduled function. */
export async function addErasure(
  database: FunctionDatabase,
  person: string,
  erasedAt: string,
  complete = false,
): Promise<void> {
  await database.query('insert into bulwark.erasures values ($1, $2, $3, 7, $4)', [
    'example',
    person,
    erasedAt,
    complete,
  ]);
}
export const count = async (database: FunctionDatabase, table: string, tenant = 'example') => {
  const [row] = await database.query(`select count(*)::int as n from bulwark.${table} where tenant = $1`, [tenant]);
  return row?.['n'];
};
export const ERASED = { actor: 'ada', action: 'subject.erase', subject: ADA, request: 'r-1', role: 'bulwark_erase' };

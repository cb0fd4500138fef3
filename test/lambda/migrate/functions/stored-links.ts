import { AT, type FunctionDatabase, PERSONS, RECORDS } from './function-database';

/** The settled time of events, just before AT. */
export const BEFORE = '2026-11-27T09:59:59.999Z';
const KEEPER = 'bulwark_keeper';
const [ADA] = PERSONS;

export async function addEvent(database: FunctionDatabase, tenant: string, at: string, id?: number): Promise<number> {
  const [made] = await database.query(
    `insert into bulwark.events (${id === undefined ? '' : 'id, '}tenant, at, actor, action, subject, records, request, role)
      ${id === undefined ? '' : 'overriding system value'}
      values (${id === undefined ? '' : `${id}, `}$1, $2, 'ada', 'record.read', $3, $4, 'r-1', 'bulwark_read') returning id`,
    [tenant, at, ADA, [RECORDS[0]]],
  );
  return Number(made?.['id']);
}

export const readLinks = (database: FunctionDatabase, tenant: string) =>
  database.query(
    'select number, after::int, up_to::int, events, hash from bulwark.event_links where tenant = $1 order by 1',
    [tenant],
  );
export const link = (database: FunctionDatabase) => database.call(KEEPER, 'link_events', AT);
export const verify = (database: FunctionDatabase, limit = 50) => database.call(KEEPER, 'verify_links', limit);

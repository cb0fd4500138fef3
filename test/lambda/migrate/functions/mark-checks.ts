import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import type { FunctionCheck, FunctionDatabase } from './function-database';
import { addEvent, BEFORE, link, verify } from './stored-links';

const KEEPER = 'bulwark_keeper';
const EMPTY = createHash('sha256').digest('hex');
const MARK = Buffer.from('mark');
const read = async (database: FunctionDatabase) => Object(await database.call(KEEPER, 'read_mark'));
const keep = (database: FunctionDatabase, links: number, events: number, epoch = 7, mark = MARK) =>
  database.call(KEEPER, 'keep_mark', links, events, epoch, mark);

/** Two links of `example` and one of `neighbour`, with the numbers in which they were made. */
async function addLinks(database: FunctionDatabase): Promise<readonly number[]> {
  await addEvent(database, 'neighbour', BEFORE);
  for (let at = 0; at < 2; at += 1) {
    await addEvent(database, 'example', BEFORE);
    await link(database);
  }
  const rows = await database.query('select id::int from bulwark.event_links order by id');
  return rows.map(({ id }) => Number(id));
}

/** The hash over links of these numbers, computed as docs/decisions/0041-trace.md describes it. */
async function hashLinks(database: FunctionDatabase, links: readonly (readonly [tenant: string, number: number])[]) {
  const lines = [];
  for (const [tenant, number] of links) {
    const [row] = await database.query(
      'select up_to::int as end, hash from bulwark.event_links where tenant = $1 and number = $2',
      [tenant, number],
    );
    const hash = Buffer.from(Object(row).hash).toString('hex');
    lines.push(`["${tenant}", ${number}, ${Object(row).end}, "${hash}"]`);
  }
  return createHash('sha256').update(lines.join(' ')).digest('hex');
}

export const markChecks: readonly FunctionCheck[] = [
  {
    promise: 'without a link and a mark there is nothing to compare',
    of: ['read_mark', 'hash_links'],
    run: async (database) => {
      await database.query('update bulwark.event_check set up_to = 12');
      expect(await read(database)).toEqual({
        ...{ epoch: null, mark: null, markedLinks: null, markedEvents: null, markedHash: EMPTY },
        ...{ checkedEvents: 12, lastEvent: null, links: 0, lastLink: 0, lastHash: EMPTY },
      });
    },
  },
  {
    promise: 'the newest link of each tenant is hashed, and the mark is compared with those that it covers',
    of: ['read_mark', 'hash_links', 'keep_mark'],
    run: async (database) => {
      const links = await addLinks(database);
      const lastEvent = await addEvent(database, 'other', BEFORE);
      await keep(database, Number(links[1]), 3);
      expect(await read(database)).toEqual({
        ...{ epoch: 7, mark: MARK.toString('hex'), markedLinks: links[1], markedEvents: 3, checkedEvents: 3 },
        markedHash: await hashLinks(database, [
          ['example', 1],
          ['neighbour', 1],
        ]),
        ...{ lastEvent, links: 3, lastLink: links[2] },
        lastHash: await hashLinks(database, [
          ['example', 2],
          ['neighbour', 1],
        ]),
      });
    },
  },
  {
    promise: 'a mark replaces the one before it, also when its row was deleted',
    of: ['keep_mark', 'read_mark'],
    run: async (database) => {
      await keep(database, 1, 2);
      for (const text of ['', 'delete from bulwark.event_check']) {
        await database.query(text);
        await keep(database, 5, 6, 8, Buffer.from('next'));
        expect(await read(database)).toMatchObject({
          ...{ epoch: 8, mark: Buffer.from('next').toString('hex') },
          ...{ markedLinks: 5, markedEvents: 6, checkedEvents: 6 },
        });
      }
    },
  },
  {
    promise: 'a row that was deleted shows',
    of: ['read_mark'],
    run: async (database) => {
      await database.query('delete from bulwark.event_check');
      expect(await read(database)).toMatchObject({ mark: null, checkedEvents: null, links: 0, lastLink: 0 });
    },
  },
  {
    promise: 'a link whose verification is still to come is verified first',
    of: ['verify_links'],
    run: async (database) => {
      await addLinks(database);
      await database.query(
        "update bulwark.event_links set verified_at = case when number = 2 then timestamptz '2900-01-01' else '2026-01-01' end",
      );
      await database.query("update bulwark.events set actor = 'bob' where tenant = 'example'");
      expect([await verify(database, 1)].flat().map((each) => Object(each).number)).toEqual([2]);
    },
  },
];

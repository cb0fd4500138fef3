import { expect } from '@jest/globals';
import type { FunctionCheck, FunctionDatabase } from './function-database';
import { addEvent, BEFORE, link, readLinks, verify } from './stored-links';

const count = async (database: FunctionDatabase, links: number) => {
  for (let at = 0; at < links; at += 1) {
    await addEvent(database, 'example', BEFORE);
    await link(database);
  }
};
/** Changes of what is stored, and the numbers of the links that show them. */
const EDITS: readonly (readonly [what: string, text: string, shown: readonly number[]])[] = [
  ['the actor of an event', "update bulwark.events set actor = 'bob'", [1, 2, 3]],
  [
    'an event that is deleted',
    'delete from bulwark.events where id = (select up_to from bulwark.event_links where number = 2)',
    [2],
  ],
  ['a link that is deleted', 'delete from bulwark.event_links where number = 1', [2]],
  [
    'the first and the second link, of which one is deleted and one is made to look like the first',
    "with gone as (delete from bulwark.event_links where number = 1) update bulwark.event_links l set after = 0, hash = bulwark.hash_events('example', 0, l.up_to, '') where number = 2",
    [2, 3],
  ],
  ['the hash of a link', "update bulwark.event_links set hash = '' where number = 2", [2, 3]],
  ['where a link starts', 'update bulwark.event_links set after = after - 1 where number = 3', [3]],
  ['where a link ends', 'update bulwark.event_links set up_to = up_to - 1 where number = 3', [3]],
];

export const verificationChecks: readonly FunctionCheck[] = [
  {
    promise: 'links whose events did not change are verified without a result',
    of: ['verify_links', 'hash_events'],
    run: async (database) => {
      await addEvent(database, 'neighbour', BEFORE);
      await count(database, 3);
      expect(await verify(database)).toEqual([]);
    },
  },
  ...EDITS.map(
    ([what, text, shown]): FunctionCheck => ({
      promise: `a change shows: ${what}`,
      of: ['verify_links', 'hash_events'],
      run: async (database) => {
        await addEvent(database, 'neighbour', BEFORE);
        await count(database, 3);
        await database.query(`${text}${text.includes('events set') ? " where tenant = 'example'" : ''}`);
        const changed = [await verify(database)].flat().map(Object);
        expect(changed.map(({ tenant, number }) => [tenant, number])).toEqual(
          shown.map((number) => ['example', number]),
        );
      },
    }),
  ),
  {
    promise: 'a changed link is named with its range',
    of: ['verify_links'],
    run: async (database) => {
      await count(database, 2);
      await database.query("update bulwark.events set actor = 'bob' where id = (select max(id) from bulwark.events)");
      const [, second] = await readLinks(database, 'example');
      const { after, up_to: upTo } = Object(second);
      expect(await verify(database)).toEqual([{ tenant: 'example', number: 2, after, upTo }]);
    },
  },
  {
    promise: 'those that were never verified come first, then those that were verified longest ago',
    of: ['verify_links'],
    run: async (database) => {
      await count(database, 3);
      await database.query(
        "update bulwark.event_links set verified_at = timestamptz '2026-01-01' - make_interval(days => number) where number < 3",
      );
      const readVerified = async () => {
        const rows = await database.query(
          "select number from bulwark.event_links where verified_at > '2026-06-01' order by 1",
        );
        return rows.map(({ number }) => number);
      };
      await verify(database, 1);
      expect(await readVerified()).toEqual([3]);
      await verify(database, 1);
      expect(await readVerified()).toEqual([2, 3]);
    },
  },
];

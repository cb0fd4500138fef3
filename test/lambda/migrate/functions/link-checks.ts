import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import { AT, type FunctionCheck, PERSONS, RECORDS } from './function-database';
import { addEvent, BEFORE, link, readLinks, verify } from './stored-links';

const [ADA] = PERSONS;

/** The hash of a link, computed as docs/decisions/0041-trace.md describes it. */
function hashEvents(before: Buffer, tenant: string, ids: readonly number[], time: string): Buffer {
  const toText = (value: unknown): string =>
    Array.isArray(value) ? `[${value.map(toText).join(', ')}]` : JSON.stringify(value);
  const lines = ids.map((id) =>
    toText([id, tenant, time, 'ada', 'record.read', ADA, [RECORDS[0]], 'r-1', 'bulwark_read']),
  );
  return createHash('sha256').update(before).update(lines.join('\n')).digest();
}
const TIME = '2026-11-27 09:59:59.999000';

export const linkChecks: readonly FunctionCheck[] = [
  {
    promise: 'a link hashes the settled events of one tenant, and each later link the one before it',
    of: ['link_events', 'hash_events'],
    run: async (database) => {
      const early = [await addEvent(database, 'example', BEFORE), await addEvent(database, 'example', BEFORE)];
      const other = await addEvent(database, 'neighbour', BEFORE);
      await addEvent(database, 'example', AT);
      expect(await link(database)).toBe(2);
      const first = hashEvents(Buffer.of(), 'example', early, TIME);
      const expected = { number: 1, after: 0, up_to: early[1], events: 2, hash: first };
      expect(await readLinks(database, 'example')).toEqual([expected]);
      expect(await readLinks(database, 'neighbour')).toMatchObject([{ number: 1, after: 0, up_to: other, events: 1 }]);
      expect(await link(database)).toBe(0);

      await database.query('delete from bulwark.events where at = $1', [AT]);
      const later = await addEvent(database, 'example', BEFORE);
      expect(await link(database)).toBe(1);
      const second = hashEvents(first, 'example', [later], TIME);
      expect((await readLinks(database, 'example')).slice(1)).toEqual([
        { number: 2, after: early[1], up_to: later, events: 1, hash: second },
      ]);
    },
  },
  {
    promise: 'the first event of all is in a link',
    of: ['link_events', 'hash_events'],
    run: async (database) => {
      await database.query('delete from bulwark.events');
      await addEvent(database, 'example', BEFORE, 1);
      expect(await link(database)).toBe(1);
      const hash = hashEvents(Buffer.of(), 'example', [1], TIME);
      expect(await readLinks(database, 'example')).toEqual([{ number: 1, after: 0, up_to: 1, events: 1, hash }]);
    },
  },
  {
    promise: 'the hash of no events is that of the link before them',
    of: ['hash_events'],
    run: async (database) => {
      const before = Buffer.from('before');
      const hash = await database.call('bulwark_overseer', 'hash_events', 'example', 0, 9, before);
      expect(hash).toEqual(hashEvents(before, 'example', [], TIME));
    },
  },
  {
    promise: 'a third link follows the second',
    of: ['link_events', 'hash_events'],
    run: async (database) => {
      for (let at = 0; at < 3; at += 1) {
        await addEvent(database, 'example', BEFORE);
        await link(database);
      }
      const links = await readLinks(database, 'example');
      expect(links.map(({ number }) => number)).toEqual([1, 2, 3]);
      expect(links.map(({ after }) => after)).toEqual([0, links[0]?.['up_to'], links[1]?.['up_to']]);
      expect(await verify(database)).toEqual([]);
    },
  },
  {
    promise: 'a link is copied to the server log',
    of: ['link_events'],
    run: async (database) => {
      await addEvent(database, 'neighbour', BEFORE);
      for (let at = 1; at <= 2; at += 1) {
        await addEvent(database, 'example', BEFORE);
        await link(database);
      }
      const [made] = await database.query(
        "select to_jsonb(l) as l from bulwark.event_links l where tenant = 'example' and number = 2",
      );
      expect(database.log.map((line) => line.slice(0, 14))).toEqual(Array(3).fill('bulwark link {'));
      expect(JSON.parse(String(database.log[2]).slice(13))).toEqual(made?.['l']);
      expect(database.log.map((line) => JSON.parse(line.slice(13)).tenant)).toEqual([
        'example',
        'neighbour',
        'example',
      ]);
    },
  },
  {
    promise: 'one run makes two hundred links, and the next run those that are missing',
    of: ['link_events'],
    run: async (database) => {
      await database.query(
        "insert into bulwark.events (tenant, at, actor, action, records, request) select 'tenant-' || n, $1, 'ada', 'a', '{}', 'r' from generate_series(1, 201) n",
        [BEFORE],
      );
      expect(await link(database)).toBe(200);
      expect(await link(database)).toBe(1);
    },
  },
  {
    promise: 'a link has at most twenty thousand events; the rest is in the next one of the same run',
    of: ['link_events'],
    run: async (database) => {
      await database.query(
        "insert into bulwark.events (tenant, at, actor, action, records, request) select 'example', $1, 'ada', 'a', '{}', 'r' from generate_series(1, 20001)",
        [BEFORE],
      );
      expect(await link(database)).toBe(2);
      expect((await readLinks(database, 'example')).map(({ events }) => events)).toEqual([20_000, 1]);
      expect(await verify(database)).toEqual([]);
    },
  },
];

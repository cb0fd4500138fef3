import { expect } from '@jest/globals';
import { AT, EVERY_BYTE, type FunctionCheck, type FunctionDatabase, PERSONS } from './function-database';

const [ADA] = PERSONS;
const LATER = '2026-11-28T10:00:00.000Z';
const KEEPER = 'bulwark_keeper';

const readStates = async (database: FunctionDatabase) => {
  const rows = await database.query(
    'select epoch, opened_at, closed_at, destroyed_at, deletion_scheduled_at, wrapped_key is not null as key from bulwark.epochs order by 1',
  );
  const toText = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
  return rows.map((row) => Object.values(row).map(toText));
};

export const epochChecks: readonly FunctionCheck[] = [
  {
    promise: 'an epoch is prepared once',
    of: ['prepare_epoch'],
    run: async (database) => {
      const prepare = (arn: string) => database.call(KEEPER, 'prepare_epoch', 5, arn, Buffer.from(arn), AT);
      expect(await prepare('one')).toBe(true);
      expect(await prepare('other')).toBe(false);
      expect(await database.query('select * from bulwark.epochs')).toMatchObject([
        { epoch: 5, key_arn: 'one', wrapped_key: Buffer.from('one'), prepared_at: new Date(AT), opened_at: null },
      ]);
    },
  },
  {
    promise: 'an epoch is opened once, and closes the one before it',
    of: ['open_epoch'],
    run: async (database) => {
      await database.addEpoch(1, 'closed');
      await database.addEpoch(2, 'open');
      await database.addEpoch(3, 'prepared');
      await database.addEpoch(4, 'prepared');
      const open = (epoch: number) => database.call(KEEPER, 'open_epoch', epoch, LATER);
      expect(await open(3)).toBe(true);
      const states = [
        [1, AT, AT, null, null, true],
        [2, AT, LATER, null, null, true],
        [3, LATER, null, null, null, true],
        [4, null, null, null, null, true],
      ];
      expect(await readStates(database)).toEqual(states);
      for (const epoch of [1, 2, 3, 9]) expect(await open(epoch)).toBe(false);
      expect(await readStates(database)).toEqual(states);
    },
  },
  {
    promise: 'an epoch whose key is gone is not opened',
    of: ['open_epoch'],
    run: async (database) => {
      await database.addEpoch(1);
      await database.query(
        "insert into bulwark.epochs (epoch, key_arn, prepared_at, destroyed_at) values (2, 'arn', now(), now())",
      );
      expect(await database.call(KEEPER, 'open_epoch', 2, LATER)).toBe(false);
    },
  },
  {
    promise: 'a closed epoch is destroyed once, and no other one',
    of: ['destroy_epoch'],
    run: async (database) => {
      for (const epoch of [1, 2]) await database.addEpoch(epoch, 'closed');
      await database.addEpoch(3, 'open');
      await database.addEpoch(4, 'prepared');
      await database.addTenantKey('example', { epoch: 3 });
      await database.addPerson('example', ADA, { epoch: 3 });
      const destroy = (epoch: number) => database.call(KEEPER, 'destroy_epoch', epoch, LATER);
      expect(await destroy(1)).toBe(true);
      const states = [
        [1, AT, AT, LATER, null, false],
        [2, AT, AT, null, null, true],
        [3, AT, null, null, null, true],
        [4, null, null, null, null, true],
      ];
      expect(await readStates(database)).toEqual(states);
      for (const epoch of [1, 3, 4, 9]) expect(await destroy(epoch)).toBe(false);
      expect(await readStates(database)).toEqual(states);
    },
  },
  {
    promise: 'an epoch that wraps the key of a person or of a tenant is not destroyed',
    of: ['destroy_epoch', 'list_epochs'],
    run: async (database) => {
      for (const epoch of [1, 2, 3]) await database.addEpoch(epoch, 'closed');
      await database.addEpoch(4, 'open');
      await database.addTenantKey('example', { epoch: 1 });
      await database.addTenantKey('example', { generation: 2, epoch: 3 });
      await database.query('update bulwark.tenant_keys set wrapped_key = null, gone_at = now() where generation = 2');
      await database.addPerson('example', ADA, { epoch: 2 });
      const listed = [await database.call(KEEPER, 'list_epochs')].flat().map(Object);
      expect(listed.map(({ epoch, used }) => [epoch, used])).toEqual([
        [1, true],
        [2, true],
        [3, false],
        [4, false],
      ]);
      const destroy = (epoch: number) => database.call(KEEPER, 'destroy_epoch', epoch, LATER);
      expect([await destroy(1), await destroy(2), await destroy(3)]).toEqual([false, false, true]);
    },
  },
  {
    promise: 'a deletion is noted for a destroyed epoch only',
    of: ['confirm_deletion'],
    run: async (database) => {
      for (const epoch of [1, 2]) await database.addEpoch(epoch, 'destroyed');
      await database.addEpoch(3, 'open');
      const confirm = (epoch: number) => database.call(KEEPER, 'confirm_deletion', epoch, LATER);
      expect([await confirm(1), await confirm(3), await confirm(9)]).toEqual([true, false, false]);
      expect((await readStates(database)).map((state) => state[4])).toEqual([LATER, null, null]);
    },
  },
  {
    promise: 'epochs are listed in their order, with their keys in base64 without line breaks',
    of: ['list_epochs'],
    run: async (database) => {
      expect(await database.call(KEEPER, 'list_epochs')).toEqual([]);
      await database.addEpoch(2, 'open');
      await database.addEpoch(1, 'destroyed');
      await database.query('update bulwark.epochs set wrapped_key = $1, prepared_at = $2 where epoch = 2', [
        EVERY_BYTE,
        LATER,
      ]);
      await database.query('update bulwark.epochs set deletion_scheduled_at = $1, closed_at = $1 where epoch = 1', [
        LATER,
      ]);
      const times = (facts: Record<string, string | null>) =>
        Object.fromEntries(
          Object.entries(facts).map(([name, at]) => [name, at === null ? null : at.replace('.000Z', '+00:00')]),
        );
      expect(await database.call(KEEPER, 'list_epochs')).toEqual([
        {
          epoch: 1,
          arn: 'arn 1',
          key: null,
          used: false,
          ...times({ preparedAt: AT, openedAt: AT, closedAt: LATER, destroyedAt: AT, deletionScheduledAt: LATER }),
        },
        {
          epoch: 2,
          arn: 'arn 2',
          key: EVERY_BYTE.toString('base64'),
          used: false,
          ...times({ preparedAt: LATER, openedAt: AT, closedAt: null, destroyedAt: null, deletionScheduledAt: null }),
        },
      ]);
    },
  },
];

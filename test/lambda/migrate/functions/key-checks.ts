import { expect } from '@jest/globals';
import { EVERY_BYTE, type FunctionCheck, type FunctionDatabase } from './function-database';

const encode = (text: string) => Buffer.from(text).toString('base64');
const read = async (database: FunctionDatabase, tenant = 'example') =>
  Object(await database.call('bulwark_read', 'read_keys', tenant));
const KEY_EVENT = { subject: null, records: [], request: '-' };

export const keyChecks: readonly FunctionCheck[] = [
  {
    promise: 'the keys of a tenant are read with those of all epochs that exist, and the open one',
    of: ['read_keys', 'base64'],
    run: async (database) => {
      await database.addEpoch(1, 'destroyed');
      await database.addEpoch(2, 'closed');
      await database.addEpoch(3, 'open');
      await database.addEpoch(4, 'prepared');
      await database.query('update bulwark.epochs set wrapped_key = $1 where epoch = 2', [EVERY_BYTE]);
      for (const tenant of ['example', 'neighbour']) await database.addTenantKey(tenant, { epoch: 2 });
      await database.addTenantKey('example', { generation: 3, epoch: 3 });
      await database.addTenantKey('example', { generation: 2, epoch: 2 });
      await database.query('update bulwark.tenant_keys set wrapped_key = null, gone_at = now() where generation = 2');
      const { generations, epochs, ...others } = await read(database);
      expect(others).toEqual({ open: 3, gone: false });
      const byNumber = (one: { epoch: number }, other: { epoch: number }) => one.epoch - other.epoch;
      expect(generations.sort(byNumber)).toEqual([
        { generation: 1, epoch: 2, key: encode('example 1') },
        { generation: 3, epoch: 3, key: encode('example 3') },
      ]);
      expect(epochs.sort(byNumber)).toEqual([
        { epoch: 2, arn: 'arn 2', key: EVERY_BYTE.toString('base64') },
        { epoch: 3, arn: 'arn 3', key: encode('epoch 3') },
        { epoch: 4, arn: 'arn 4', key: encode('epoch 4') },
      ]);
      expect(await database.readEvents('example')).toEqual([
        { ...KEY_EVENT, action: 'key.read', actor: 'bulwark_read', role: 'bulwark_read' },
      ]);
    },
  },
  {
    promise: 'a tenant that has never stored anything has no keys, and no event',
    of: ['read_keys'],
    run: async (database) => {
      expect(await read(database)).toEqual({ generations: [], epochs: [], open: null, gone: false });
      expect(await database.readEvents('example')).toEqual([]);
    },
  },
  {
    promise: 'a tenant whose keys are all gone is gone',
    of: ['read_keys'],
    run: async (database) => {
      await database.addTenantKey('example');
      await database.query('update bulwark.tenant_keys set wrapped_key = null, gone_at = now()');
      expect(await read(database)).toMatchObject({ generations: [], gone: true });
      expect(await read(database, 'neighbour')).toMatchObject({ gone: false });
    },
  },
  {
    promise: 'the first key of a tenant is stored in the open epoch, once',
    of: ['keep_tenant_key'],
    run: async (database) => {
      await database.addEpoch(1, 'closed');
      await database.addEpoch(2, 'open');
      await database.addEpoch(3, 'prepared');
      await database.addTenantKey('neighbour');
      const keep = (epoch: number, key: string) =>
        database.call('bulwark_write', 'keep_tenant_key', 'example', epoch, Buffer.from(key));
      for (const epoch of [1, 3, 9]) expect(await keep(epoch, 'wrong')).toBe(false);
      expect([await keep(2, 'first'), await keep(2, 'second')]).toEqual([true, false]);
      const stored = 'select generation, epoch, wrapped_key from bulwark.tenant_keys where tenant = $1';
      expect(await database.query(stored, ['example'])).toEqual([
        { generation: 1, epoch: 2, wrapped_key: Buffer.from('first') },
      ]);
      expect(await database.readEvents('example')).toEqual([
        { ...KEY_EVENT, action: 'key.create', actor: 'bulwark_write', role: 'bulwark_write' },
      ]);
    },
  },
  {
    promise: 'a tenant whose first key is gone gets no other first key, nor one in its place',
    of: ['keep_tenant_key'],
    run: async (database) => {
      await database.addEpoch(1);
      await database.addTenantKey('example', { generation: 2 });
      const key = Buffer.from('another');
      expect(await database.call('bulwark_write', 'keep_tenant_key', 'example', 1, key)).toBe(false);
    },
  },
];

/** The functions that work on one tenant. */
const OF_ONE_TENANT = [
  'read_keys',
  'keep_tenant_key',
  'add_tenant_key',
  'read_old_keys',
  'replace_keys',
  'retire_tenant_keys',
  'erase_subject',
  'continue_erasure',
  'erase_tenant',
  'read_record',
  'list_records',
  'search_records',
  'export_subject',
  'create_record',
  'prepare_change',
  'change_record',
  'remove_record',
];

export const tenantSettingChecks: readonly FunctionCheck[] = [
  {
    // In the one transaction of these checks, a setting for the session is no different.
    promise: 'the tenant is set until the end of the transaction, so that the next user of the connection has none',
    of: OF_ONE_TENANT,
    run: async (database) => {
      const definitions = await database.readDefinitions(OF_ONE_TENANT);
      expect([...definitions.keys()].sort()).toEqual([...OF_ONE_TENANT].sort());
      for (const text of definitions.values())
        expect(text).toMatch(/(perform|scope constant text :=) set_config\('app\.tenant', p_tenant, true\);/);
    },
  },
];

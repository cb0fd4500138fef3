import { beforeAll, describe, expect, test } from '@jest/globals';
import { startTestBackend, type TestBackend } from '../running-backend';

let backend: TestBackend;
const TABLES = [
  'tenant_keys',
  'subjects',
  'records',
  'removed',
  'events',
  'erasures',
  'epochs',
  'event_links',
  'event_check',
];

beforeAll(async () => {
  backend = await startTestBackend();
});

describe('the database users of the functions', () => {
  const runAsUser = (user: string, text: string) =>
    backend.runAsMaster(async (client) => {
      await client.query(`set session authorization ${user}`);
      return client.query(text);
    });

  test.each(
    ['bulwark_read', 'bulwark_write', 'bulwark_erase', 'bulwark_keeper', 'bulwark_tenants'].flatMap((user) =>
      TABLES.map((table) => [user, table] as const),
    ),
  )('%s cannot touch the table %s', async (user, table) => {
    for (const text of [
      `select * from bulwark.${table}`,
      `delete from bulwark.${table}`,
      `insert into bulwark.${table} default values`,
      `truncate bulwark.${table}`,
    ]) {
      await expect(runAsUser(user, text)).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  test.each([
    ['bulwark_read', "bulwark.remove_record('example', 'a', 'r', now(), gen_random_uuid())"],
    ['bulwark_read', "bulwark.erase_subject('example', 'a', 'r', gen_random_uuid())"],
    ['bulwark_read', "bulwark.keep_tenant_key('example', 1, '\\x00')"],
    ['bulwark_write', "bulwark.read_record('example', 'a', 'r', gen_random_uuid())"],
    ['bulwark_write', "bulwark.export_subject('example', 'a', 'r', gen_random_uuid(), gen_random_uuid(), 0)"],
    ['bulwark_write', "bulwark.erase_subject('example', 'a', 'r', gen_random_uuid())"],
    ['bulwark_erase', "bulwark.read_record('example', 'a', 'r', gen_random_uuid())"],
    ['bulwark_erase', "bulwark.remove_record('example', 'a', 'r', now(), gen_random_uuid())"],
    ['bulwark_erase', "bulwark.read_keys('example')"],
    ['bulwark_keeper', "bulwark.read_keys('example')"],
    ['bulwark_keeper', "bulwark.read_record('example', 'a', 'r', gen_random_uuid())"],
    ['bulwark_keeper', "bulwark.erase_tenant('example', 'a', 'r')"],
    ['bulwark_tenants', "bulwark.read_record('example', 'a', 'r', gen_random_uuid())"],
    ['bulwark_tenants', 'bulwark.list_epochs()'],
    ['bulwark_tenants', 'bulwark.destroy_epoch(1, now())'],
    ['bulwark_read', "bulwark.record_events('example', 'a', 'r', 'record.read', '{}', '{}')"],
    ['bulwark_read', "bulwark.answer_page('example', 'a', 'r', 'record.list', '{}', 1000)"],
    ['bulwark_write', "bulwark.add_tenant_key('example', 'a', 'r', 2, 1, '\\x00')"],
  ])('%s may not call %s', async (user, call) => {
    await expect(runAsUser(user, `select ${call}`)).rejects.toThrow('permission denied');
  });
});

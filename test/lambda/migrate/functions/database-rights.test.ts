import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FunctionDatabase } from './function-database';

let database: FunctionDatabase;

beforeAll(async () => {
  database = await FunctionDatabase.start();
});
afterAll(() => database?.stop());

/** The functions that each user may call. Nobody but the two owners may call any other one. */
const CALLABLE: Readonly<Record<string, readonly string[]>> = {
  bulwark_read: ['export_subject', 'health', 'list_records', 'read_keys', 'read_record', 'search_records'],
  bulwark_write: [
    'change_record',
    'create_record',
    'health',
    'keep_tenant_key',
    'prepare_change',
    'read_keys',
    'remove_record',
  ],
  bulwark_erase: ['erase_subject', 'health'],
  bulwark_keeper: [
    'confirm_deletion',
    'continue_erasures',
    'destroy_epoch',
    'find_missing_events',
    'keep_mark',
    'link_events',
    'list_epochs',
    'open_epoch',
    'prepare_epoch',
    'read_mark',
    'read_old_layers',
    'replace_layers',
    'verify_links',
  ],
  bulwark_tenants: [
    'add_tenant_key',
    'erase_tenant',
    'read_keys',
    'read_old_keys',
    'replace_keys',
    'retire_tenant_keys',
  ],
};
const USERS = Object.keys(CALLABLE);
const BY_TENANT = "(tenant = NULLIF(current_setting('app.tenant'::text, true), ''::text))";
/** Rows that each role finds, by table. A role that is not here finds none. */
const POLICIES: readonly string[] = [
  'epochs keep of bulwark_overseer for ALL: true',
  'epochs read of bulwark_overseer,bulwark_owner for SELECT: true',
  'erasures keep of bulwark_overseer for SELECT: true',
  `erasures tenant of public for ALL: ${BY_TENANT}`,
  'event_check keep of bulwark_overseer for ALL: true',
  'event_links keep of bulwark_overseer for ALL: true',
  'events audit of bulwark_overseer for SELECT: true',
  `events tenant of public for ALL: ${BY_TENANT}`,
  `records tenant of public for ALL: ${BY_TENANT}`,
  `removed tenant of public for ALL: ${BY_TENANT}`,
  'subjects keep of bulwark_overseer for ALL: true',
  `subjects tenant of public for ALL: ${BY_TENANT}`,
  'tenant_keys keep of bulwark_overseer for ALL: true',
  `tenant_keys tenant of public for ALL: ${BY_TENANT}`,
];
/** Rights on columns that the role across tenants has: it sees the outside of keys and the events, but no record. */
const OVERSEER_COLUMNS: readonly string[] = [
  'erasures SELECT: complete, erased_at, erased_records, subject, tenant',
  'subjects SELECT: epoch, generation, subject, tenant, wrapped_key',
  'subjects UPDATE: epoch, wrapped_key',
  'tenant_keys SELECT: epoch, generation, gone_at, tenant, wrapped_key',
  'tenant_keys UPDATE: epoch, wrapped_key',
];

const OF_SCHEMA = "pronamespace = 'bulwark'::regnamespace";
const TABLES = "relnamespace = 'bulwark'::regnamespace and relkind = 'r'";

describe('the rights in the database', () => {
  test.each(USERS)('%s may call its own functions only', async (user) => {
    const rows = await database.query(
      `select distinct proname as name from pg_proc where ${OF_SCHEMA} and has_function_privilege($1, oid, 'execute') order by 1`,
      [user],
    );
    expect(rows.map(({ name }) => name)).toEqual(CALLABLE[user]);
  });

  test('no function may be called by everybody', async () => {
    const rows = await database.query(
      `select proname from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where ${OF_SCHEMA} and a.grantee = 0`,
    );
    expect(rows).toEqual([]);
  });

  test.each(USERS)(
    '%s has no right on a table, a column or a sequence, except that the keeper may vacuum',
    async (user) => {
      const rows = await database.query(
        `select relname as name, privilege from pg_class c,
          unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain']) privilege
        where ${TABLES} and has_table_privilege($1, c.oid, privilege)
        union all
        select relname, 'column' from pg_class c where ${TABLES}
          and has_any_column_privilege($1, c.oid, 'select, insert, update, references')
        union all
        select relname, 'sequence' from pg_sequence join pg_class c on c.oid = seqrelid
          where relnamespace = 'bulwark'::regnamespace and has_sequence_privilege($1, seqrelid, 'usage, select, update')`,
        [user],
      );
      expect(rows).toEqual(user === 'bulwark_keeper' ? [{ name: 'subjects', privilege: 'maintain' }] : []);
    },
  );

  test('every table restricts its rows, also for its owner, and by the tenant unless it has none', async () => {
    const unrestricted = await database.query(
      `select relname from pg_class where ${TABLES} and not (relrowsecurity and relforcerowsecurity)`,
    );
    expect(unrestricted).toEqual([]);
    const rows = await database.query(
      `select tablename || ' ' || policyname || ' of ' || array_to_string(array(select unnest(roles) order by 1), ',')
          || ' for ' || cmd || ': ' || qual as policy
        from pg_policies where schemaname = 'bulwark' and with_check is null and permissive = 'PERMISSIVE' order by 1`,
    );
    expect(rows.map(({ policy }) => policy)).toEqual(POLICIES);
    const others = await database.query(
      "select tablename || ' ' || policyname || ' of ' || array_to_string(roles, ',') || ' for ' || cmd as policy from pg_policies where schemaname = 'bulwark' and not (with_check is null and permissive = 'PERMISSIVE')",
    );
    expect(others).toEqual([{ policy: 'events form of public for INSERT' }]);
  });

  test('the role across tenants sees no record', async () => {
    const rows = await database.query(
      `select relname || ' ' || privilege || ': ' || string_agg(attname, ', ' order by attname) as rights
        from pg_class c join pg_attribute on attrelid = c.oid and attnum > 0 and not attisdropped,
          unnest(array['SELECT', 'INSERT', 'UPDATE']) privilege
        where ${TABLES} and relname in ('tenant_keys', 'subjects', 'records', 'removed', 'erasures')
          and has_column_privilege('bulwark_overseer', c.oid, attnum, privilege)
        group by relname, privilege order by 1`,
    );
    expect(rows.map(({ rights }) => rights)).toEqual(OVERSEER_COLUMNS);
  });

  test('functions run as one of two roles that cannot sign in, with a search path that nobody can change', async () => {
    const wrong = await database.query(
      `select proname from pg_proc where ${OF_SCHEMA}
        and (proowner::regrole::text not in ('bulwark_owner', 'bulwark_overseer')
          or (prosqlbody is null and proconfig is distinct from array['search_path=""']))`,
    );
    expect(wrong).toEqual([]);
    const roles = await database.query(
      "select rolname from pg_roles where rolname like 'bulwark%' and rolname <> 'bulwark_master' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin <> (rolname <> all (array['bulwark_owner', 'bulwark_overseer'])))",
    );
    expect(roles).toEqual([]);
    const members = await database.query(
      "select member::regrole::text from pg_auth_members where member::regrole::text like 'bulwark%' and member::regrole::text <> 'bulwark_master'",
    );
    expect(members).toEqual([]);
  });
});

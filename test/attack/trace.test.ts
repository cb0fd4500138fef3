import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import { generateKey, startTestBackend, type TestBackend } from '../running-backend';

/** Somebody has taken over the database connection of a function. */
let backend: TestBackend;
let record = '';
const subject = randomUUID();
const later = () => new Date(Date.now() + 2 * 60_000);

beforeAll(async () => {
  backend = await startTestBackend();
  record = await createRecord();
  await backend.maintenance.keep(later);
});

async function createRecord(): Promise<string> {
  const made = await backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...backend.getHeaders('reporting'), 'Idempotency-Key': generateKey() },
    body: { subject, fields: { name: 'Ada' } },
  });
  expect(made.status).toBe(201);
  return String(made.body['id']);
}

function runAs<T>(user: string, work: (client: Client) => Promise<T>): Promise<T> {
  return backend.runAsMaster(async (client) => {
    await client.query(`set session authorization ${user}`);
    return work(client);
  });
}

/** The accesses in the server log with this actor. PostgreSQL writes the log through another process. */
async function readTrace(actor: string) {
  const until = Date.now() + 10_000;
  for (;;) {
    const found = findAccesses(actor);
    if (found.length > 0 || Date.now() > until) return found;
    await wait(50);
  }
}

const findAccesses = (actor: string) =>
  readFileSync(backend.postgres.log, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const text = /bulwark access (\{.*\})$/.exec(line)?.[1];
      const access = text === undefined ? {} : JSON.parse(text);
      return access.actor === actor ? [access] : [];
    });
const countEvents = async (actor: string) =>
  backend.runAsMaster(async (client) => {
    const { rowCount } = await client.query('select from bulwark.events where actor = $1', [actor]);
    return rowCount;
  });
/** The last lines of the functions with this event. */
const readAlarms = async (event: string) =>
  (await backend.readLogs()).split('\n').filter((line) => line.includes(`"event":"${event}"`));

/** Ways to see a result whose transaction is undone. `CALL` is an expression that returns data. */
const WAYS: readonly (readonly [how: string, text: string])[] = [
  ['rolls back', 'begin; select CALL; rollback'],
  ['fails afterwards', 'select (CALL)::text::integer'],
  ['goes back to a savepoint', 'begin; savepoint a; select CALL; rollback to savepoint a; commit'],
  [
    'catches an error',
    "do $$ declare x text; begin x := CALL; raise exception 'undo'; exception when others then raise notice '%', x; end $$",
  ],
  ['divides by zero', 'select CALL, 1 / (random() * 0)::integer'],
  ['breaks the connection', 'begin; select CALL; select pg_terminate_backend(pg_backend_pid())'],
];
const CALLS: readonly (readonly [user: string, call: string])[] = [
  ['bulwark_read', "bulwark.read_record('example', 'ACTOR', 'r', 'RECORD')"],
  ['bulwark_read', "bulwark.list_records('example', 'ACTOR', 'r', null, null, 50)"],
  ['bulwark_read', "bulwark.search_records('example', 'ACTOR', 'r', '\\x00', null)"],
  [
    'bulwark_read',
    "bulwark.export_subject('example', 'ACTOR', 'r', 'SUBJECT', '00000000-0000-0000-0000-000000000000', 0)",
  ],
  ['bulwark_write', "bulwark.prepare_change('example', 'ACTOR', 'r', 'RECORD')"],
  ['bulwark_tenants', "bulwark.read_old_keys('example', 'ACTOR', 'r', 99)"],
];

describe('an access that is undone is in the server log, and its missing event raises EventsMissing', () => {
  test.each(
    CALLS.flatMap(([user, call]) => WAYS.map(([how, text]) => [user, call.split('(')[0] ?? '', how, call, text])),
  )('%s calls %s and %s', async (user = '', _name, _how, call = '', text = '') => {
    const actor = `thief-${generateKey()}`;
    const filled = call.replace('ACTOR', actor).replace('RECORD', record).replace('SUBJECT', subject);
    await runAs(user, (client) => {
      client.on('error', () => undefined);
      return client.query(text.replace('CALL', filled)).catch(() => undefined);
    }).catch(() => undefined);
    const [access, ...others] = await readTrace(actor);
    expect(others).toEqual([]);
    expect(access).toMatchObject({ role: user, tenant: 'example', actor, request: 'r' });
    expect(await countEvents(actor)).toBe(0);
    // The next ordinary request gets a later number.
    await backend.request({ path: `/records/${record}`, headers: backend.getHeaders('reporting') });
    const { missingEvents } = await backend.maintenance.keep(later);
    expect(missingEvents).toEqual(expect.arrayContaining(access.events));
    expect(await readAlarms('EventsMissing')).not.toEqual([]);
  });
});

test('ordinary requests leave no missing and no changed event', async () => {
  await backend.maintenance.keep(later);
  for (let at = 0; at < 5; at += 1) await createRecord();
  await backend.request({ path: '/records', headers: backend.getHeaders('reporting') });
  await backend.request({ path: `/subjects/${subject}/export`, headers: backend.getHeaders('reporting') });
  expect(await backend.maintenance.keep(later)).toMatchObject({ missingEvents: [], changedLinks: [] });
});

describe('what a function cannot choose', () => {
  test('the action of an event, and the database user in it', async () => {
    await runAs('bulwark_read', (client) =>
      client.query(`select bulwark.read_record('example', 'somebody', 'r', '${record}')`),
    );
    const { rows } = await backend.runAsMaster((client) =>
      client.query("select action, role from bulwark.events where actor = 'somebody'"),
    );
    expect(rows).toEqual([{ action: 'record.read', role: 'bulwark_read' }]);
  });

  test('the length of a page', async () => {
    const many = await Promise.all(Array.from({ length: 55 }, createRecord));
    expect(many).toHaveLength(55);
    const answer = await runAs('bulwark_read', async (client) => {
      const { rows } = await client.query(
        "select bulwark.list_records('example', 'a', 'r', null, null, 1000000) as page, bulwark.list_records('example', 'a', 'r', null, null, -5) as least",
      );
      return rows[0];
    });
    expect(answer.page.items).toHaveLength(50);
    expect(answer.least.items).toHaveLength(1);
  });

  test.each([
    ['../../not-a-tenant', 'a', 'r'],
    ['UPPER', 'a', 'r'],
    ['example', 'two\nlines', 'r'],
    ['example', '', 'r'],
    ['example', 'a', 'r\nbulwark access {}'],
    ['example', 'a', 'x'.repeat(129)],
  ])('a tenant, an actor or a request of another form: %j %j %j', async (tenant, actor, request) => {
    await expect(
      runAs('bulwark_read', (client) =>
        client.query('select bulwark.read_record($1, $2, $3, $4)', [tenant, actor, request, record]),
      ),
    ).rejects.toThrow(/violates check constraint|row-level security/);
  });

  test('a key for a tenant of another form', async () => {
    const { rows: open } = await backend.runAsMaster((client) => client.query('select epoch from bulwark.epochs'));
    await expect(
      runAs('bulwark_write', (client) =>
        client.query("select bulwark.keep_tenant_key('../../x', $1, '\\x00')", [open[0].epoch]),
      ),
    ).rejects.toThrow(/check constraint|row-level security/);
  });

  test.each(['log_min_messages = panic', 'log_statement = none', 'log_error_verbosity = terse'])(
    'what the server logs: %s',
    async (setting) => {
      await expect(runAs('bulwark_read', (client) => client.query(`set ${setting}`))).rejects.toThrow(
        'permission denied',
      );
    },
  );
});

test('a line that a user of a function writes itself has another context than that of an access', async () => {
  const actor = `forger-${generateKey()}`;
  await runAs('bulwark_read', async (client) => {
    await client.query(`do $$ begin raise log 'bulwark access %', '{"actor": "${actor}"}'; end $$`);
    await client.query("select bulwark.read_record('example', $1, 'r', $2)", [actor, record]);
  });
  expect(await readTrace(actor)).toHaveLength(2);
  const lines = readFileSync(backend.postgres.log, 'utf8').split('\n');
  const contexts = lines.flatMap((line, at) =>
    line.includes('bulwark access') && line.includes(actor)
      ? [lines.slice(at + 1).find((next) => next.includes('CONTEXT:'))]
      : [],
  );
  expect(contexts[0]).toContain('inline_code_block');
  expect(contexts[1]).toMatch(/function bulwark\.record_events?\(/);
});

describe('every way to a key leaves an event', () => {
  test.each([
    ['bulwark_read', "bulwark.read_keys('example')", 'key.read'],
    ['bulwark_write', `bulwark.prepare_change('example', 'a', 'r', 'RECORD')`, 'record.prepare'],
    ['bulwark_tenants', "bulwark.read_old_keys('example', 'a', 'r', 99)", 'key.subject'],
    [
      'bulwark_write',
      "bulwark.create_record('example', 'a', 'r', gen_random_uuid(), 'SUBJECT', '\\x00', 1, 1, '{}', null, '\\x00', '\\x00', now())",
      'key.subject',
    ],
  ])('%s by %s', async (user, call, action) => {
    const countActions = () =>
      backend.runAsMaster(async (client) => {
        const { rows } = await client.query(
          'select count(*)::int as n from bulwark.events where action = $1 and role = $2',
          [action, user],
        );
        return rows[0].n;
      });
    const before = await countActions();
    await runAs(user, (client) => client.query(`select ${call.replace('RECORD', record).replace('SUBJECT', subject)}`));
    expect(await countActions()).toBeGreaterThan(before);
  });

  test('a search and a list without a result', async () => {
    const answer = await backend.request({
      method: 'POST',
      path: '/records/search',
      headers: backend.getHeaders('reporting'),
      body: { email: `${generateKey()}@example.com` },
    });
    const { rows } = await backend.runAsMaster((client) =>
      client.query('select action, subject from bulwark.events where request = $1', [
        answer.headers['x-amzn-requestid'],
      ]),
    );
    expect(rows).toEqual([{ action: 'record.search', subject: null }]);
  });
});

describe('an event that is changed after it was linked raises EventsChanged', () => {
  const edits = [
    ['its actor is changed', "update bulwark.events set actor = 'nobody' where id = ID"],
    ['its action is changed', "update bulwark.events set action = 'record.list' where id = ID"],
    ['its time is changed', "update bulwark.events set at = at - interval '1 day' where id = ID"],
    ['its records are changed', "update bulwark.events set records = '{}' where id = ID"],
    ['its person is changed', 'update bulwark.events set subject = gen_random_uuid() where id = ID'],
    ['its user is changed', "update bulwark.events set role = 'bulwark_erase' where id = ID"],
    ['it is deleted', 'delete from bulwark.events where id = ID'],
    ['it is moved to another tenant', "update bulwark.events set tenant = 'neighbour' where id = ID"],
    ['its link is deleted', "delete from bulwark.event_links where tenant = 'example' and number = 1"],
  ] as const;

  test.each(edits)('when %s', async (_what, text) => {
    await backend.request({ path: `/records/${record}`, headers: backend.getHeaders('reporting') });
    await backend.maintenance.keep(later);
    expect((await backend.maintenance.keep(later)).changedLinks).toEqual([]);
    const changed = await backend.runAsMaster(async (client) => {
      const { rows } = await client.query(
        "select id from bulwark.events where tenant = 'example' and action = 'record.read' and subject is not null order by id limit 1 offset 1",
      );
      await client.query('create table if not exists events_before as select * from bulwark.events limit 0');
      await client.query('create table if not exists links_before as select * from bulwark.event_links limit 0');
      await client.query('insert into events_before select * from bulwark.events');
      await client.query('insert into links_before select * from bulwark.event_links');
      await client.query(text.replace('ID', rows[0].id));
      return backend.maintenance.keep(later);
    });
    expect(changed.changedLinks).not.toEqual([]);
    expect(await readAlarms('EventsChanged')).not.toEqual([]);
    await backend.runAsMaster((client) =>
      client.query(
        'delete from bulwark.events; insert into bulwark.events overriding system value select * from events_before; truncate events_before; ' +
          'delete from bulwark.event_links; insert into bulwark.event_links select * from links_before; truncate links_before',
      ),
    );
  });

  test('a link is in the server log, so that one that is made again shows', async () => {
    const { rows } = await backend.runAsMaster((client) =>
      client.query("select tenant, number, hash::text from bulwark.event_links where tenant = 'example' limit 1"),
    );
    expect(readFileSync(backend.postgres.log, 'utf8')).toContain(rows[0].hash.replace('\\', '\\\\'));
  });
});

describe('a trace that is rewritten together with its links raises EventsChanged', () => {
  const FIRST = "(select min(id) from bulwark.events where tenant = 'example')";
  const edits = [
    [
      'an event is changed and every link of its tenant deleted',
      `update bulwark.events set actor = 'x' where id = ${FIRST}; delete from bulwark.event_links where tenant = 'example'`,
    ],
    [
      'an event is deleted and every link deleted',
      `delete from bulwark.events where id = ${FIRST}; delete from bulwark.event_links`,
    ],
    [
      'the newest event and the newest link are deleted',
      "delete from bulwark.events where id = (select max(up_to) from bulwark.event_links where tenant = 'example'); " +
        "delete from bulwark.event_links l where tenant = 'example' and number = (select max(number) from bulwark.event_links where tenant = 'example')",
    ],
    [
      'an event is changed and every hash computed again',
      `update bulwark.events set actor = 'x' where id = ${FIRST};
        do $$ declare l record; h bytea := ''; begin
          for l in select * from bulwark.event_links where tenant = 'example' order by number loop
            h := bulwark.hash_events('example', l.after, l.up_to, h);
            update bulwark.event_links set hash = h where tenant = 'example' and number = l.number;
          end loop;
        end $$`,
    ],
    [
      'every event and link of a tenant is deleted',
      "delete from bulwark.events where tenant = 'example'; delete from bulwark.event_links where tenant = 'example'",
    ],
    [
      'the whole trace is deleted',
      'delete from bulwark.events; delete from bulwark.event_links; delete from bulwark.event_check',
    ],
    ['its mark is deleted', 'update bulwark.event_check set mark = null, marked_links = null, marked_events = null'],
    ['its mark is exchanged', "update bulwark.event_check set mark = sha256('')"],
    ['the last checked number is moved beyond the newest event', 'update bulwark.event_check set up_to = 9000000000'],
    ['the last checked number is deleted', 'delete from bulwark.event_check'],
    [
      'an event is changed, and the verification of its link put off',
      `update bulwark.events set actor = 'x' where id = ${FIRST}; update bulwark.event_links set verified_at = '2900-01-01'`,
    ],
  ] as const;

  test.each(edits)('when %s', async (_what, text) => {
    for (let at = 0; at < 3; at += 1) {
      await createRecord();
      await backend.maintenance.keep(later);
    }
    expect((await backend.maintenance.keep(later)).changedLinks).toEqual([]);
    const before = (await readAlarms('EventsChanged')).length;
    await backend.runAsMaster((client) => client.query(text));
    // What is served in the meantime changes nothing.
    await createRecord();
    expect((await backend.maintenance.keep(later)).changedLinks).not.toEqual([]);
    expect((await readAlarms('EventsChanged')).length).toBeGreaterThan(before);
    // From a new trace on, so that the next edit is seen for itself.
    await backend.runAsMaster((client) =>
      client.query(
        'delete from bulwark.events; delete from bulwark.event_links; select bulwark.find_missing_events(now())',
      ),
    );
    await createRecord();
    await backend.maintenance.keep(later);
  });
});

test('more tenants than one statement links, and more links than one verifies, are all covered', async () => {
  const tenants = 450;
  await backend.runAsMaster((client) =>
    client.query(
      "insert into bulwark.events (tenant, actor, action, records, request) select 'tenant-' || n, 'ada', 'record.list', '{}', 'r' from generate_series(1, $1) n",
      [tenants],
    ),
  );
  expect((await backend.maintenance.keep(later)).links).toBeGreaterThanOrEqual(tenants);
  await backend.maintenance.keep(later);
  await backend.runAsMaster((client) =>
    client.query("update bulwark.events set actor = 'bob' where tenant = any('{tenant-1,tenant-99,tenant-450}')"),
  );
  const { changedLinks } = await backend.maintenance.keep(later);
  expect(changedLinks.map((each) => Object(each).tenant).sort()).toEqual(['tenant-1', 'tenant-450', 'tenant-99']);
});

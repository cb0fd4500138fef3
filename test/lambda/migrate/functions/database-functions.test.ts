import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { functionChecks } from './function-checks';
import { FunctionDatabase } from './function-database';

let database: FunctionDatabase;

beforeAll(async () => {
  database = await FunctionDatabase.start();
});
afterAll(() => database?.stop());

test.each(functionChecks.map((check) => [check.of.join(', '), check.promise, check] as const))(
  '%s: %s',
  async (_names, _promise, { run }) => {
    expect.hasAssertions();
    await database.undo(() => run(database));
  },
);

test('every function of the schema has a check', async () => {
  const rows = await database.query(
    "select distinct proname as name from pg_proc where pronamespace = 'bulwark'::regnamespace order by 1",
  );
  const checked = new Set(functionChecks.flatMap(({ of }) => of));
  // It touches no data.
  expect(rows.map(({ name }) => String(name)).filter((name) => !checked.has(name))).toEqual(['health']);
});

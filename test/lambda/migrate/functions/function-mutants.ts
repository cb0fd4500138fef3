import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { functionChecks } from './function-checks';
import { FunctionDatabase } from './function-database';
import { listSqlMutants } from './sql-mutants';

let database: FunctionDatabase;

beforeAll(async () => {
  database = await FunctionDatabase.start();
});
afterAll(() => database?.stop());

/** Changes that no check can notice, by function, with the reason. */
const EQUIVALENT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  create_record: {
    'rlier from (values ([1 => 2]': 'the one row is used, not its value',
    " if not found then [return jsonb_build_object('outcome', 'busy') => null]":
      'only two calls at the same time get there',
    " return jsonb_build_object(['outcome' => 'xoutcome']": 'only two calls at the same time get there',
    "jsonb_build_object('outcome', ['busy' => 'xbusy']": 'only two calls at the same time get there',
  },
  erase_tenant: {
    'ect = batch.subject returning [1 => 2]': 'the rows are counted, whatever they hold',
    'and r.id = batch.id returning [1 => 2]': 'the rows are counted, whatever they hold',
  },
  export_subject: {
    ' order by r.id limit size + [1 => 2]': 'a row after the first one that shows another page is not used',
    ' order by e.id limit size + [1 => 2]': 'a row after the first one that shows another page is not used',
  },
  find_missing_events: {
    ' from bulwark.events where id [> => >=]': 'there is no number between the last one that was looked for and itself',
  },
  link_events: {
    ' order by l.number desc limit [1 => 2]': 'the first row is taken',
    ' made := made + 1; [exit when next.events < size or made >= 200 => null]':
      'the next round finds no event and ends',
    ' exit when next.events < size [or => and]': 'the next round finds no event and ends',
    'en next.events < size or made [>= => >]': 'two hundred full links are four million events',
    'next.events < size or made >= [200 => 201]': 'two hundred full links are four million events',
  },
  list_records: {
    ' order by r.id limit [5001 => 5002]': 'a row after the first one that shows another page is not used',
    'd > after order by r.id limit [5001 => 5002]': 'a row after the first one that shows another page is not used',
  },
  meet_deadline: {
    'in if clock_timestamp() [> => >=]': 'no call ends exactly at its deadline',
  },
  record_events: {
    ' 1 and cardinality(p_records) [<= => <]': 'the other branch does the same, more slowly',
    ' 1 and cardinality(p_records) [<= => >]': 'the other branch does the same, more slowly',
    'and cardinality(p_records) <= [1 => 2]': 'no function passes two records of one person',
  },
  search_records: {
    ' order by r.id limit [5001 => 5002]': 'a row after the first one that shows another page is not used',
  },
  verify_links: {
    'rder by case when verified_at [<= => <]': 'no link is verified exactly when it is read again',
  },
};

describe('every change of a function is noticed', () => {
  test.each([...new Set(functionChecks.flatMap(({ of }) => of))].sort().map((name) => [name]))('%s', async (name) => {
    const definition = (await database.readDefinitions([name])).get(name);
    expect(await tryMutant(name, String(definition))).toBe('survived');
    const survivors: string[] = [];
    let tried = 0;
    for (const { change, text } of listSqlMutants(String(definition))) {
      const outcome = await tryMutant(name, text);
      if (outcome !== 'refused') tried += 1;
      if (outcome === 'survived') survivors.push(change);
    }
    expect(tried).toBeGreaterThan(0);
    expect(survivors).toEqual(Object.keys(EQUIVALENT[name] ?? {}));
  });
});

/** Replaces a function by a changed one, and runs the checks until one fails. */
async function tryMutant(name: string, text: string): Promise<'refused' | 'noticed' | 'survived'> {
  return database.undo(async () => {
    try {
      await database.query(text);
    } catch {
      return 'refused';
    }
    for (const { of, run } of functionChecks) {
      if (!of.includes(name)) continue;
      try {
        await database.undo(() => run(database));
      } catch {
        return 'noticed';
      }
    }
    return 'survived';
  });
}

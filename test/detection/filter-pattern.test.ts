import { describe, expect, test } from '@jest/globals';
import { parseFilterPattern } from '../../lib/detection/replay/filter-pattern';
import { FilterPatternError } from '../../lib/detection/replay/filter-pattern-tokens';

/** The event of the documentation of CloudWatch Logs, and some fields of CloudTrail. */
const EVENT = {
  eventType: 'UpdateTrail',
  sourceIPAddress: '111.111.111.111',
  arrayKey: ['value', 'another value'],
  objectList: [
    { name: 'a', id: 1 },
    { name: 'b', id: 2 },
  ],
  SomeObject: null,
  ThisFlag: true,
  cluster_name: 'c-1',
  'x-amz-acl': 'private',
  quoted: 'say "hello"',
  stars: 'Ev*ent',
  user: { id: 1, email: 'John.Stiles@example.com' },
  users: [{ id: 2, email: 'John.Doe@example.com' }],
  actions: ['GET', 'PUT', 'DELETE'],
  coordinates: [
    [0, 1, 2],
    [4, 5, 6],
  ],
  latency: 55.5,
  negative: -3,
  document: '{"Action": "*"}',
};

describe('a filter pattern matches as documented', () => {
  test.each([
    '{ $.eventType = "UpdateTrail" }',
    '{$.eventType=UpdateTrail}',
    '{ $.eventType = Update* }',
    '{ $.eventType = "*Trail" }',
    '{ $.eventType = "*dateTr*" }',
    '{ $.eventType = * }',
    '{ $.sourceIPAddress != 123.123.* }',
    '{ $.arrayKey[0] = "value" }',
    '{ $.objectList[1].id = 2 }',
    '{ $.SomeObject IS NULL }',
    '{ $.SomeOtherObject NOT EXISTS }',
    '{ $.user.missing NOT EXISTS }',
    '{ $.ThisFlag IS TRUE }',
    '{ $.cluster_name = "c-1" && $.x-amz-acl = private }',
    '{ $.quoted = "say \\"hello\\"" }',
    '{ $.stars = "Ev*ent" }',
    '{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }',
    '{ $.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = nonmatch && $.actions[2] = nomatch }',
    '{ $.coordinates[1][2] = 6 }',
    '{ $.latency >= 55.5 && $.latency > 5e1 && $.latency < 1000 && $.latency <= 55.5 && $.latency != 56 }',
    '{ $.latency = 5.55e1 }',
    '{ $.negative = -3 && $.negative < +1 }',
    '{ $.document = %Action.:\\s*.\\*% }',
    '{ $.sourceIPAddress = %^111[.]% }',
    '{ $.eventType = %Trail$% }',
    '{ (($.eventType = Other) || ($.eventType = "UpdateTrail")) }',
  ])('%s', (pattern) => {
    expect(parseFilterPattern(pattern)(EVENT)).toBe(true);
  });

  test.each([
    '{ $.eventType = updatetrail }',
    '{ $.eventType = "Update" }',
    '{ $.eventType = "Up*Trail" }',
    '{ $.sourceIPAddress != 111.* }',
    '{ $.missing != "x" }',
    '{ $.missing = * }',
    '{ $.arrayKey = "value" }',
    '{ $.arrayKey != "value" }',
    '{ $.user != 1 }',
    '{ $.user NOT EXISTS }',
    '{ $.arrayKey[2] = * }',
    '{ $.eventType[0] = * }',
    '{ $.SomeOtherObject IS NULL }',
    '{ $.ThisFlag IS FALSE }',
    '{ $.ThisFlag NOT EXISTS }',
    '{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }',
    '{ ($.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = nonmatch) && $.actions[2] = nomatch }',
    '{ $.latency > 55.5 || $.latency < 55.5 || $.eventType > 1 }',
    '{ $.eventType = %^Trail% }',
    '{ $.toString = * }',
  ])('%s does not', (pattern) => {
    expect(parseFilterPattern(pattern)(EVENT)).toBe(false);
  });

  test('what is no object has no fields', () => {
    expect(parseFilterPattern('{ $.a NOT EXISTS }')('text')).toBe(true);
    expect(parseFilterPattern('{ $.a = * }')(null)).toBe(false);
  });
});

describe('a filter pattern is refused', () => {
  test.each([
    ['for words', 'ERROR', /in \{ \}/],
    ['for columns', '[ip, user, status = 5*]', /in \{ \}/],
    ['without an end', '{ $.a = 1', /in \{ \}/],
    ['that is empty', '{ }', /ends too early/],
    ['without a value', '{ $.a = }', /ends too early/],
    ['with an operator as value', '{ $.a = && $.b = 1 }', /a value is missing/],
    ['with an open parenthesis', '{ ($.a = 1 }', /a \) is missing/],
    ['with too much', '{ $.a = 1 $.b = 2 }', /one too many/],
    ['without a selector', '{ a = 1 }', /not a selector/],
    ['with an index that is not documented', '{ $.a[*].b = 1 }', /not a selector/],
    ['with an unknown state', '{ $.a IS SET }', /"IS SET" is unknown/],
    ['with text where a number belongs', '{ $.a > b }', /compares numbers/],
    ['with a quoted number where a number belongs', '{ $.a > "1" }', /compares numbers/],
    ['with parentheses in a regular expression', '{ $.a = %(b|c)% }', /regular expressions/],
    ['with ! in a regular expression', '{ $.a = %b!% }', /regular expressions/],
    ['with a single &', '{ $.a = 1 & $.b = 2 }', /cannot read "& \$/],
    ['with an open quote', '{ $.a = "b }', /cannot read/],
    ['that is too long', `{ $.a = "${'b'.repeat(1024)}" }`, /1024 are allowed/],
  ])('%s', (_, pattern, problem) => {
    expect(() => parseFilterPattern(pattern)).toThrow(FilterPatternError);
    expect(() => parseFilterPattern(pattern)).toThrow(problem);
  });
});

import { describe, expect, test } from '@jest/globals';
import { parseRecords, RecordsError } from '../../lib/detection/replay/parse-records';
import { call } from './trail-records';

const one = call('iam', 'CreateUser');
const other = call('iam', 'DeleteUser');
const parse = (text: string) => parseRecords('file.json', text).map(({ eventName }) => eventName);

describe('records are read from', () => {
  test.each([
    ['a file of CloudTrail', JSON.stringify({ Records: [one, other] })],
    ['an array', JSON.stringify([one, other])],
    ['lines', `${JSON.stringify(one)}\n\n${JSON.stringify(other)}\n`],
    ['lines that end as on Windows', `${JSON.stringify(one)}\r\n${JSON.stringify(other)}\r\n`],
  ])('%s', (_, text) => {
    expect(parse(text)).toEqual(['CreateUser', 'DeleteUser']);
  });

  test('one record', () => {
    expect(parse(JSON.stringify(one, undefined, 2))).toEqual(['CreateUser']);
  });
});

describe('a file is refused', () => {
  const without = (field: string) => JSON.stringify([one, { ...other, [field]: undefined }]);

  test.each([
    ['that is no JSON', 'hello', /^file\.json is not JSON \(.+\)\.$/],
    ['that is empty', '', /^file\.json has no records\. A file of CloudTrail is/],
    ['with a broken line', `${JSON.stringify(one)}\n{"eventName":`, /is not JSON .+, nor is its line 2\.$/],
    ['without records', '{ "Records": [] }', /has no records/],
    ['with an empty array', '[]', /has no records/],
    ['with records that are no array', '{ "Records": {} }', /Records is not an array/],
    ['with a number', '17', /contains no object and no array/],
    ['with another object', '{ "name": "bulwark" }', /record 1 is not a CloudTrail record, it has no eventName\.$/],
    ['with a text as record', '["x"]', /record 1 is not a CloudTrail record, it is not a JSON object/],
    ['with a record without source', without('eventSource'), /record 2 .+ it has no eventSource/],
    ['with a record without id', without('eventID'), /record 2 .+ it has no eventID/],
    ['with a record without time', without('eventTime'), /record 2 .+ its eventTime is not a time/],
  ])('%s', (_, text, problem) => {
    expect(() => parse(text)).toThrow(RecordsError);
    expect(() => parse(text)).toThrow(problem);
  });
});

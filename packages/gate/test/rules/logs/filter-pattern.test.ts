import { describe, expect, test } from '@jest/globals';
import { parseFilterPattern } from '../../../src/rules/logs/filter-pattern';
import { Undecidable } from '../../../src/templates/undecidable';
import { createTemplateSet, UNKNOWN } from '../rule-cases';

const read = (FilterPattern: unknown) => {
  const Resources = { Filter: { Type: 'AWS::Logs::MetricFilter', Properties: { FilterPattern } } };
  const [filter] = createTemplateSet({ Resources }).resources;
  if (filter === undefined) throw new Error('there is a filter');
  return parseFilterPattern(filter.at('FilterPattern'));
};
const EVENT = {
  eventName: 'DeleteTrail',
  eventSource: 'cloudtrail.amazonaws.com',
  readOnly: false,
  errorCode: null,
  bytes: 12,
  userIdentity: { type: 'Root' },
  resources: [{ type: 'AWS::CloudTrail::Trail' }],
};

describe('a filter pattern for JSON', () => {
  test.each([
    '{ $.eventName = DeleteTrail }',
    '{$.eventName="DeleteTrail"}',
    '{ $.eventName = "Delete*" }',
    '{ $.eventName = *Trail }',
    '{ $.eventSource = cloudtrail.amazonaws.com }',
    '{ $.eventName != "UpdateTrail" }',
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }',
    '{ $.eventName = Other || $.eventName = DeleteTrail && $.userIdentity.type = Root }',
    '{ ($.eventName = Other) || (($.eventName = DeleteTrail)) }',
    '{ $.resources[0].type = "AWS::CloudTrail::Trail" }',
    '{ $.errorCode IS NULL }',
    '{ $.readOnly IS FALSE }',
    '{ $.readOnly = false }',
    '{ $.bytes > 11 && $.bytes >= 12 && $.bytes < 13 && $.bytes <= 12 && $.bytes = 12 }',
  ])('%s matches', (pattern) => {
    expect(read(pattern)?.(EVENT)).toBe(true);
  });

  test.each([
    '{ $.eventName = UpdateTrail }',
    '{ $.eventName = "Delete" }',
    '{ $.eventSource = cloudtrailXamazonaws.com }',
    '{ $.eventName != "Delete*" }',
    '{ $.missing != "x" }',
    '{ $.missing = "*" }',
    '{ $.userIdentity.type NOT EXISTS }',
    '{ $.eventName = DeleteTrail && ($.userIdentity.type = User || $.userIdentity.type = Role) }',
    '{ $.resources[1].type = "*" }',
    '{ $.eventName IS NULL }',
    '{ $.readOnly IS TRUE }',
    '{ $.bytes > 12 || $.bytes >= 13 || $.bytes < 12 || $.bytes <= 11 || $.eventName > 1 }',
  ])('%s does not match', (pattern) => {
    expect(read(pattern)?.(EVENT)).toBe(false);
  });

  test.each([
    '{ $.eventName = %Delete.*% }',
    '{ $.resources[*].type = "x" }',
    '{ $.eventName = DeleteTrail',
    '{ ($.eventName = DeleteTrail }',
    '{ $.eventName = DeleteTrail } }',
    '{ $.eventName & DeleteTrail }',
    '{ $.eventName = DeleteTrail $.eventName = DeleteTrail }',
    '{ $.eventName LIKE 1 }',
    '{ $.eventName > abc }',
    '{ $.eventName = }',
    '{ eventName = x }',
    '{ }',
    UNKNOWN,
  ])('%j is undecided', (pattern) => {
    expect(() => read(pattern)).toThrow(Undecidable);
  });

  test.each(['', 'ERROR', '[ip, user, status = 5*]', undefined])('%s is not a pattern for JSON events', (pattern) => {
    expect(read(pattern)).toBeUndefined();
  });
});

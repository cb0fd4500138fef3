import { describe, expect, test } from '@jest/globals';
import { removeGeneratedNames, removeUnbalancedBrackets, splitFindingId } from '../../src/engine/finding';

describe('a reported id', () => {
  test('of a plain rule has no detail', () => {
    expect(splitFindingId('AwsSolutions-S1')).toEqual({ rule: 'AwsSolutions-S1', detail: undefined });
  });

  test('of a granular rule keeps everything between the outer brackets', () => {
    expect(splitFindingId('AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/x[1]]')).toEqual({
      rule: 'AwsSolutions-IAM4',
      detail: 'Policy::arn:<AWS::Partition>:iam::aws:policy/x[1]',
    });
  });
});

describe('a detail without generated names', () => {
  test.each([
    ['Resource::*', 'Resource::*'],
    ['Resource::<StoreBucket4FBDE984.Arn>/*', 'Resource::<StoreBucket.Arn>/*'],
    ['Resource::Data:ExportsOutputFnGetAttClusterB08E7C7AArn7F3F998F/*', 'Resource::ClusterArn/*'],
    ['Action::s3:GetObject*', 'Action::s3:GetObject*'],
    [
      'Resource::arn:aws:logs:eu-central-1:111122223333:log-group:x:*',
      'Resource::arn:aws:logs:eu-central-1:<AWS::AccountId>:log-group:x:*',
    ],
  ])('%s reads %s', (reported, readable) => {
    expect(removeGeneratedNames(reported)).toBe(readable);
  });

  test('two builds with different hashes have the same detail', () => {
    expect(removeGeneratedNames('Resource::<KeyAAAA1111.Arn>')).toBe(
      removeGeneratedNames('Resource::<KeyBBBB2222.Arn>'),
    );
  });
});

describe('a detail in an id that CDK accepts', () => {
  test.each([
    ['Properties.{a}(b)[c]', 'Properties.{a}(b)[c]'],
    ['Action::s3:Get}', 'Action::s3:Get'],
    ['a(b]c', 'abc'],
    ['a[b', 'ab'],
  ])('%s', (detail, expected) => expect(removeUnbalancedBrackets(detail)).toBe(expected));
});

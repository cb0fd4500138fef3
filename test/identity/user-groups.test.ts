import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { groups } from '../../lambda/records/groups';
import { mapScopesToGroups } from '../../lib/identity/group-definition';
import { ALL_SCOPES, createProductionDraft } from '../scaffold';
import { synthIdentity } from './identity-template';

const template = synthIdentity(createProductionDraft());

describe('a group of people', () => {
  test('is in the user pool, and gives no IAM role', () => {
    for (const [GroupName, Description] of [
      ['readers', 'Read records'],
      ['writers', 'Change records'],
    ]) {
      template.hasResourceProperties('AWS::Cognito::UserPoolGroup', {
        GroupName,
        Description,
        RoleArn: Match.absent(),
      });
    }
    template.resourceCountIs('AWS::Cognito::UserPoolGroup', 2);
  });

  test('gives only its scopes: the token function receives the groups of each scope', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          SCOPE_GROUPS: JSON.stringify({
            'records/read': ['readers', 'writers'],
            'records/write': ['writers'],
            'subjects/erase': [],
          }),
        },
      },
    });
  });

  test('cannot have a scope that the API lacks', () => {
    const group = { name: 'readers', description: 'Read', scopes: ['record/read'] };
    expect(() => mapScopesToGroups(['records/read'], [group])).toThrow(
      'group readers: the API has no scope "record/read"; it has records/read',
    );
  });
});

test('the groups of the service give every scope, and no group gives all', () => {
  const given = mapScopesToGroups(ALL_SCOPES, groups);
  for (const names of Object.values(given)) expect(names).not.toEqual([]);
  for (const { scopes } of groups) expect(scopes.length).toBeLessThan(ALL_SCOPES.length);
});

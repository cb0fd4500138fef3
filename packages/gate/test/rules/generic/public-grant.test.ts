import { describe, expect, test } from '@jest/globals';
import { publicGrantRules } from '../../../src/rules/generic/public-grant';
import { rulesDecide, UNKNOWN } from '../rule-cases';
import { judge, OWN, one } from './judge';

describe('properties that name who may use a resource', () => {
  const find = (type: string, properties: Readonly<Record<string, unknown>>) =>
    judge(publicGrantRules, 'PublicGrantPrincipals', one(type, properties));

  test.each([
    { Principal: '*' },
    { AllowedPrincipals: [`arn:aws:iam::${OWN}:root`, '*'] },
    { AllowedPrincipals: ['arn:aws:iam::*:root'] },
    { LaunchPermissionConfiguration: { UserGroups: ['all'] } },
    { Policy: JSON.stringify([{ Rules: [], Principal: ['*'] }]) },
    { Grants: [{ Grantee: 'http://acs.amazonaws.com/groups/global/AllUsers' }] },
  ])('any account is told: %j', (properties) => expect(find('Acme::Any::Type', properties)).toHaveLength(1));

  test.each([
    { Principal: OWN },
    { Principal: '*', OrganizationId: 'o-exampleorgid' },
    { Principal: '*', Condition: { Key: 'aws:PrincipalOrgID', Type: 'StringEquals', Value: 'o-exampleorgid' } },
    { Principal: UNKNOWN },
    { UserGroups: ['operators'] },
  ])('named or limited principals are not told: %j', (properties) => {
    expect(find('Acme::Any::Type', properties)).toEqual([]);
  });

  test('calls of the AWS SDK that share with any account are told', () => {
    const call = (parameters: unknown) =>
      find('Custom::AWS', { Create: JSON.stringify({ service: 'EC2', parameters }) });
    expect(call({ CreateVolumePermission: { Add: [{ Group: 'all' }] } })).toHaveLength(1);
    expect(call({ PermissionType: 'Share', AccountIdsToAdd: ['All'] })).toHaveLength(1);
    expect(call({ Bucket: 'example', ACL: 'public-read' })).toHaveLength(1);
    expect(call({ CreateVolumePermission: { Add: [{ UserId: OWN }] } })).toEqual([]);
    expect(find('Acme::Any::Type', { Group: 'all' })).toEqual([]);
  });

  test('the permission of a function is judged by its own rule', () => {
    expect(find('AWS::Lambda::Permission', { Principal: '*' })).toEqual([]);
  });
});

rulesDecide(
  'shares',
  publicGrantRules.filter(({ id }) => id === 'PublicGrantExternalShares'),
  {
    PublicGrantExternalShares: {
      holds: [{ AllowExternalPrincipals: false }],
      broken: [{}, { AllowExternalPrincipals: true }],
      undecided: [{ AllowExternalPrincipals: UNKNOWN }],
    },
  },
);

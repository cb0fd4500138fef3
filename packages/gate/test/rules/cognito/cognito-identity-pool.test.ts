import { cognitoIdentityPoolRules } from '../../../src/rules/cognito/cognito-identity-pool';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const guests = (AllowUnauthenticatedIdentities: boolean) => ({
  resources: {
    Roles: {
      Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
      Properties: {
        IdentityPoolId: { Ref: 'Pool' },
        Roles: { unauthenticated: 'arn:aws:iam::111122223333:role/guest' },
      },
    },
    Pool: { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities } },
  },
});

rulesDecide('Cognito identity pool rules', cognitoIdentityPoolRules, {
  CognitoIdentityPoolClassicFlow: decideProperty('AllowClassicFlow', { holds: [false, undefined], broken: [true] }),
  CognitoIdentityPoolGuestRole: {
    ...decideProperty('Roles.unauthenticated', {
      holds: [undefined],
      broken: ['arn:aws:iam::111122223333:role/guest'],
      unknownAt: 'Roles',
    }),
    notApplicable: [guests(false)],
  },
  CognitoIdentityPoolAmbiguousRole: decideProperty('RoleMappings.users.AmbiguousRoleResolution', {
    holds: ['Deny'],
    broken: ['AuthenticatedRole', undefined],
  }),
  CognitoIdentityPoolTokenCheck: decideProperty('CognitoIdentityProviders.*.ServerSideTokenCheck', {
    holds: [true],
    broken: [false, undefined],
  }),
});

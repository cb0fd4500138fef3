import { cognitoLegacyRules } from '../../../src/rules/cognito/cognito-legacy';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Cognito legacy rules', cognitoLegacyRules, {
  CognitoLegacyImplicitFlow: decideProperty('AllowedOAuthFlows.*', { holds: ['code'], broken: ['implicit'] }),
  CognitoLegacyErrors: decideProperty('PreventUserExistenceErrors', {
    holds: ['ENABLED', undefined],
    broken: ['LEGACY'],
  }),
  CognitoLegacyTokensNotRevocable: decideProperty('EnableTokenRevocation', {
    holds: [true, undefined],
    broken: [false],
  }),
});

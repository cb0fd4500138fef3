import { cognitoUserPoolRules } from '../../../src/rules/cognito/cognito-user-pool';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TYPE = 'AWS::Cognito::UserPool';
const recovery = (...names: unknown[]) => ({
  AccountRecoverySetting: { RecoveryMechanisms: names.map((Name) => ({ Name, Priority: 1 })) },
});
const verified = (AutoVerifiedAttributes: unknown, AttributesRequireVerificationBeforeUpdate: unknown) => ({
  AutoVerifiedAttributes,
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate },
});
const retained = (DeletionPolicy: unknown, UpdateReplacePolicy: unknown) => ({
  resources: { Users: { Type: TYPE, DeletionPolicy, UpdateReplacePolicy } },
});
const disposable = (DeletionProtection?: unknown) =>
  ({ resources: { Users: { Type: TYPE, Properties: { DeletionProtection } } }, disposable: true }) as const;

rulesDecide('Cognito user pool rules', cognitoUserPoolRules, {
  CognitoUserPoolDeletionProtection: {
    holds: [{ DeletionProtection: 'ACTIVE' }],
    broken: [{}, { DeletionProtection: 'INACTIVE' }],
    undecided: [{ DeletionProtection: UNKNOWN }],
    notApplicable: [disposable(), disposable('INACTIVE')],
  },
  CognitoUserPoolRetained: {
    holds: [retained('Retain', 'Retain'), retained('RetainExceptOnCreate', 'Retain')],
    broken: [
      {},
      retained('Delete', 'Retain'),
      retained('Retain', 'Delete'),
      retained(undefined, 'Retain'),
      retained('Retain', undefined),
    ],
    undecided: [retained(UNKNOWN, 'Retain')],
    notApplicable: [disposable()],
  },
  CognitoUserPoolSelfSignUpDisabled: {
    holds: [{ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }],
    broken: [{}, { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }],
    undecided: [{ AdminCreateUserConfig: { AllowAdminCreateUserOnly: UNKNOWN } }],
  },
  CognitoUserPoolAddressVerified: {
    holds: [
      { UsernameAttributes: ['email'], ...verified(['email'], ['email']) },
      { ...recovery('verified_email'), ...verified(['email', 'phone_number'], ['email']) },
      { AliasAttributes: ['phone_number', 'preferred_username'], ...verified(['phone_number'], ['phone_number']) },
    ],
    broken: [
      { UsernameAttributes: ['email'] },
      { UsernameAttributes: ['email'], ...verified(['email'], []) },
      { UsernameAttributes: ['email'], ...verified([], ['email']) },
      { ...recovery('verified_phone_number'), ...verified(['email'], ['email']) },
      { AliasAttributes: ['email', 'phone_number'], ...verified(['email'], ['email']) },
    ],
    undecided: [{ UsernameAttributes: ['email'], ...verified(UNKNOWN, ['email']) }, { UsernameAttributes: [UNKNOWN] }],
    notApplicable: [{}, { AliasAttributes: ['preferred_username'], ...recovery('admin_only') }],
  },
});

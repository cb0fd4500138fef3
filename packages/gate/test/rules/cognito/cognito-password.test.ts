import { cognitoPasswordRules } from '../../../src/rules/cognito/cognito-password';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const password = (PasswordPolicy: unknown) => ({ Policies: { PasswordPolicy } });
const STRONG = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
};
const recovery = (...names: unknown[]) => ({
  AccountRecoverySetting: { RecoveryMechanisms: names.map((Name) => ({ Name, Priority: 1 })) },
});

rulesDecide('Cognito password rules', cognitoPasswordRules, {
  CognitoPasswordComplexity: {
    holds: [{}, password(STRONG), password({ ...STRONG, MinimumLength: '16' })],
    broken: [
      password({}),
      password({ ...STRONG, MinimumLength: 7 }),
      password({ ...STRONG, MinimumLength: undefined }),
      ...['RequireLowercase', 'RequireUppercase', 'RequireNumbers', 'RequireSymbols'].flatMap((name) => [
        password({ ...STRONG, [name]: false }),
        password({ ...STRONG, [name]: undefined }),
      ]),
    ],
    undecided: [password({ ...STRONG, RequireSymbols: UNKNOWN }), password(UNKNOWN)],
  },
  CognitoPasswordLength: {
    holds: [password({ MinimumLength: 12 }), password({ MinimumLength: '16' })],
    broken: [{}, password({}), password({ MinimumLength: 11 })],
    undecided: [password({ MinimumLength: UNKNOWN })],
  },
  CognitoPasswordHistory: {
    holds: [password({ PasswordHistorySize: 4 }), password({ PasswordHistorySize: 24 })],
    broken: [{}, password({ PasswordHistorySize: 3 })],
    undecided: [password({ PasswordHistorySize: UNKNOWN })],
  },
  CognitoPasswordTemporaryValidity: {
    holds: [
      {},
      password({ TemporaryPasswordValidityDays: 0 }),
      password({ TemporaryPasswordValidityDays: 7 }),
      { AdminCreateUserConfig: { UnusedAccountValidityDays: 2 } },
    ],
    broken: [
      password({ TemporaryPasswordValidityDays: 8 }),
      { AdminCreateUserConfig: { UnusedAccountValidityDays: 90 } },
    ],
    undecided: [password({ TemporaryPasswordValidityDays: UNKNOWN })],
  },
  CognitoPasswordResetNotByPhone: {
    holds: [recovery('verified_email'), recovery('admin_only')],
    broken: [{}, recovery(), recovery('verified_phone_number'), recovery('verified_email', 'verified_phone_number')],
    undecided: [recovery(UNKNOWN)],
  },
});

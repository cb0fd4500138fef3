import { cognitoUserRules } from '../../../src/rules/cognito/cognito-user';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const user = (Name: unknown, Value: unknown) => ({ UserAttributes: [{ Name, Value }] });

rulesDecide('Cognito user rules', cognitoUserRules, {
  CognitoUserAttributesNotPrivileged: {
    holds: [{}, user('email', 'anna@example.com'), user('email_verified', 'false'), user('custom:language', 'de')],
    broken: [user('custom:tenant', 'acme'), user('email_verified', 'true'), user('dev:custom:role', 'admin')],
    undecided: [user(UNKNOWN, 'acme'), { UserAttributes: UNKNOWN }],
  },
});

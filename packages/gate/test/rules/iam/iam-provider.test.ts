import { iamProviderRules } from '../../../src/rules/iam/iam-provider';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const saml = (AssertionEncryptionMode: unknown) => ({
  resources: { Provider: { Type: 'AWS::IAM::SAMLProvider', Properties: { AssertionEncryptionMode } } },
});

rulesDecide('IAM provider rules', iamProviderRules, {
  IamProviderEncrypted: {
    holds: [{ Url: 'https://token.actions.githubusercontent.com' }],
    broken: [{ Url: 'http://login.example.com' }],
    undecided: [{ Url: UNKNOWN }],
  },
  IamProviderAudienceNamed: {
    holds: [{ ClientIdList: ['sts.amazonaws.com', 'records'] }, {}],
    broken: [{ ClientIdList: ['*'] }, { ClientIdList: ['records', 'api://*'] }],
    undecided: [{ ClientIdList: [UNKNOWN] }],
  },
  IamProviderAssertionsEncrypted: {
    holds: [saml('Required')],
    broken: [saml('Allowed'), saml(undefined)],
    undecided: [saml(UNKNOWN)],
  },
});

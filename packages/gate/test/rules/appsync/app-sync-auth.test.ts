import { appSyncAuthRules } from '../../../src/rules/appsync/app-sync-auth';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('AppSync authorization rules', appSyncAuthRules, {
  AppSyncAuthClientNamed: {
    holds: [
      {},
      nest('OpenIDConnectConfig', { Issuer: 'https://id.example.com', ClientId: 'app' }),
      nest('EventConfig.AuthProviders.*', { AuthType: 'AWS_IAM' }),
    ],
    broken: [
      nest('OpenIDConnectConfig', { Issuer: 'https://id.example.com' }),
      nest('OpenIDConnectConfig', { Issuer: 'https://id.example.com', ClientId: '.*' }),
      nest('AdditionalAuthenticationProviders.*.OpenIDConnectConfig', { Issuer: 'https://id.example.com' }),
    ],
    undecided: [nest('OpenIDConnectConfig', UNKNOWN)],
  },
  AppSyncAuthNotApiKey: {
    holds: [{ AuthenticationType: 'AMAZON_COGNITO_USER_POOLS' }],
    broken: [
      { AuthenticationType: 'API_KEY' },
      { AuthenticationType: 'AWS_IAM', AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }] },
      { AuthenticationType: UNKNOWN, AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }] },
    ],
    undecided: [{ AuthenticationType: UNKNOWN }],
  },
  AppSyncAuthEventsNotApiKey: {
    holds: [nest('EventConfig.AuthProviders.*.AuthType', 'AWS_IAM')],
    broken: [
      nest('EventConfig.AuthProviders.*.AuthType', 'API_KEY'),
      nest('EventConfig.DefaultPublishAuthModes.*.AuthType', 'API_KEY'),
      nest('SubscribeAuthModes.*.AuthType', 'API_KEY'),
    ],
    undecided: [nest('PublishAuthModes.*.AuthType', UNKNOWN)],
  },
  AppSyncAuthIssuerHttps: decideProperty('OpenIDConnectConfig.Issuer', {
    holds: ['https://id.example.com', undefined],
    broken: ['http://id.example.com'],
  }),
});

import type { Value } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { isPlainUrl } from '../plain-url';
import { awsConfig, awsDocs, nist, pciDss, prowler, type Rule, securityHub } from '../rule';

const GRAPHQL = 'AWS::AppSync::GraphQLApi';
const EVENT_API = 'AWS::AppSync::Api';
const AUTHORIZATION = awsDocs('appsync/latest/devguide/security-authz.html');

/** Rules for who may call GraphQL and Event APIs. */
export const appSyncAuthRules: readonly Rule[] = createElementRules([
  {
    id: 'AppSyncAuthNotApiKey',
    level: 'required',
    group: 'authenticatedRequests',
    types: [GRAPHQL],
    what: 'AppSync GraphQL API does not authenticate callers with API keys',
    why: 'An API key is in every copy of the application. Everyone who reads it calls the API as everyone else.',
    fix: 'Set AuthenticationType to AMAZON_COGNITO_USER_POOLS, AWS_IAM, OPENID_CONNECT or AWS_LAMBDA.',
    elements: ['AuthenticationType', 'AdditionalAuthenticationProviders.*.AuthenticationType'],
    isFaulty: isApiKey,
    references: [
      securityHub('AppSync.5'),
      awsConfig('appsync-authorization-check'),
      prowler('appsync_graphql_api_no_api_key_authentication'),
      AUTHORIZATION,
    ],
  },
  {
    id: 'AppSyncAuthEventsNotApiKey',
    level: 'required',
    group: 'authenticatedRequests',
    types: [EVENT_API, 'AWS::AppSync::ChannelNamespace'],
    what: 'AppSync Event API does not authenticate publishers and subscribers with API keys',
    why: 'An API key is in every copy of the application. Everyone who reads it publishes and reads events.',
    fix: 'Set AuthType to AMAZON_COGNITO_USER_POOLS, AWS_IAM, OPENID_CONNECT or AWS_LAMBDA.',
    elements: [
      'EventConfig.AuthProviders.*.AuthType',
      'EventConfig.ConnectionAuthModes.*.AuthType',
      'EventConfig.DefaultPublishAuthModes.*.AuthType',
      'EventConfig.DefaultSubscribeAuthModes.*.AuthType',
      'PublishAuthModes.*.AuthType',
      'SubscribeAuthModes.*.AuthType',
    ],
    isFaulty: isApiKey,
    references: [
      pciDss('8.3.1'),
      awsConfig('appsync-authorization-check'),
      awsDocs('appsync/latest/eventapi/configure-event-api-auth.html'),
    ],
  },
  {
    id: 'AppSyncAuthIssuerHttps',
    level: 'required',
    group: 'authenticatedRequests',
    types: [GRAPHQL, EVENT_API],
    what: 'AppSync API reads the keys of its OpenID Connect issuer over HTTPS',
    why: 'An attacker on the network who replaces the keys signs tokens that the API accepts.',
    fix: 'Set Issuer to a URL that starts with https://.',
    elements: [
      'OpenIDConnectConfig.Issuer',
      'AdditionalAuthenticationProviders.*.OpenIDConnectConfig.Issuer',
      'EventConfig.AuthProviders.*.OpenIDConnectConfig.Issuer',
    ],
    isFaulty: isPlainUrl,
    references: [pciDss('4.2.1'), AUTHORIZATION, nist('SC-8')],
  },
  {
    id: 'AppSyncAuthClientNamed',
    level: 'required',
    group: 'authenticatedRequests',
    types: [GRAPHQL, EVENT_API],
    what: 'AppSync API accepts tokens of one client only',
    why: 'Without a client ID, a token that the issuer gave to any other application opens the API.',
    fix: 'Set OpenIDConnectConfig.ClientId to the ID of the application.',
    elements: [
      'OpenIDConnectConfig',
      'AdditionalAuthenticationProviders.*.OpenIDConnectConfig',
      'EventConfig.AuthProviders.*.OpenIDConnectConfig',
    ],
    isFaulty: (config) => config.present && /^(?:\.[*+])?$/.test(config.at('ClientId').text() ?? ''),
    references: [pciDss('8.3.1'), AUTHORIZATION, nist('IA-2')],
  },
]);

function isApiKey(type: Value): boolean {
  return type.text() === 'API_KEY';
}

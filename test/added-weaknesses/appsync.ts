import type { AddedWeakness, Resources } from './added-weakness';
import { zone } from './origin-case';
import { NO_AUTHENTICATION, NO_LOGS, REST, TRANSIT, WORK, weaken } from './weakened-properties';

const ACL = 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/front/abc';
const PROTECTED: Resources = {
  Association: {
    Type: 'AWS::WAFv2::WebACLAssociation',
    Properties: { ResourceArn: { 'Fn::GetAtt': ['Subject', 'Arn'] }, WebACLArn: ACL },
  },
};
const API_KEY = /not authenticate (callers|publishers and subscribers) with API keys/;

/** GraphQL and Event APIs. */
export const appSyncWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::AppSync::GraphQLApi',
    {
      Name: 'records',
      AuthenticationType: 'AWS_IAM',
      LogConfig: { CloudWatchLogsRoleArn: WORK, FieldLogLevel: 'ALL', ExcludeVerboseContent: false },
      XrayEnabled: true,
    },
    [
      ['appsync-api-key', NO_AUTHENTICATION, 'AuthenticationType', 'API_KEY', API_KEY],
      [
        'appsync-second-api-key',
        NO_AUTHENTICATION,
        'AdditionalAuthenticationProviders',
        [{ AuthenticationType: 'API_KEY' }],
        API_KEY,
      ],
      ['appsync-log-none', NO_LOGS, 'LogConfig.FieldLogLevel', 'NONE', /field-level logging/],
      ['appsync-tracing-off', NO_LOGS, 'XrayEnabled', false, /GraphQL API has X-Ray tracing/],
      [
        'appsync-issuer-http',
        TRANSIT,
        'OpenIDConnectConfig',
        { Issuer: 'http://cognito-idp.eu-central-1.amazonaws.com/pool' },
        /keys of its OpenID Connect issuer over HTTPS/,
      ],
    ],
    PROTECTED,
  ),
  {
    id: 'appsync-no-waf',
    service: 'AppSync',
    kind: 'no firewall',
    hardened: {
      Subject: {
        Type: 'AWS::AppSync::GraphQLApi',
        Properties: {
          Name: 'records',
          AuthenticationType: 'AWS_IAM',
          LogConfig: { CloudWatchLogsRoleArn: WORK, FieldLogLevel: 'ALL', ExcludeVerboseContent: false },
          XrayEnabled: true,
        },
      },
      ...PROTECTED,
    },
    weaken: ({ Subject }) => (Subject === undefined ? {} : { Subject }),
    names: /GraphQL API on the internet is associated with a WAF web ACL/,
  },
  ...weaken(
    'AWS::AppSync::ApiCache',
    {
      ApiId: 'abc123',
      ApiCachingBehavior: 'FULL_REQUEST_CACHING',
      Ttl: 60,
      Type: 'SMALL',
      AtRestEncryptionEnabled: true,
      TransitEncryptionEnabled: true,
    },
    [
      ['appsync-cache-rest', REST, 'AtRestEncryptionEnabled', undefined, /API cache is encrypted at rest/],
      ['appsync-cache-transit', TRANSIT, 'TransitEncryptionEnabled', false, /API cache is encrypted in transit/],
    ],
  ),
  ...weaken(
    'AWS::AppSync::Api',
    {
      Name: 'events',
      EventConfig: {
        AuthProviders: [{ AuthType: 'AWS_IAM' }],
        ConnectionAuthModes: [{ AuthType: 'AWS_IAM' }],
        DefaultPublishAuthModes: [{ AuthType: 'AWS_IAM' }],
        DefaultSubscribeAuthModes: [{ AuthType: 'AWS_IAM' }],
        LogConfig: { CloudWatchLogsRoleArn: WORK, LogLevel: 'ERROR' },
      },
    },
    [
      [
        'appsync-events-api-key',
        NO_AUTHENTICATION,
        'EventConfig.DefaultSubscribeAuthModes.0.AuthType',
        'API_KEY',
        API_KEY,
      ],
      ['appsync-events-no-log', NO_LOGS, 'EventConfig.LogConfig', undefined, /Event API has logging enabled/],
    ],
  ),
  ...weaken(
    'AWS::AppSync::ChannelNamespace',
    { ApiId: 'abc123', Name: 'records', PublishAuthModes: [{ AuthType: 'AWS_IAM' }] },
    [['appsync-channel-api-key', NO_AUTHENTICATION, 'PublishAuthModes', [{ AuthType: 'API_KEY' }], API_KEY]],
  ),
  ...weaken(
    'AWS::AppSync::DataSource',
    {
      ApiId: 'abc123',
      Name: 'orders',
      Type: 'HTTP',
      HttpConfig: { Endpoint: 'https://orders.example.com' },
    },
    [
      [
        'appsync-source-http',
        TRANSIT,
        'HttpConfig.Endpoint',
        'http://orders.example.com',
        /URL that a service of AWS calls or trusts uses HTTPS/,
      ],
    ],
    zone,
  ),
];

import type { AddedWeakness } from './added-weakness';
import { zone } from './origin-case';
import { KEY, NO_AUTHENTICATION, NO_LOGS, TOO_BROAD, TRANSIT, WORK, weaken } from './weakened-properties';

const HTTPS = /calls or trusts uses HTTPS/;
const POOL = 'arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_example';
const WORKFORCE = {
  ClientId: 'abc',
  ClientSecret: '{{resolve:secretsmanager:workforce}}',
  Issuer: 'https://id.example.com',
  AuthorizationEndpoint: 'https://id.example.com/authorize',
  TokenEndpoint: 'https://id.example.com/token',
  UserInfoEndpoint: 'https://id.example.com/user',
  LogoutEndpoint: 'https://id.example.com/logout',
  JwksUri: 'https://id.example.com/keys',
};

/** Permissions, assistants and contact centers. */
export const applicationsWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::VerifiedPermissions::Policy',
    {
      PolicyStoreId: 'store',
      Definition: { Static: { Statement: 'permit(principal in Group::"readers", action, resource);' } },
    },
    [
      [
        'permissions-everything',
        TOO_BROAD,
        'Definition.Static.Statement',
        'permit(principal, action, resource);',
        /does not permit every principal every action/,
      ],
    ],
  ),
  ...weaken(
    'AWS::VerifiedPermissions::IdentitySource',
    {
      PolicyStoreId: 'store',
      Configuration: { CognitoUserPoolConfiguration: { UserPoolArn: POOL, ClientIds: ['abc'] } },
    },
    [
      [
        'permissions-any-token',
        NO_AUTHENTICATION,
        'Configuration.CognitoUserPoolConfiguration.ClientIds',
        undefined,
        /only tokens for named applications/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Chatbot::SlackChannelConfiguration',
    {
      ConfigurationName: 'alerts',
      IamRoleArn: WORK,
      SlackChannelId: 'C0123456789',
      SlackWorkspaceId: 'T0123456789',
      LoggingLevel: 'INFO',
      GuardrailPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    },
    [
      ['chatbot-no-guardrail', TOO_BROAD, 'GuardrailPolicies', undefined, /guardrail policies that limit its commands/],
      [
        'chatbot-administrator',
        TOO_BROAD,
        'GuardrailPolicies',
        ['arn:aws:iam::aws:policy/AdministratorAccess'],
        /guardrail policies that limit its commands/,
      ],
    ],
  ),
  ...weaken(
    'AWS::QBusiness::Application',
    { DisplayName: 'help', EncryptionConfiguration: { KmsKeyId: KEY }, IdentityType: 'AWS_IAM_IDC' },
    [['qbusiness-anonymous', NO_AUTHENTICATION, 'IdentityType', 'ANONYMOUS', /signs its users in/]],
  ),
  ...weaken(
    'AWS::Connect::Instance',
    { IdentityManagementType: 'SAML', Attributes: { InboundCalls: true, OutboundCalls: false, ContactflowLogs: true } },
    [['connect-no-log', NO_LOGS, 'Attributes.ContactflowLogs', false, /writes flow logs to CloudWatch/]],
  ),
  ...weaken(
    'AWS::Connect::ApprovedOrigin',
    { InstanceId: 'one', Origin: 'https://app.example.com' },
    [['connect-origin-http', TRANSIT, 'Origin', 'http://app.example.com', HTTPS]],
    zone,
  ),
  ...weaken('AWS::B2BI::Profile', { BusinessName: 'Acme', Name: 'acme', Phone: '+490000000', Logging: 'ENABLED' }, [
    ['b2bi-no-log', NO_LOGS, 'Logging', 'DISABLED', /Interchange profile writes logs/],
  ]),
  ...weaken(
    'AWS::CleanRooms::Membership',
    { CollaborationIdentifier: 'one', QueryLogStatus: 'ENABLED', JobLogStatus: 'ENABLED' },
    [['cleanrooms-no-log', NO_LOGS, 'QueryLogStatus', 'DISABLED', /collaboration logs queries and jobs/]],
  ),
  ...weaken(
    'AWS::Location::APIKey',
    {
      KeyName: 'maps',
      ExpireTime: '2027-06-30T00:00:00Z',
      Restrictions: {
        AllowActions: ['geo-maps:GetTile'],
        AllowResources: ['arn:aws:geo-maps:eu-central-1::provider/default'],
      },
    },
    [
      ['location-key-for-ever', 'weak password', 'NoExpiry', true, /API key expires/],
      [
        'location-key-every-action',
        TOO_BROAD,
        'Restrictions.AllowActions',
        ['geo-places:*'],
        /API key allows named actions/,
      ],
    ],
  ),
  ...weaken(
    'AWS::SageMaker::Workforce',
    { WorkforceName: 'labels', OidcConfig: WORKFORCE },
    [['workforce-keys-http', TRANSIT, 'OidcConfig.JwksUri', 'http://id.example.com/keys', HTTPS]],
    zone,
  ),
  ...weaken(
    'AWS::RefactorSpaces::Service',
    {
      ApplicationIdentifier: 'app',
      EnvironmentIdentifier: 'env',
      EndpointType: 'URL',
      Name: 'orders',
      UrlEndpoint: { Url: 'https://orders.example.com' },
    },
    [['refactorspaces-http', TRANSIT, 'UrlEndpoint.Url', 'http://orders.example.com', HTTPS]],
    zone,
  ),
];

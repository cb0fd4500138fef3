import type { AddedWeakness } from './added-weakness';
import { zone } from './origin-case';
import { own, role, STRANGER } from './trust-case';
import {
  KEY,
  NO_AUTHENTICATION,
  NO_DETECTION,
  NO_LOGS,
  NO_PROTECTION,
  PUBLIC,
  REST,
  TOO_BROAD,
  WORK,
  weaken,
} from './weakened-properties';

const TRUST = 'trust in another account';
const SECRET = 'secret in a text';
const THEM = new RegExp(STRANGER);
const TOKEN = /token|secret|password|credential|key/i;
const FOREIGN_TOPIC = `arn:aws:sns:eu-central-1:${STRANGER}:alerts`;
const allow = (more: object) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] });

/** Policies, roles, clients and what they trust, as an engineer adds them. */
export const adopterTrustWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::SecretsManager::Secret',
    { KmsKeyId: KEY, GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: false } },
    [
      [
        'secret-literal',
        SECRET,
        '',
        { KmsKeyId: KEY, SecretString: '{"username":"app","password":"Tr0ub4dor-and-3-horses"}' },
        TOKEN,
      ],
      ['secret-replica-aws-key', REST, 'ReplicaRegions', [{ Region: 'eu-west-1' }], /key|replica/i, 'hardening'],
    ],
    {
      Rotation: {
        Type: 'AWS::SecretsManager::RotationSchedule',
        Properties: {
          SecretId: { Ref: 'Subject' },
          RotationLambdaARN: own('lambda', 'function:rotate'),
          RotationRules: { ScheduleExpression: 'rate(30 days)' },
        },
      },
    },
  ),
  ...weaken(
    'AWS::IAM::ManagedPolicy',
    { PolicyDocument: allow({ Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::records-111122223333/*' }) },
    [
      [
        'managed-policy-not-action',
        TOO_BROAD,
        'PolicyDocument.Statement.0',
        { Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' },
        /NotAction|all but/i,
      ],
      [
        'managed-policy-deletes-trail',
        NO_DETECTION,
        'PolicyDocument.Statement.0',
        {
          Effect: 'Allow',
          Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'],
          Resource: own('cloudtrail', 'trail/audit'),
        },
        /audit logs or threat detection/,
      ],
      [
        'managed-policy-all-iam',
        TOO_BROAD,
        'PolicyDocument.Statement.0',
        { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
        /iam|action|polic/i,
      ],
      [
        'managed-policy-question-mark',
        TOO_BROAD,
        'PolicyDocument.Statement.0.Action',
        '?:*',
        /action|wildcard|service/i,
      ],
      [
        'managed-policy-all-s3',
        TOO_BROAD,
        'PolicyDocument.Statement.0',
        { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        /action|wildcard|resource/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::IAM::Role',
    { AssumeRolePolicyDocument: allow({ Principal: { AWS: role('pipeline') }, Action: 'sts:AssumeRole' }) },
    [
      [
        'trust-star',
        PUBLIC,
        'AssumeRolePolicyDocument.Statement.0.Principal',
        { AWS: '*' },
        /public|any principal|everyone/i,
      ],
      ['trust-account-of-stranger', TRUST, 'AssumeRolePolicyDocument.Statement.0.Principal', { AWS: STRANGER }, THEM],
      [
        'trust-any-github',
        NO_AUTHENTICATION,
        'AssumeRolePolicyDocument.Statement.0',
        {
          Effect: 'Allow',
          Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } },
        },
        /condition|repositor|subject|federat/i,
      ],
      [
        'trust-any-pod',
        NO_AUTHENTICATION,
        'AssumeRolePolicyDocument.Statement.0',
        {
          Effect: 'Allow',
          Principal: {
            Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/ABC',
          },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringLike: { 'oidc.eks.eu-central-1.amazonaws.com/id/ABC:sub': 'system:serviceaccount:*:*' } },
        },
        /condition|subject|federat/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::Cognito::UserPoolClient',
    {
      UserPoolId: 'pool',
      GenerateSecret: true,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: ['https://www.example.com/back'],
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      SupportedIdentityProviders: ['COGNITO'],
    },
    [
      [
        'client-password-flow',
        NO_AUTHENTICATION,
        'ExplicitAuthFlows',
        ['ALLOW_USER_PASSWORD_AUTH'],
        /password|flow/i,
        'hardening',
      ],
      [
        'client-admin-scope',
        TOO_BROAD,
        'AllowedOAuthScopes',
        ['openid', 'aws.cognito.signin.user.admin'],
        /scope/i,
        'hardening',
      ],
    ],
    zone,
  ),
  ...weaken(
    'AWS::AppConfig::Extension',
    {
      Name: 'notify',
      Actions: { ON_DEPLOYMENT_COMPLETE: [{ Name: 'tell', Uri: own('sns', 'alerts'), RoleArn: WORK }] },
    },
    [['extension-abroad', TRUST, 'Actions.ON_DEPLOYMENT_COMPLETE.0.Uri', FOREIGN_TOPIC, THEM]],
  ),
  ...weaken(
    'AWS::CodeCommit::Repository',
    {
      RepositoryName: 'app',
      KmsKeyId: KEY,
      Triggers: [{ Name: 'tell', DestinationArn: own('sns', 'alerts'), Events: ['all'] }],
    },
    [['repository-trigger-abroad', TRUST, 'Triggers.0.DestinationArn', FOREIGN_TOPIC, THEM]],
  ),
  ...weaken(
    'AWS::RDS::DBProxy',
    {
      DBProxyName: 'records',
      EngineFamily: 'POSTGRESQL',
      RoleArn: WORK,
      RequireTLS: true,
      DebugLogging: false,
      VpcSubnetIds: ['subnet-1', 'subnet-2'],
      VpcSecurityGroupIds: ['sg-1'],
      Auth: [{ AuthScheme: 'SECRETS', IAMAuth: 'REQUIRED', SecretArn: own('secretsmanager', 'secret:records') }],
    },
    [
      ['proxy-no-iam', NO_AUTHENTICATION, 'Auth.0.IAMAuth', 'DISABLED', /IAM/, 'hardening'],
      ['proxy-debug', NO_LOGS, 'DebugLogging', true, /log/i, 'hardening'],
    ],
  ),
  ...weaken(
    'AWS::DocDB::DBCluster',
    {
      StorageEncrypted: true,
      KmsKeyId: KEY,
      DeletionProtection: true,
      BackupRetentionPeriod: 35,
      EnableCloudwatchLogsExports: ['audit', 'profiler'],
      DBSubnetGroupName: 'documents',
      Port: 27018,
      MasterUsername: 'operator',
      ManageMasterUserPassword: true,
      DBClusterParameterGroupName: 'documents',
    },
    [
      [
        'documents-protection-word',
        NO_PROTECTION,
        'DeletionProtection',
        'FALSE',
        /deletion ?protection|protected against deletion/i,
      ],
    ],
  ),
];

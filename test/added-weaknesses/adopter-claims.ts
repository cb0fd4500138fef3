import type { AddedWeakness, Resources } from './added-weakness';
import { own, role } from './trust-case';
import { KEY, NO_AUTHENTICATION, NO_DETECTION, NO_LIMIT, NO_LOGS, NO_PROTECTION, weaken } from './weakened-properties';

const RIGHTS = 'rights on everything';
const pair = (
  id: string,
  service: string,
  kind: string,
  names: RegExp,
  hardened: Resources,
  weak: Resources,
): AddedWeakness => ({ id, service, kind, names, hardened, weaken: () => weak });
const parameter = (Name: unknown) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Type: 'String', Name, Value: 'blue' },
});
const filter = (FilterName: string, LogGroupName: unknown = 'records') => ({
  Type: 'AWS::Logs::SubscriptionFilter',
  Properties: {
    FilterName,
    LogGroupName,
    FilterPattern: '{ $.level = "error" }',
    DestinationArn: own('lambda', 'function:errors'),
  },
});
const CLAIMED = /same|second|replaces|already|claim/i;

/** Sign-in, trails and second claims of one name, as an engineer adds them. */
export const adopterClaimWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Cognito::UserPool',
    { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
    [
      ['pool-no-second-factor', NO_AUTHENTICATION, 'MfaConfiguration', 'OFF', /multi.factor|MFA/i],
      ['pool-second-factor-optional', NO_AUTHENTICATION, 'MfaConfiguration', 'OPTIONAL', /multi.factor|MFA/i],
      ['pool-short-passwords', NO_AUTHENTICATION, 'Policies.PasswordPolicy.MinimumLength', 6, /password/i],
      ['pool-simple-passwords', NO_AUTHENTICATION, 'Policies.PasswordPolicy.RequireSymbols', false, /password/i],
      ['pool-unprotected', NO_PROTECTION, 'DeletionProtection', 'INACTIVE', /deletion protection/i],
      [
        'pool-threats-audited',
        NO_DETECTION,
        'UserPoolAddOns.AdvancedSecurityMode',
        'AUDIT',
        /threat|advanced security/i,
      ],
    ],
    {
      Association: {
        Type: 'AWS::WAFv2::WebACLAssociation',
        Properties: {
          ResourceArn: { 'Fn::GetAtt': ['Subject', 'Arn'] },
          WebACLArn: own('wafv2', 'regional/webacl/front/1'),
        },
      },
    },
  ),
  ...weaken(
    'AWS::CloudTrail::Trail',
    {
      IsLogging: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
      S3BucketName: 'trail-111122223333',
    },
    [
      ['trail-one-region', NO_LOGS, 'IsMultiRegionTrail', false, /region/i],
      ['trail-not-validated', NO_LOGS, 'EnableLogFileValidation', 'no', /validat/i],
      ['trail-stopped', NO_LOGS, 'IsLogging', 'False', /logging|trail/i],
    ],
  ),
  pair(
    'trail-plain',
    'CloudTrail',
    'plain at rest',
    /encrypt|KMS/i,
    {
      Trail: {
        Type: 'AWS::CloudTrail::Trail',
        Properties: {
          KMSKeyId: KEY,
          IsLogging: true,
          IsMultiRegionTrail: true,
          EnableLogFileValidation: true,
          S3BucketName: 'trail-111122223333',
          CloudWatchLogsLogGroupArn: own('logs', 'log-group:trail:*'),
          CloudWatchLogsRoleArn: role('trail'),
        },
      },
    },
    {
      Trail: {
        Type: 'AWS::CloudTrail::Trail',
        Properties: {
          IsLogging: true,
          IsMultiRegionTrail: true,
          EnableLogFileValidation: true,
          S3BucketName: 'trail-111122223333',
          CloudWatchLogsLogGroupArn: own('logs', 'log-group:trail:*'),
          CloudWatchLogsRoleArn: role('trail'),
        },
      },
    },
  ),
  pair(
    'parameter-twice',
    'SSM',
    'second replaces the first',
    CLAIMED,
    { One: parameter('/app/color'), Two: parameter('/app/shade') },
    { One: parameter('/app/color'), Two: parameter('/app/color') },
  ),
  pair(
    'parameter-twice-by-reference',
    'SSM',
    'second replaces the first',
    CLAIMED,
    {
      One: parameter({ 'Fn::Join': ['/', ['', { Ref: 'AWS::StackName' }, 'color']] }),
      Two: parameter({ 'Fn::Join': ['/', ['', { Ref: 'AWS::StackName' }, 'shade']] }),
    },
    {
      One: parameter({ 'Fn::Join': ['/', ['', { Ref: 'AWS::StackName' }, 'color']] }),
      Two: parameter({ 'Fn::Join': ['/', ['', { Ref: 'AWS::StackName' }, 'color']] }),
    },
  ),
  pair(
    'subscription-twice',
    'Logs',
    'second replaces the first',
    CLAIMED,
    { One: filter('errors'), Two: filter('audit') },
    { One: filter('errors'), Two: filter('errors') },
  ),
  pair(
    'metric-filter-twice',
    'Logs',
    'second replaces the first',
    CLAIMED,
    {
      One: {
        Type: 'AWS::Logs::MetricFilter',
        Properties: {
          FilterName: 'denied',
          LogGroupName: 'trail',
          FilterPattern: '{ $.errorCode = "AccessDenied" }',
          MetricTransformations: [{ MetricName: 'Denied', MetricNamespace: 'Audit', MetricValue: '1' }],
        },
      },
      Two: {
        Type: 'AWS::Logs::MetricFilter',
        Properties: {
          FilterName: 'root',
          LogGroupName: 'trail',
          FilterPattern: '{ $.userIdentity.type = "Root" }',
          MetricTransformations: [{ MetricName: 'Root', MetricNamespace: 'Audit', MetricValue: '1' }],
        },
      },
    },
    {
      One: {
        Type: 'AWS::Logs::MetricFilter',
        Properties: {
          FilterName: 'denied',
          LogGroupName: 'trail',
          FilterPattern: '{ $.errorCode = "AccessDenied" }',
          MetricTransformations: [{ MetricName: 'Denied', MetricNamespace: 'Audit', MetricValue: '1' }],
        },
      },
      Two: {
        Type: 'AWS::Logs::MetricFilter',
        Properties: {
          FilterName: 'denied',
          LogGroupName: 'trail',
          FilterPattern: '{ $.userIdentity.type = "Root" }',
          MetricTransformations: [{ MetricName: 'Root', MetricNamespace: 'Audit', MetricValue: '1' }],
        },
      },
    },
  ),
  ...weaken(
    'AWS::SSO::PermissionSet',
    {
      InstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
      Name: 'Readers',
      SessionDuration: 'PT1H',
      ManagedPolicies: ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
    },
    [
      ['permission-set-half-day', NO_LIMIT, 'SessionDuration', 'PT12H', /session/i],
      [
        'permission-set-power',
        RIGHTS,
        'ManagedPolicies',
        ['arn:aws:iam::aws:policy/IAMFullAccess'],
        /full|administrat/i,
      ],
    ],
  ),
];

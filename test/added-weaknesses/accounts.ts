import type { AddedWeakness } from './added-weakness';
import {
  NO_AUTHENTICATION,
  NO_DETECTION,
  NO_LIMIT,
  PRIVILEGED,
  TOO_BROAD,
  TRANSIT,
  weaken,
} from './weakened-properties';

const INSTANCE = 'arn:aws:sso:::instance/ssoins-0abc';
const HOOK = {
  Alias: 'Example::Guard::Encryption',
  ExecutionRole: 'arn:aws:iam::111122223333:role/hook',
  HookStatus: 'ENABLED',
  FailureMode: 'FAIL',
  TargetOperations: ['RESOURCE'],
};

/** Who may do what in accounts. */
export const accountWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::IAM::AccessKey', { UserName: 'robot', Status: 'Inactive' }, [
    ['access-key', PRIVILEGED, 'Status', 'Active', /active access keys are not created/],
    ['access-key-default', PRIVILEGED, 'Status', undefined, /active access keys are not created/],
  ]),
  {
    id: 'console-password',
    service: 'IAM',
    kind: NO_AUTHENTICATION,
    hardened: { Group: { Type: 'AWS::IAM::Group', Properties: { GroupName: 'readers' } } },
    weaken: (hardened) => ({
      ...hardened,
      User: {
        Type: 'AWS::IAM::User',
        Properties: { Groups: [{ Ref: 'Group' }], LoginProfile: { Password: '{{resolve:secretsmanager:robot}}' } },
      },
    }),
    names: /console password/,
  },
  ...weaken(
    'AWS::IAM::OIDCProvider',
    { Url: 'https://oidc.eks.eu-central-1.amazonaws.com/id/ABC', ClientIdList: ['sts.amazonaws.com'] },
    [
      [
        'provider-http',
        TRANSIT,
        'Url',
        'http://oidc.eks.eu-central-1.amazonaws.com/id/ABC',
        /OIDC identity provider is reached over HTTPS/,
      ],
    ],
  ),
  ...weaken(
    'AWS::SSO::PermissionSet',
    {
      InstanceArn: INSTANCE,
      Name: 'Support',
      SessionDuration: 'PT2H',
      ManagedPolicies: ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
      InlinePolicy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['logs:StartQuery'], Resource: '*' }],
      },
    },
    [
      [
        'permission-set-admin',
        PRIVILEGED,
        'ManagedPolicies',
        ['arn:aws:iam::aws:policy/AdministratorAccess'],
        /attach an administrator policy/,
      ],
      ['permission-set-everything', PRIVILEGED, 'InlinePolicy.Statement.0.Action', '*', /every action in its inline/],
      ['permission-set-session', NO_LIMIT, 'SessionDuration', 'PT12H', /sessions to a working day/],
    ],
  ),
  ...weaken(
    'AWS::Organizations::Policy',
    {
      Name: 'regions',
      Type: 'SERVICE_CONTROL_POLICY',
      TargetIds: ['r-ab12'],
      Content: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'cloudtrail:StopLogging', Resource: '*' }],
      },
    },
    [['policy-detached', NO_DETECTION, 'TargetIds', undefined, /policy is attached/]],
  ),
  ...weaken('AWS::Organizations::Organization', { FeatureSet: 'ALL' }, [
    ['organization-billing', NO_LIMIT, 'FeatureSet', 'CONSOLIDATED_BILLING', /all features enabled/],
  ]),
  ...weaken('AWS::RolesAnywhere::CRL', { Name: 'revoked', CrlData: 'list', TrustAnchorArn: 'anchor', Enabled: true }, [
    ['revocation-off', NO_AUTHENTICATION, 'Enabled', false, /revocation list is not switched off/],
  ]),
  ...weaken(
    'AWS::CloudFormation::GuardHook',
    { ...HOOK, RuleLocation: { Uri: 's3://rules-111122223333/rules.guard' } },
    [
      ['guard-hook-off', NO_DETECTION, 'HookStatus', 'DISABLED', /hook is enabled/],
      ['guard-hook-warns', NO_DETECTION, 'FailureMode', 'WARN', /hook stops changes/],
    ],
  ),
  ...weaken(
    'AWS::CloudFormation::LambdaHook',
    { ...HOOK, LambdaFunction: 'arn:aws:lambda:eu-central-1:111122223333:function:hook' },
    [['lambda-hook-warns', NO_DETECTION, 'FailureMode', 'WARN', /hook stops changes/]],
  ),
  ...weaken(
    'AWS::CloudFormation::HookTypeConfig',
    {
      TypeName: 'Example::Guard::Encryption',
      Configuration:
        '{"CloudFormationConfiguration":{"HookConfiguration":{"TargetStacks":"ALL","FailureMode":"FAIL"}}}',
    },
    [
      [
        'hook-config-none',
        NO_DETECTION,
        'Configuration',
        '{"CloudFormationConfiguration":{"HookConfiguration":{"TargetStacks":"NONE","FailureMode":"FAIL"}}}',
        /hook configuration enables/,
      ],
    ],
  ),
  ...weaken(
    'AWS::FMS::Policy',
    {
      PolicyName: 'firewalls',
      ExcludeResourceTags: false,
      RemediationEnabled: true,
      ResourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      SecurityServicePolicyData: { Type: 'SHIELD_ADVANCED' },
    },
    [['fms-reports-only', NO_DETECTION, 'RemediationEnabled', false, /remediates resources/]],
  ),
  ...weaken(
    'AWS::Grafana::Workspace',
    {
      AccountAccessType: 'CURRENT_ACCOUNT',
      AuthenticationProviders: ['SAML'],
      PermissionType: 'CUSTOMER_MANAGED',
      PluginAdminEnabled: false,
      SamlConfiguration: { IdpMetadata: { Url: 'https://portal.sso.eu-central-1.amazonaws.com/saml/metadata/abc' } },
      NetworkAccessControl: { VpceIds: ['vpce-0abc'], PrefixListIds: [] },
    },
    [
      ['grafana-plugins', TOO_BROAD, 'PluginAdminEnabled', true, /install plugins/],
      [
        'grafana-http',
        TRANSIT,
        'SamlConfiguration.IdpMetadata.Url',
        'http://portal.sso.eu-central-1.amazonaws.com/saml/metadata/abc',
        /identity provider over/,
      ],
    ],
  ),
];

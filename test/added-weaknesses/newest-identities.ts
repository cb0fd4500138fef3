import type { AddedWeakness } from './added-weakness';
import { weakenOneValue } from './one-value';
import { OWN, own } from './trust-case';
import { type WeakProperty, WORK, weaken } from './weakened-properties';

const FEDERATED = 'federated trust that is too broad';
const SERVICE = 'trust in a service for any customer';
const BROAD = 'too broad';
const GITHUB = 'token.actions.githubusercontent.com';
const INSTANCE = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';
const CERTIFICATE = 'aws:PrincipalTag/x509Subject/CN';
const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const allow = (Action: unknown, Resource: unknown) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});

/** Values of the condition of a trust policy, by their path below it. */
function trusted(
  Principal: unknown,
  Action: unknown,
  Condition: Readonly<Record<string, unknown>>,
  kind: string,
  rows: readonly (readonly [id: string, weak: unknown, names: RegExp, level?: 'hardening'])[],
): readonly AddedWeakness[] {
  return rows.map(([id, weak, names, level]) =>
    weakenOneValue({
      id,
      kind,
      type: 'AWS::IAM::Role',
      properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal, Action, Condition }],
        },
      },
      path: 'AssumeRolePolicyDocument.Statement.0.Condition',
      weak,
      names,
      ...(level === undefined ? {} : { level }),
    }),
  );
}

const gitHub = (subject: string) => ({
  StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' },
  StringLike: { [`${GITHUB}:sub`]: `repo:example/records:${subject}` },
});
const cognito = (amr: unknown) => ({
  StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-central-1:1234abcd-12ab-34cd-56ef-1234567890ab' },
  'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr },
});
const ANCHOR = { 'aws:SourceArn': own('rolesanywhere', 'trust-anchor/1') };
const BRANCH = /names the branch, the tag or the environment/;
const SOURCE = /names an account or a resource/;
const GUESTS = /does not admit guests/;

const TRUST: readonly AddedWeakness[] = [
  ...trusted(
    { Federated: `arn:aws:iam::${OWN}:oidc-provider/${GITHUB}` },
    'sts:AssumeRoleWithWebIdentity',
    gitHub('ref:refs/heads/main'),
    FEDERATED,
    [
      ['github-any-branch', gitHub('*'), BRANCH, 'hardening'],
      ['github-pull-request', gitHub('pull_request'), BRANCH, 'hardening'],
      ['github-any-environment', gitHub('environment:*'), BRANCH, 'hardening'],
      ['github-any-head', gitHub('ref:refs/heads/*'), BRANCH, 'hardening'],
      ['github-any-tag', gitHub('ref:refs/tags/*'), BRANCH, 'hardening'],
    ],
  ),
  ...trusted(
    { Federated: 'cognito-identity.amazonaws.com' },
    'sts:AssumeRoleWithWebIdentity',
    cognito('authenticated'),
    FEDERATED,
    [
      ['cognito-guest', cognito('unauthenticated'), GUESTS],
      ['cognito-guest-too', cognito(['authenticated', 'unauthenticated']), GUESTS],
    ],
  ),
  ...trusted(
    { Service: 'rolesanywhere.amazonaws.com' },
    ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    { ArnEquals: ANCHOR, StringEquals: { [CERTIFICATE]: 'build.example.com' } },
    FEDERATED,
    [['roles-anywhere-any-certificate', { ArnEquals: ANCHOR }, /names the certificates/, 'hardening']],
  ),
  ...trusted(
    { Service: 'scheduler.amazonaws.com' },
    'sts:AssumeRole',
    {
      StringEquals: { 'aws:SourceAccount': OWN },
      ArnLike: { 'aws:SourceArn': own('scheduler', 'schedule-group/records') },
    },
    SERVICE,
    [
      ['scheduler-any-account', { StringLike: { 'aws:SourceAccount': '*' } }, SOURCE],
      ['scheduler-any-schedule', { ArnLike: { 'aws:SourceArn': 'arn:aws:scheduler:*:*:schedule/*' } }, SOURCE],
      ['scheduler-all-but-one', { StringNotEquals: { 'aws:SourceAccount': '444455556666' } }, SOURCE],
      ['scheduler-unbound', {}, /limits a service to resources of the same account/, 'hardening'],
    ],
  ),
];

const SET: readonly WeakProperty[] = [
  ['permission-set-pass-role', BROAD, 'InlinePolicy', allow('iam:PassRole', '*'), /to pass every role/],
  ['permission-set-service', BROAD, 'InlinePolicy', allow('s3:*', '*'), /all actions of a service/],
  ['permission-set-grants', BROAD, 'InlinePolicy', allow('iam:AttachRolePolicy', '*'), /escalation by one call/],
  ['permission-set-decrypts', BROAD, 'InlinePolicy', allow('kms:Decrypt', '*'), /decryption with all KMS keys/],
  ['permission-set-unlogged', BROAD, 'InlinePolicy', allow('cloudtrail:StopLogging', '*'), /stopping audit logs/],
  [
    'permission-set-unbound',
    BROAD,
    'PermissionsBoundary.ManagedPolicyArn',
    managed('AdministratorAccess'),
    /boundary of an IAM identity limits/,
  ],
];

/** Rights and trust of identities. */
export const newestIdentityWeaknesses: readonly AddedWeakness[] = [
  ...TRUST,
  ...weaken(
    'AWS::SSO::PermissionSet',
    {
      InstanceArn: INSTANCE,
      Name: 'Support',
      SessionDuration: 'PT2H',
      InlinePolicy: allow('logs:StartQuery', '*'),
      PermissionsBoundary: { ManagedPolicyArn: managed('job-function/ViewOnlyAccess') },
    },
    SET,
  ),
  ...weaken(
    'AWS::IAM::Role',
    {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      PermissionsBoundary: { Ref: 'Boundary' },
    },
    [
      ['boundary-administrator', BROAD, 'PermissionsBoundary', managed('AdministratorAccess'), /identity limits/],
      ['boundary-all-of-iam', BROAD, 'PermissionsBoundary', managed('IAMFullAccess'), /identity limits/],
      [
        'role-of-many-services',
        BROAD,
        'AssumeRolePolicyDocument.Statement.0.Principal.Service',
        ['lambda.amazonaws.com', 'ec2.amazonaws.com', 'cloudformation.amazonaws.com'],
        /admits one service/,
        'hardening',
      ],
    ],
    {
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: allow('dynamodb:GetItem', own('dynamodb', 'table/orders')) },
      },
    },
  ),
  ...weaken(
    'AWS::IAM::RolePolicy',
    { RoleName: 'work', PolicyName: 'work', PolicyDocument: allow('sts:AssumeRole', WORK) },
    [
      ['assume-any-role', BROAD, 'PolicyDocument', allow('sts:AssumeRole', '*'), /to assume every role/],
      ['replace-any-code', BROAD, 'PolicyDocument', allow('lambda:UpdateFunctionCode', '*'), /to replace the code/],
    ],
  ),
  ...weaken(
    'AWS::IAM::OIDCProvider',
    { Url: 'https://oidc.eks.eu-central-1.amazonaws.com/id/ABC', ClientIdList: ['sts.amazonaws.com'] },
    [['provider-any-audience', FEDERATED, 'ClientIdList', ['*'], /names the audiences/]],
  ),
];

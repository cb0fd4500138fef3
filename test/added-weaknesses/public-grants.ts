import type { AddedWeakness } from './added-weakness';
import { weakenOneValue } from './one-value';

const OWN = '111122223333';
const GITHUB = 'token.actions.githubusercontent.com';
const AUDIENCE = { [`${GITHUB}:aud`]: 'sts.amazonaws.com' };
const ANCHOR = `arn:aws:rolesanywhere:eu-central-1:${OWN}:trust-anchor/1`;

const trustPolicy = (principal: unknown, action: unknown, condition: unknown): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: action, Condition: condition }],
});
const gitHub = (subject: unknown, audience: unknown = AUDIENCE): unknown =>
  trustPolicy({ Federated: `arn:aws:iam::${OWN}:oidc-provider/${GITHUB}` }, 'sts:AssumeRoleWithWebIdentity', {
    StringEquals: audience,
    StringLike: subject,
  });
const anywhere = (condition: unknown): unknown =>
  trustPolicy(
    { Service: 'rolesanywhere.amazonaws.com' },
    ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    condition,
  );

/** A role whose trust policy limits an identity from outside AWS, and then does not. */
const federation = (id: string, hardened: unknown, weak: unknown, names: RegExp): AddedWeakness =>
  weakenOneValue({
    id,
    kind: 'federated trust that is too broad',
    type: 'AWS::IAM::Role',
    properties: { AssumeRolePolicyDocument: hardened },
    path: 'AssumeRolePolicyDocument',
    weak,
    names,
  });

const SUBJECT = { [`${GITHUB}:sub`]: 'repo:example/records:ref:refs/heads/main' };
const grant = (
  id: string,
  type: string,
  properties: Readonly<Record<string, unknown>>,
  path: string,
  weak: unknown,
  names = /is any AWS account/,
): AddedWeakness => weakenOneValue({ id, kind: 'access for any account', type, properties, path, weak, names });

/** Access that is granted by properties or by federation. */
export const publicGrantWeaknesses: readonly AddedWeakness[] = [
  federation('github-owner', gitHub(SUBJECT), gitHub({ [`${GITHUB}:sub`]: 'repo:example/*' }), /without sub/),
  federation('github-prefix', gitHub(SUBJECT), gitHub({ [`${GITHUB}:sub`]: 'repo:example/rec*' }), /without sub/),
  federation('github-any', gitHub(SUBJECT), gitHub({ [`${GITHUB}:sub`]: '*' }), /without sub/),
  federation('github-audience', gitHub(SUBJECT), gitHub(SUBJECT, {}), /without aud/),
  federation(
    'oidc-no-subject',
    trustPolicy({ Federated: `arn:aws:iam::${OWN}:oidc-provider/gitlab.com` }, 'sts:AssumeRoleWithWebIdentity', {
      StringEquals: {
        'gitlab.com:aud': 'aws',
        'gitlab.com:sub': 'project_path:example/records:ref_type:branch:ref:main',
      },
    }),
    trustPolicy({ Federated: `arn:aws:iam::${OWN}:oidc-provider/gitlab.com` }, 'sts:AssumeRoleWithWebIdentity', {
      StringEquals: { 'gitlab.com:aud': 'aws' },
    }),
    /gitlab\.com without sub/,
  ),
  federation(
    'saml-no-audience',
    trustPolicy({ Federated: `arn:aws:iam::${OWN}:saml-provider/people` }, 'sts:AssumeRoleWithSAML', {
      StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
    }),
    trustPolicy({ Federated: `arn:aws:iam::${OWN}:saml-provider/people` }, 'sts:AssumeRoleWithSAML', {}),
    /without aud/,
  ),
  federation(
    'cognito-no-pool',
    trustPolicy({ Federated: 'cognito-identity.amazonaws.com' }, 'sts:AssumeRoleWithWebIdentity', {
      StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-central-1:1' },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
    }),
    trustPolicy({ Federated: 'cognito-identity.amazonaws.com' }, 'sts:AssumeRoleWithWebIdentity', {
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
    }),
    /without aud/,
  ),
  federation(
    'roles-anywhere-unbound',
    anywhere({ ArnEquals: { 'aws:SourceArn': ANCHOR } }),
    anywhere({}),
    /Roles Anywhere/,
  ),
  federation(
    'roles-anywhere-any-anchor',
    anywhere({ ArnEquals: { 'aws:SourceArn': ANCHOR } }),
    anywhere({ ArnLike: { 'aws:SourceArn': `arn:aws:rolesanywhere:eu-central-1:${OWN}:trust-anchor/*` } }),
    /Roles Anywhere/,
  ),

  grant(
    'grant-layer',
    'AWS::Lambda::LayerVersionPermission',
    {
      LayerVersionArn: `arn:aws:lambda:eu-central-1:${OWN}:layer:tools:3`,
      Action: 'lambda:GetLayerVersion',
      Principal: OWN,
    },
    'Principal',
    '*',
  ),
  grant(
    'grant-endpoint-service',
    'AWS::EC2::VPCEndpointServicePermissions',
    { ServiceId: 'vpce-svc-1', AllowedPrincipals: [`arn:aws:iam::${OWN}:root`] },
    'AllowedPrincipals.0',
    '*',
  ),
  grant(
    'grant-event-bus',
    'AWS::Events::EventBusPolicy',
    { StatementId: 'all', Action: 'events:PutEvents', Principal: OWN },
    'Principal',
    '*',
  ),
  grant(
    'grant-machine-image',
    'AWS::ImageBuilder::DistributionConfiguration',
    {
      Name: 'images',
      Distributions: [
        {
          Region: 'eu-central-1',
          AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserIds: [OWN], UserGroups: [] } },
        },
      ],
    },
    'Distributions.0.AmiDistributionConfiguration.LaunchPermissionConfiguration.UserGroups',
    ['all'],
  ),
  grant(
    'grant-search-collection',
    'AWS::OpenSearchServerless::AccessPolicy',
    {
      Name: 'readers',
      Type: 'data',
      Policy: JSON.stringify([
        {
          Rules: [{ ResourceType: 'index', Resource: ['index/records/*'], Permission: ['aoss:ReadDocument'] }],
          Principal: [`arn:aws:iam::${OWN}:role/reader`],
        },
      ]),
    },
    'Policy',
    JSON.stringify([
      {
        Rules: [{ ResourceType: 'index', Resource: ['index/records/*'], Permission: ['aoss:ReadDocument'] }],
        Principal: ['*'],
      },
    ]),
  ),
  grant(
    'grant-share-outside',
    'AWS::RAM::ResourceShare',
    { Name: 'network', AllowExternalPrincipals: false, Principals: [OWN] },
    'AllowExternalPrincipals',
    undefined,
    /Resource share is limited to the organization|PublicGrantExternalShares/,
  ),
  grant(
    'grant-event-bus-statement',
    'AWS::Events::EventBusPolicy',
    {
      StatementId: 'all',
      Statement: { Effect: 'Allow', Principal: { AWS: OWN }, Action: 'events:PutEvents', Resource: '*' },
    },
    'Statement.Principal',
    '*',
    /any principal may use/,
  ),
  grant(
    'grant-snapshot-by-call',
    'Custom::AWS',
    {
      Create: JSON.stringify({
        service: 'EC2',
        action: 'modifySnapshotAttribute',
        parameters: { SnapshotId: 'snap-1', CreateVolumePermission: { Add: [{ UserId: OWN }] } },
      }),
    },
    'Create',
    JSON.stringify({
      service: 'EC2',
      action: 'modifySnapshotAttribute',
      parameters: { SnapshotId: 'snap-1', CreateVolumePermission: { Add: [{ Group: 'all' }] } },
    }),
  ),
  grant(
    'grant-document-by-call',
    'Custom::AWS',
    {
      Create: JSON.stringify({
        service: 'SSM',
        action: 'modifyDocumentPermission',
        parameters: { Name: 'patch', PermissionType: 'Share', AccountIdsToAdd: [OWN] },
      }),
    },
    'Create',
    JSON.stringify({
      service: 'SSM',
      action: 'modifyDocumentPermission',
      parameters: { Name: 'patch', PermissionType: 'Share', AccountIdsToAdd: ['All'] },
    }),
  ),
];

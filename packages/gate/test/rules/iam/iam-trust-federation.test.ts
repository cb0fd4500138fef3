import { iamTrustFederationRules } from '../../../src/rules/iam/iam-trust-federation';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const OWN = 'arn:aws:iam::111122223333';
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const GITHUB = { Federated: `${OWN}:oidc-provider/token.actions.githubusercontent.com` };
const SAML = { Federated: `${OWN}:saml-provider/people` };
const COGNITO = { Federated: 'cognito-identity.amazonaws.com' };
const ANYWHERE = { Service: 'rolesanywhere.amazonaws.com' };
const AUDIENCE = { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' };
const POOL = { 'cognito-identity.amazonaws.com:aud': 'eu-central-1:1' };
const GUEST = 'unauthenticated';
const GITLAB = { Federated: `${OWN}:oidc-provider/gitlab.com` };
const ANCHOR = 'arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/1';

function trustIn(Principal: unknown, Condition?: unknown): Case {
  return {
    AssumeRolePolicyDocument: {
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal, ...(Condition === undefined ? {} : { Condition }) },
      ],
    },
  };
}

function gitHub(subject: unknown, operator = 'StringLike'): Case {
  return trustIn(GITHUB, {
    StringEquals: AUDIENCE,
    [`${operator}`]: {
      ...(operator === 'StringEquals' ? AUDIENCE : {}),
      'token.actions.githubusercontent.com:sub': subject,
    },
  });
}

function cognito(amr: unknown, operator = 'ForAnyValue:StringLike', pool = COGNITO): Case {
  return trustIn(pool, { StringEquals: POOL, [operator]: { 'cognito-identity.amazonaws.com:amr': amr } });
}

function gitLab(subject: string): Case {
  return trustIn(GITLAB, { StringEquals: { 'gitlab.com:aud': 'aws' }, StringLike: { 'gitlab.com:sub': subject } });
}

rulesDecide('IAM trust in identities from outside AWS', iamTrustFederationRules, {
  IamTrustFederationConditions: {
    holds: [
      gitHub('repo:acme/records:ref:refs/heads/main', 'StringEquals'),
      gitHub('repo:acme/records:*'),
      gitHub(['repo:acme/records:environment:production', 'repo:acme/people:ref:refs/tags/v*']),
      trustIn(COGNITO, { StringEquals: { ...POOL, 'cognito-identity.amazonaws.com:amr': 'authenticated' } }),
      trustIn(SAML, { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } }),
      {
        resources: {
          Subject: {
            Type: 'AWS::IAM::Role',
            Properties: trustIn(
              { Federated: { Ref: 'People' } },
              { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
            ),
          },
          People: { Type: 'AWS::IAM::SAMLProvider' },
        },
      },
    ],
    broken: [
      trustIn(GITHUB),
      trustIn(GITHUB, { StringEquals: AUDIENCE }),
      trustIn(GITHUB, { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:acme/records:*' } }),
      gitHub('repo:*'),
      gitHub('*'),
      gitHub('repo:acme/*'),
      gitHub('repo:acme/rec*'),
      gitHub('repo:acme*/records:*'),
      gitHub(['repo:acme/records:*', 'repo:acme/*']),
      gitHub('repo:acme/records:*', 'ForAllValues:StringLike'),
      gitHub('repo:acme/records:*', 'StringLikeIfExists'),
      gitHub('repo:evil/records:*', 'StringNotLike'),
      trustIn(COGNITO, { StringEquals: { 'cognito-identity.amazonaws.com:amr': 'authenticated' } }),
      trustIn(SAML),
    ],
    undecided: [trustIn({ Federated: UNKNOWN })],
    notApplicable: [trustIn(LAMBDA)],
  },
  IamTrustFederationRolesAnywhere: {
    holds: [
      trustIn(ANYWHERE, { ArnEquals: { 'aws:SourceArn': ANCHOR } }),
      trustIn(ANYWHERE, { StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'build.example.com' } }),
      {
        resources: {
          Subject: {
            Type: 'AWS::IAM::Role',
            Properties: trustIn(ANYWHERE, {
              ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['Anchor', 'TrustAnchorArn'] } },
            }),
          },
          Anchor: { Type: 'AWS::RolesAnywhere::TrustAnchor' },
        },
      },
    ],
    broken: [
      trustIn(ANYWHERE),
      trustIn(ANYWHERE, { StringEquals: { 'aws:SourceAccount': '111122223333' } }),
      trustIn(ANYWHERE, { ArnLike: { 'aws:SourceArn': ANCHOR.replace('/1', '/*') } }),
      trustIn(ANYWHERE, { ArnEqualsIfExists: { 'aws:SourceArn': ANCHOR } }),
      trustIn(ANYWHERE, { StringLike: { 'aws:PrincipalTag/x509Subject/CN': '*' } }),
    ],
    undecided: [trustIn(ANYWHERE, UNKNOWN)],
    notApplicable: [trustIn(LAMBDA), trustIn(GITHUB)],
  },
  IamTrustFederationCertificateNamed: {
    holds: [
      trustIn(ANYWHERE, { StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'build.example.com' } }),
      trustIn(ANYWHERE, { StringLike: { 'aws:PrincipalTag/x509SAN/URI': 'spiffe://example.com/build/*' } }),
    ],
    broken: [
      trustIn(ANYWHERE),
      trustIn(ANYWHERE, { ArnEquals: { 'aws:SourceArn': ANCHOR } }),
      trustIn(ANYWHERE, { StringLike: { 'aws:PrincipalTag/x509Subject/CN': '*' } }),
      trustIn(ANYWHERE, { StringNotEquals: { 'aws:PrincipalTag/x509Subject/CN': 'old.example.com' } }),
    ],
    undecided: [trustIn(ANYWHERE, UNKNOWN)],
    notApplicable: [trustIn(LAMBDA), trustIn(GITHUB)],
  },
  IamTrustFederationNoGuests: {
    holds: [
      cognito('authenticated'),
      cognito(['authenticated', 'graph.facebook.com'], 'StringEquals'),
      cognito(GUEST, 'ForAllValues:StringNotEquals'),
    ],
    broken: [
      cognito(GUEST),
      cognito(['authenticated', GUEST]),
      cognito('*authenticated'),
      cognito(GUEST, 'StringEquals'),
      cognito(GUEST, 'StringEquals', { Federated: 'cognito-identity.cn-north-1.amazonaws.com.cn' }),
    ],
    undecided: [trustIn(COGNITO, UNKNOWN)],
    notApplicable: [trustIn(LAMBDA), trustIn(GITHUB)],
  },
  IamTrustFederationBranchNamed: {
    holds: [
      gitHub('repo:acme/records:ref:refs/heads/main', 'StringEquals'),
      gitHub(['repo:acme/records:environment:production', 'repo:acme/records:ref:refs/tags/v*']),
      gitLab('project_path:acme/records:ref_type:branch:ref:main'),
    ],
    broken: [
      gitHub('repo:acme/records:*'),
      gitHub('repo:acme/records:pull_request'),
      gitHub('repo:acme/records:environment:*'),
      gitHub('repo:acme/records:ref:*'),
      gitHub('repo:acme/records:ref:refs/heads/*'),
      gitHub('repo:acme/records:ref:refs/tags/*'),
      gitHub(['repo:acme/records:ref:refs/heads/main', 'repo:acme/records:pull_request']),
      gitLab('project_path:acme/records:*'),
      gitLab('project_path:acme/records:ref_type:branch:ref:*'),
    ],
    undecided: [trustIn(GITHUB, UNKNOWN)],
    notApplicable: [trustIn(LAMBDA), trustIn(SAML), gitHub('repo:acme/records:*', 'StringNotLike')],
  },
});

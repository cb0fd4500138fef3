import { iamTrustRules } from '../../../src/rules/iam/iam-trust';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const LAMBDA = { Service: 'lambda.amazonaws.com' };
const ROOT = { AWS: 'arn:aws:iam::111122223333:root' };
const VENDOR = { AWS: 'arn:aws:iam::999999999999:root' };
const GITHUB = { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' };
const ANYWHERE = { Service: 'rolesanywhere.amazonaws.com' };
const MONITORING = { Service: 'monitoring.rds.amazonaws.com' };

const ACCOUNT = { 'aws:SourceAccount': '111122223333' };
const INSTANCES = { 'aws:SourceArn': 'arn:aws:rds:eu-central-1:111122223333:db:*' };

function trust(...statements: readonly Readonly<Record<string, unknown>>[]): Case {
  return {
    AssumeRolePolicyDocument: {
      Statement: statements.map((given) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...given })),
    },
  };
}

function trustIn(Principal: unknown, Condition?: unknown): Case {
  return trust({ Principal, ...(Condition === undefined ? {} : { Condition }) });
}

/** A role that admits another role of the templates. */
const OWN_ROLE: Case = {
  resources: {
    Subject: { Type: 'AWS::IAM::Role', Properties: trustIn({ AWS: { 'Fn::GetAtt': ['Other', 'Arn'] } }) },
    Other: { Type: 'AWS::IAM::Role', Properties: trustIn(LAMBDA) },
  },
};

rulesDecide('IAM trust policy rules', iamTrustRules, {
  IamTrustNotPublic: {
    holds: [trustIn(LAMBDA), trustIn(ROOT), OWN_ROLE, trust({ Effect: 'Deny', Principal: '*' })],
    broken: [
      trustIn('*'),
      trustIn({ AWS: '*' }),
      trustIn({ Service: '*' }),
      trustIn({ AWS: 'arn:aws:iam::*:root' }),
      trustIn({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
      trust({ NotPrincipal: ROOT }),
    ],
    undecided: [trustIn(UNKNOWN), trustIn({ AWS: [UNKNOWN] }), { AssumeRolePolicyDocument: UNKNOWN }],
  },
  IamTrustActionsExact: {
    holds: [
      trustIn(LAMBDA),
      trust({ Principal: LAMBDA, Action: ['sts:AssumeRole', 'sts:TagSession'] }),
      trust({ Principal: GITHUB, Action: 'sts:AssumeRoleWithWebIdentity' }),
      trust({ Principal: ANYWHERE, Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] }),
      trust({ Principal: { Service: 'redshift.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:SetContext'] }),
    ],
    broken: [
      trust({ Principal: LAMBDA, Action: '*' }),
      trust({ Principal: { 'lambda.amazonaws.com': null }, Action: 's3:*' }),
      trust({ Principal: LAMBDA, Action: 'sts:*' }),
      trust({ Principal: LAMBDA, Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] }),
      trust({ Principal: LAMBDA, Action: 'sts:AssumeRole*' }),
      trust({ Principal: LAMBDA, Action: ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity'] }),
      trust({ Principal: LAMBDA, Action: undefined, NotAction: 'sts:TagSession' }),
    ],
    undecided: [trust({ Principal: LAMBDA, Action: [UNKNOWN] })],
  },
  IamTrustExternalAccountConditions: {
    holds: [
      trustIn(ROOT),
      OWN_ROLE,
      trustIn({ AWS: [{ 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':role/people']] }] }),
      trustIn(VENDOR, { StringEquals: { 'sts:ExternalId': 'ours-4711' } }),
      trustIn(VENDOR, { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
    ],
    broken: [
      trustIn(VENDOR),
      trustIn({ AWS: '999999999999' }),
      trustIn(VENDOR, { StringLike: { 'sts:ExternalId': '*' } }),
      trustIn(VENDOR, { StringEqualsIfExists: { 'sts:ExternalId': 'ours-4711' } }),
      trustIn(VENDOR, { 'ForAllValues:StringEquals': { 'sts:ExternalId': 'ours-4711' } }),
    ],
    undecided: [trustIn({ AWS: [UNKNOWN] })],
    notApplicable: [trustIn(LAMBDA)],
  },
  IamTrustNotWholeAccount: {
    holds: [
      trustIn(ROOT, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      trustIn({ AWS: '111122223333' }, { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/people' } }),
    ],
    broken: [
      trustIn(ROOT),
      trustIn({ AWS: '111122223333' }),
      trustIn({ AWS: { Ref: 'AWS::AccountId' } }),
      trustIn(ROOT, { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }),
      trustIn(ROOT, { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
    ],
    undecided: [trustIn({ AWS: [UNKNOWN] })],
    notApplicable: [trustIn(LAMBDA), OWN_ROLE, trustIn({ AWS: 'arn:aws:iam::111122223333:role/people' })],
  },
  IamTrustServiceSourceConditions: {
    holds: [
      trustIn(MONITORING, { StringEquals: ACCOUNT, ArnLike: INSTANCES }),
      trustIn(
        { Service: 'vpc-flow-logs.amazonaws.com' },
        {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnLike: {
            'aws:SourceArn': [
              { 'Fn::Join': ['', ['arn:aws:ec2:', { Ref: 'AWS::Region' }, ':111122223333:vpc-flow-log/*']] },
            ],
          },
        },
      ),
    ],
    broken: [
      trustIn(MONITORING),
      trustIn({ Service: 'states.amazonaws.com' }),
      trustIn({ Service: 'bedrock.amazonaws.com' }),
      trustIn({ Service: 'scheduler.amazonaws.com' }),
      trustIn({ Service: 'states.eu-central-1.amazonaws.com' }),
      trustIn(MONITORING, { StringEquals: ACCOUNT }),
      trustIn(MONITORING, { ArnLike: INSTANCES }),
      trustIn(MONITORING, { StringNotEquals: ACCOUNT, ArnLike: INSTANCES }),
      trustIn(MONITORING, { StringEqualsIfExists: ACCOUNT, ArnLike: INSTANCES }),
      trustIn(MONITORING, { StringLike: { 'aws:SourceAccount': '*' }, ArnLike: INSTANCES }),
      trustIn(MONITORING, { StringEquals: { 'aws:SourceAccount': '999999999999' }, ArnLike: INSTANCES }),
      trustIn(MONITORING, { StringEquals: { 'aws:SourceAccount': [] }, ArnLike: INSTANCES }),
      trustIn(MONITORING, { StringEquals: ACCOUNT, ArnLike: { 'aws:SourceArn': '*' } }),
      trustIn(MONITORING, { StringEquals: ACCOUNT, ArnLike: { 'aws:SourceArn': 'arn:aws:rds:*:*:db:*' } }),
      trustIn(MONITORING, {
        StringEquals: ACCOUNT,
        ArnLike: { 'aws:SourceArn': 'arn:aws:rds:eu-central-1:111122223333:*' },
      }),
    ],
    undecided: [trustIn({ Service: [UNKNOWN] }), trustIn(MONITORING, UNKNOWN)],
    notApplicable: [trustIn(LAMBDA), trustIn(ROOT)],
  },
});

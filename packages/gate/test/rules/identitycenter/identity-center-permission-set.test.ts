import { identityCenterPermissionSetRules } from '../../../src/rules/identitycenter/identity-center-permission-set';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const inline = (Action: unknown, Effect: unknown = 'Allow') => ({
  InlinePolicy: { Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*' }] },
});

rulesDecide('IAM Identity Center permission set rules', identityCenterPermissionSetRules, {
  IdentityCenterPermissionSetNotAdmin: {
    holds: [{}, { ManagedPolicies: ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'] }],
    broken: [
      { ManagedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/AdministratorAccess'] },
      {
        ManagedPolicies: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/IAMFullAccess']] }],
      },
    ],
    undecided: [{ ManagedPolicies: [UNKNOWN] }],
  },
  IdentityCenterPermissionSetInlineLimited: {
    holds: [{}, inline(['s3:ListAllMyBuckets']), inline('*', 'Deny')],
    broken: [inline('*'), { InlinePolicy: JSON.stringify(inline(['s3:*', '*']).InlinePolicy) }],
    undecided: [inline(UNKNOWN)],
  },
  IdentityCenterPermissionSetSession: {
    holds: [{}, { SessionDuration: 'PT4H' }, { SessionDuration: 'PT8H' }, { SessionDuration: 'PT90M' }],
    broken: [{ SessionDuration: 'PT12H' }, { SessionDuration: 'PT8H30M' }],
    undecided: [{ SessionDuration: UNKNOWN }],
  },
  IdentityCenterPermissionSetForGroups: {
    holds: [{ resources: { Subject: { Type: 'AWS::SSO::Assignment', Properties: { PrincipalType: 'GROUP' } } } }],
    broken: [{ resources: { Subject: { Type: 'AWS::SSO::Assignment', Properties: { PrincipalType: 'USER' } } } }],
    undecided: [{ resources: { Subject: { Type: 'AWS::SSO::Assignment', Properties: { PrincipalType: UNKNOWN } } } }],
  },
});

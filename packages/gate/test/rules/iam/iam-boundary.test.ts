import { iamBoundaryRules } from '../../../src/rules/iam/iam-boundary';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const AWS = 'arn:aws:iam::aws:policy';

/** A role whose boundary is a policy of the same template. */
function boundBy(PolicyDocument: unknown): Case {
  return {
    resources: {
      Subject: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: { Ref: 'Boundary' } } },
      Boundary: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument } },
    },
  };
}

function permissionSet(ManagedPolicyArn: string): Case {
  return {
    resources: {
      Subject: { Type: 'AWS::SSO::PermissionSet', Properties: { PermissionsBoundary: { ManagedPolicyArn } } },
    },
  };
}

const allow = (Action: unknown, Condition?: unknown) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...(Condition === undefined ? {} : { Condition }),
});

rulesDecide('IAM permissions boundary rules', iamBoundaryRules, {
  IamBoundaryLimits: {
    holds: [
      { PermissionsBoundary: 'arn:aws:iam::111122223333:policy/workload' },
      { PermissionsBoundary: { Ref: 'BoundaryArn' } },
      permissionSet(`${AWS}/job-function/ViewOnlyAccess`),
      { PermissionsBoundary: `${AWS}/PowerUserAccess` },
      boundBy({ Statement: [allow(['s3:*', 'logs:*'])] }),
      boundBy({ Statement: [allow('*'), { Effect: 'Deny', Action: 'iam:*', Resource: '*' }] }),
      boundBy({ Statement: [allow('*', { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } })] }),
      boundBy({ Statement: [{ ...allow('*'), Resource: 'arn:aws:s3:::records/*' }] }),
    ],
    broken: [
      { PermissionsBoundary: `${AWS}/AdministratorAccess` },
      {
        PermissionsBoundary: {
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/IAMFullAccess']],
        },
      },
      permissionSet(`${AWS}/AdministratorAccess`),
      boundBy({ Statement: [allow('s3:GetObject'), allow(['logs:*', '*'])] }),
    ],
    undecided: [boundBy(UNKNOWN)],
    notApplicable: [{}],
  },
});

import type { TemplateResource } from '../../../lib/compliance/deployment/template';
import { rolePowerRules } from '../../../lib/compliance/rules/role-power-rules';
import { type Case, rulesDecide, UNKNOWN } from './rule-cases';

type Statement = Readonly<Record<string, unknown>>;

const BUCKET = 'arn:aws:s3:::records';
const READER = 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:cluster-ABC/reader';
const WRITER = 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:cluster-ABC/writer';
const READS = allow('s3:GetObject', `${BUCKET}/*`);
const GRANTS = allow('s3:PutBucketPolicy', BUCKET);

const INTERFACES = ['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeSubnets'];
const FUNCTIONS = 'arn:aws:lambda:eu-central-1:111122223333:function:*';
const NEEDED = allow(INTERFACES, '*');

function allow(Action: unknown, Resource: unknown): Statement {
  return { Effect: 'Allow', Action, Resource };
}

function deny(pattern: unknown, more: Statement = {}): Statement {
  const Condition = { ArnLike: { 'lambda:SourceFunctionArn': pattern } };
  return { Effect: 'Deny', Action: INTERFACES, Resource: '*', Condition, ...more };
}

/** A role of functions, with a managed policy for each list of statements. */
function role(...policies: readonly (readonly Statement[])[]): Case {
  return roleOf('lambda.amazonaws.com', {}, ...policies);
}

function roleOf(
  Service: unknown,
  more: Readonly<Record<string, TemplateResource>>,
  ...policies: readonly (readonly Statement[])[]
): Case {
  const trust = { Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }] };
  const attached = policies.map((Statement, index): [string, TemplateResource] => [
    `Policy${index}`,
    { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement }, Roles: [{ Ref: 'Subject' }] } },
  ]);
  return {
    resources: {
      Subject: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust } },
      ...Object.fromEntries(attached),
      ...more,
    },
  };
}

function functionWithRole(): TemplateResource {
  return { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Subject', 'Arn'] } } };
}

const LISTED_BY_ROLE: Case = {
  resources: {
    Subject: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: READS } }],
        ManagedPolicyArns: [{ Ref: 'Policy' }],
      },
    },
    Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [GRANTS] } } },
  },
};

const NAMED_BY_POLICY: Case = {
  resources: {
    Subject: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'worker' } },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyDocument: { Statement: [READS, GRANTS] }, Roles: ['worker'] },
    },
  },
};

const OF_ANOTHER_ROLE: Case = {
  resources: {
    Subject: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: 'worker', Policies: [{ PolicyDocument: { Statement: READS } }] },
    },
    Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [GRANTS] }, Roles: ['other'] } },
  },
};

rulesDecide('role power rules', rolePowerRules, {
  IamRoleReadsOrGrants: {
    holds: [role([READS]), OF_ANOTHER_ROLE, role([READS, { ...GRANTS, Effect: 'Deny' }])],
    broken: [
      role([READS, GRANTS]),
      role([READS], [GRANTS]),
      role([READS], [allow('iam:*', '*')]),
      role([allow('*', '*')]),
      role([{ Effect: 'Allow', NotAction: 'sqs:*', Resource: '*' }]),
      LISTED_BY_ROLE,
      NAMED_BY_POLICY,
    ],
    undecided: [role([allow([UNKNOWN], '*')]), { ManagedPolicyArns: UNKNOWN }],
    notApplicable: [role([GRANTS]), role()],
  },
  IamNetworkInterfacesDenied: {
    holds: [
      role([NEEDED, deny(FUNCTIONS)]),
      role([NEEDED], [deny('*')]),
      role([NEEDED, deny(FUNCTIONS, { Action: 'ec2:*' })]),
      roleOf('lambda.amazonaws.com', { Code: functionWithRole() }, [NEEDED, deny({ 'Fn::GetAtt': ['Code', 'Arn'] })]),
    ],
    broken: [
      role([NEEDED]),
      role([NEEDED, deny(FUNCTIONS, { Effect: 'Allow' })]),
      role([NEEDED, deny(FUNCTIONS, { Action: INTERFACES.slice(1) })]),
      role([NEEDED, deny(FUNCTIONS, { Action: INTERFACES.slice(0, 2) })]),
      role([NEEDED, deny(FUNCTIONS, { Action: undefined, NotAction: INTERFACES })]),
      role([NEEDED, deny(FUNCTIONS, { Condition: {} })]),
      role([NEEDED, deny(FUNCTIONS, { Condition: { ArnNotLike: { 'lambda:SourceFunctionArn': FUNCTIONS } } })]),
      role([
        NEEDED,
        deny(FUNCTIONS, {
          Condition: { ArnLike: { 'lambda:SourceFunctionArn': FUNCTIONS }, Bool: { 'aws:SecureTransport': 'false' } },
        }),
      ]),
      role([NEEDED, deny(FUNCTIONS, { Resource: 'arn:aws:ec2:eu-central-1:111122223333:subnet/*' })]),
      role([NEEDED, deny('arn:aws:lambda:eu-central-1:111122223333:function:other')]),
      role([NEEDED, deny('arn:aws:lambda:eu-central-1:999999999999:function:*')]),
      roleOf('lambda.amazonaws.com', { Code: functionWithRole(), More: functionWithRole() }, [
        NEEDED,
        deny({ 'Fn::GetAtt': ['Code', 'Arn'] }),
      ]),
    ],
    undecided: [role([NEEDED, deny(UNKNOWN)]), roleOf([UNKNOWN], {}, [NEEDED])],
    notApplicable: [role(), role([allow('ec2:DescribeSubnets', '*')]), roleOf('rds.amazonaws.com', {}, [NEEDED])],
  },
  IamOneDatabaseUser: {
    holds: [
      role([allow('rds-db:connect', READER)]),
      role([allow('rds-db:connect', READER)], [allow('rds-db:*', READER)]),
    ],
    broken: [
      role([allow('rds-db:connect', [READER, WRITER])]),
      role([allow('rds-db:connect', READER)], [allow('rds-db:connect', WRITER)]),
    ],
    undecided: [role([allow('rds-db:connect', UNKNOWN)])],
    notApplicable: [role([READS]), roleOf('rds.amazonaws.com', {}, [allow('rds-db:connect', [READER, WRITER])])],
  },
});

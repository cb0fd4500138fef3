import { iamLambdaRules } from '../../../src/rules/iam/iam-lambda';
import type { ResourceDeclaration } from '../../../src/templates/template';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

type Statement = Readonly<Record<string, unknown>>;

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

/** An execution role with a managed policy for each list of statements. */
function role(...policies: readonly (readonly Statement[])[]): Case {
  return roleOf('lambda.amazonaws.com', {}, ...policies);
}

function roleOf(
  Service: unknown,
  more: Readonly<Record<string, ResourceDeclaration>>,
  ...policies: readonly (readonly Statement[])[]
): Case {
  const trust = { Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }] };
  const attached = policies.map((Statement, index): [string, ResourceDeclaration] => [
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

function functionWithRole(): ResourceDeclaration {
  return { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Subject', 'Arn'] } } };
}

rulesDecide('IAM Lambda role rules', iamLambdaRules, {
  IamLambdaNetworkInterfacesDenied: {
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
});

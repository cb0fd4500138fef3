import { iamUserRules } from '../../../src/rules/iam/iam-user';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const INLINE = { PolicyName: 'p', PolicyDocument: { Statement: [] } };

function subject(Type: string, Properties: Readonly<Record<string, unknown>> = {}): Case {
  return { resources: { Subject: { Type, Properties } } };
}

rulesDecide('IAM user rules', iamUserRules, {
  IamUserNotCreated: {
    holds: [{ UserName: 'anna', Status: 'Inactive' }],
    broken: [
      { UserName: 'anna' },
      { UserName: 'anna', Status: 'Active' },
      subject('AWS::IAM::User'),
      subject('AWS::IAM::UserToGroupAddition'),
    ],
    undecided: [{ UserName: 'anna', Status: UNKNOWN }],
  },
  IamUserNoDirectPolicies: {
    holds: [
      { UserName: 'anna' },
      { UserName: 'anna', Policies: [], ManagedPolicyArns: [] },
      subject('AWS::IAM::ManagedPolicy', { Roles: ['reader'], Users: [] }),
    ],
    broken: [
      { Policies: [INLINE] },
      { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
      subject('AWS::IAM::UserPolicy', { UserName: 'anna', PolicyName: 'p' }),
      subject('AWS::IAM::Policy', { Users: ['anna'] }),
      subject('AWS::IAM::ManagedPolicy', { Roles: ['reader'], Users: [{ Ref: 'User' }] }),
    ],
    undecided: [{ Policies: UNKNOWN }, subject('AWS::IAM::Policy', { Users: UNKNOWN })],
  },
});

import { identityRules } from '../../../lib/compliance/rules/identity-rules';
import { type Case, rulesDecide, UNKNOWN } from './rule-cases';

const INLINE = { PolicyName: 'p', PolicyDocument: { Statement: [] } };

function subject(Type: string, Properties: Readonly<Record<string, unknown>> = {}): Case {
  return { resources: { Subject: { Type, Properties } } };
}

const ATTACHED: Case = {
  resources: {
    Subject: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] } },
    Policy: { Type: 'AWS::IAM::ManagedPolicy' },
  },
};

const ATTACHED_TO_NO_POLICY: Case = {
  resources: {
    Subject: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ 'Fn::GetAtt': ['Other', 'Arn'] }] } },
    Other: { Type: 'Custom::Policy' },
  },
};

rulesDecide('identity rules', identityRules, {
  IamNoUsers: {
    holds: [{ UserName: 'anna', Status: 'Inactive' }],
    broken: [
      { UserName: 'anna' },
      { UserName: 'anna', Status: 'Active' },
      subject('AWS::IAM::User'),
      subject('AWS::IAM::Group'),
      subject('AWS::IAM::UserToGroupAddition'),
    ],
    undecided: [{ UserName: 'anna', Status: UNKNOWN }],
  },
  IamNoInlinePolicies: {
    holds: [{}, { Policies: [] }],
    broken: [
      { Policies: [INLINE] },
      subject('AWS::IAM::User', { Policies: [INLINE] }),
      subject('AWS::IAM::Policy', INLINE),
      subject('AWS::IAM::RolePolicy', INLINE),
    ],
    undecided: [{ Policies: UNKNOWN }],
  },
  IamPoliciesInTemplates: {
    holds: [{}, ATTACHED],
    broken: [
      { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      {
        ManagedPolicyArns: [
          { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/ReadOnlyAccess']] },
        ],
      },
      { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/people'] },
      ATTACHED_TO_NO_POLICY,
    ],
    undecided: [{ ManagedPolicyArns: UNKNOWN }, { ManagedPolicyArns: [UNKNOWN] }],
  },
  IamSessionLength: {
    holds: [{}, { MaxSessionDuration: 3600 }],
    broken: [{ MaxSessionDuration: 43200 }, { MaxSessionDuration: '7200' }],
    undecided: [{ MaxSessionDuration: UNKNOWN }],
  },
});

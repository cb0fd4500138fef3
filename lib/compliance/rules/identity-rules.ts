import { arnOf } from './granted-statements';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const HOLDERS = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];
const INLINE = ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::UserPolicy', 'AWS::IAM::GroupPolicy'];
const PEOPLE = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::UserToGroupAddition'];

/** The session length of a role that says nothing, in seconds. */
const HOUR = 3600;

/** Rules for the identities that templates create, and what is attached to them. */
export const identityRules: readonly Rule[] = [
  {
    id: 'IamNoUsers',
    types: ['AWS::IAM::AccessKey', ...PEOPLE],
    what: 'Templates create no users of IAM, no groups for them and no access keys.',
    why: 'Their passwords and keys never end by themselves. A leaked one works until somebody notices.',
    fix: 'Use roles: people through IAM Identity Center, workloads through services, others through federation.',
    property: 'Properties',
    references: [
      securityHub('IAM.3'),
      securityHub('IAM.8'),
      nist('IA-5'),
      awsDocs('IAM/latest/UserGuide/best-practices.html'),
    ],
    check: (identity) => identity.type === 'AWS::IAM::AccessKey' && identity.at('Status').text() === 'Inactive',
  },
  {
    id: 'IamNoInlinePolicies',
    types: [...HOLDERS, ...INLINE],
    what: 'Rights are in managed policies, none inside of a role, a user or a group.',
    why: 'Inline policies have no versions and no list: a reviewer of the policies of an account does not see them.',
    fix: 'Write AWS::IAM::ManagedPolicy and name the role in Roles; leave Policies empty.',
    property: 'Properties.Policies',
    references: [nist('AC-6'), awsDocs('IAM/latest/UserGuide/access_policies_managed-vs-inline.html')],
    check: (holder) => !INLINE.includes(holder.type) && holder.at('Policies').items().length === 0,
  },
  {
    id: 'IamPoliciesInTemplates',
    types: HOLDERS,
    what: 'Every attached policy is in the templates.',
    why: 'Policies of AWS are wide and change without notice; one from elsewhere in the account is changed by others.',
    fix: 'Write out the actions that are needed in an AWS::IAM::ManagedPolicy; attach no ARN of another policy.',
    property: 'Properties.ManagedPolicyArns',
    references: [securityHub('IAM.1'), nist('AC-6'), awsDocs('IAM/latest/UserGuide/best-practices.html')],
    check: (holder) =>
      holder
        .at('ManagedPolicyArns')
        .items()
        .filter((policy) => policy.present && policy.target()?.type !== 'AWS::IAM::ManagedPolicy')
        .map(arnOf),
  },
  {
    id: 'IamSessionLength',
    types: ['AWS::IAM::Role'],
    what: 'A session of the role ends after an hour.',
    why: 'Stolen credentials of a session cannot be taken back; they work until it ends.',
    fix: 'Remove MaxSessionDuration, or set it to 3600.',
    property: 'Properties.MaxSessionDuration',
    references: [nist('AC-12'), awsDocs('IAM/latest/UserGuide/id_roles_use.html')],
    check: (role) => (role.at('MaxSessionDuration').number() ?? HOUR) <= HOUR,
  },
];

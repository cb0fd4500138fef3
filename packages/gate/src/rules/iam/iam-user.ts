import { awsDocs, checkov, nist, type Rule, securityHub } from '../rule';

/** Rules for IAM users, whose credentials last until they are revoked. */
export const iamUserRules: readonly Rule[] = [
  {
    id: 'IamUserNotCreated',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::IAM::AccessKey', 'AWS::IAM::User', 'AWS::IAM::UserToGroupAddition'],
    what: 'IAM users and active access keys are not created',
    why: 'Passwords and access keys of IAM users do not expire. A leaked one works until it is noticed and revoked.',
    fix: 'Use roles: IAM Identity Center for people, service roles for workloads, federation for other systems.',
    property: 'Properties',
    references: [checkov('CKV_AWS_273'), nist('IA-5'), awsDocs('IAM/latest/UserGuide/best-practices.html')],
    check: (identity) => identity.type === 'AWS::IAM::AccessKey' && identity.at('Status').text() === 'Inactive',
  },
  {
    id: 'IamUserNoDirectPolicies',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::IAM::User', 'AWS::IAM::UserPolicy', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'],
    requiresAnyProperty: ['ManagedPolicyArns', 'Policies', 'UserName', 'Users'],
    what: 'IAM user has no policies attached or embedded',
    why: 'Permissions of single users are overlooked in reviews, and remain when a person changes to another role.',
    fix: 'Remove Policies and ManagedPolicyArns of the user, and Users of the policy. Use a role or a group.',
    property: 'Properties.Users',
    references: [securityHub('IAM.2'), nist('AC-6')],
    check: (resource) => {
      if (resource.type === 'AWS::IAM::UserPolicy') return false;
      const lists = resource.type === 'AWS::IAM::User' ? ['Policies', 'ManagedPolicyArns'] : ['Users'];
      return lists.every((list) => resource.at(list).items().length === 0);
    },
  },
];

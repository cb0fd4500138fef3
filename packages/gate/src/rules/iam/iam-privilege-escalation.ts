import type { PolicyStatement } from '../../templates/policy-statement';
import { awsDocs, checkov, nist, prowler, type Rule } from '../rule';
import { checkCovering, checkForbidden } from './covering-statements';
import {
  attachesOnlyDenials,
  DOCUMENTS,
  GRANTING_TYPES,
  hasLimitingCondition,
  isExact,
  readArn,
} from './granted-statements';

const PROPERTY = 'Properties.PolicyDocument';

/**
 * One of these actions is enough to gain any permission: it changes policies, or makes credentials of another identity.
 *
 * @see https://cloudsplaining.readthedocs.io/en/latest/glossary/privilege-escalation/
 */
const DIRECT = [
  'iam:addusertogroup',
  'iam:attachgrouppolicy',
  'iam:attachrolepolicy',
  'iam:attachuserpolicy',
  'iam:createaccesskey',
  'iam:createloginprofile',
  'iam:createpolicyversion',
  'iam:deleterolepermissionsboundary',
  'iam:deleteuserpermissionsboundary',
  'iam:putgrouppolicy',
  'iam:putrolepolicy',
  'iam:putuserpolicy',
  'iam:setdefaultpolicyversion',
  'iam:updateassumerolepolicy',
  'iam:updateloginprofile',
];

/** Each of these actions lets its holder, or code that it controls, gain permissions that were not granted. */
const ESCALATING = [
  'cloudformation:createchangeset',
  'cloudformation:createstack',
  'cloudformation:executechangeset',
  'cloudformation:setstackpolicy',
  'cloudformation:updatestack',
  'codebuild:startbuild',
  'ec2:associateiaminstanceprofile',
  'ec2:replaceiaminstanceprofileassociation',
  'ec2:runinstances',
  'iam:addroletoinstanceprofile',
  'iam:creategroup',
  'iam:createinstanceprofile',
  'iam:createopenidconnectprovider',
  'iam:createpolicy',
  'iam:createrole',
  'iam:createsamlprovider',
  'iam:createservicelinkedrole',
  'iam:createuser',
  'iam:createvirtualmfadevice',
  'iam:deactivatemfadevice',
  'iam:deletegrouppolicy',
  'iam:deleterolepolicy',
  'iam:deleteuserpolicy',
  'iam:detachgrouppolicy',
  'iam:detachrolepolicy',
  'iam:detachuserpolicy',
  'iam:putrolepermissionsboundary',
  'iam:putuserpermissionsboundary',
  'iam:updateopenidconnectproviderthumbprint',
  'iam:updatesamlprovider',
  'lambda:addpermission',
  'lambda:createeventsourcemapping',
  'lambda:createfunction',
  'lambda:updatefunctioncode',
  'lambda:updatefunctionconfiguration',
  'ssm:sendcommand',
  'ssm:startsession',
];

/** Each of these actions replaces code that runs with a role. */
const REPLACING_CODE = ['glue:updatedevendpoint', 'lambda:updatefunctioncode'];

/** Rules for actions with which an identity could widen its own permissions. */
export const iamPrivilegeEscalationRules: readonly Rule[] = [
  {
    id: 'IamPrivilegeEscalationNotDirect',
    level: 'required',
    group: 'leastPrivilege',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy does not allow to change policies or to make credentials (privilege escalation by one call)',
    why: 'Whoever controls the identity gives itself every permission of the account with one request.',
    fix: 'Remove the action from Action, or add a StringEquals condition on iam:PermissionsBoundary.',
    property: PROPERTY,
    references: [checkov('CKV_AWS_110'), checkov('CKV_AWS_109'), nist('AC-6')],
    // A role that has to carry a boundary stays within it, whatever is attached to it.
    check: (holder) =>
      checkForbidden(holder, DIRECT, (statement, patterns) =>
        hasLimitingCondition(statement, 'iam:PermissionsBoundary') || attachesOnlyDenials(statement) ? [] : patterns,
      ),
  },
  {
    id: 'IamPrivilegeEscalationNotAllowed',
    level: 'hardening',
    group: 'leastPrivilege',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy does not allow actions for privilege escalation',
    why: 'An identity that can change policies, trust or code of others can give itself any permission of the account.',
    fix: 'Remove the action from Action. Name roles without wildcards in Resource of sts:AssumeRole.',
    property: PROPERTY,
    references: [nist('AC-6'), awsDocs('IAM/latest/UserGuide/best-practices.html')],
    check: (holder) =>
      checkForbidden(holder, ESCALATING.concat('sts:assumerole'), (statement, patterns) => {
        if (attachesOnlyDenials(statement)) return [];
        const roles = statement.resources.map(readArn);
        const namesRoles = roles.length > 0 && roles.every(isExact);
        return patterns.filter((pattern) => pattern !== 'sts:assumerole' || !namesRoles);
      }),
  },
  {
    id: 'IamPrivilegeEscalationPassAnyRole',
    level: 'required',
    group: 'leastPrivilege',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy does not allow to pass every role (iam:PassRole) to every service',
    why: 'The identity starts a function or a machine with the role of an administrator, and acts as that role.',
    fix: 'Name the role in Resource of iam:PassRole, and the service in a condition on iam:PassedToService.',
    property: PROPERTY,
    references: [
      checkov('CKV_AWS_110'),
      prowler('iam_policy_allows_privilege_escalation'),
      awsDocs('IAM/latest/UserGuide/id_roles_use_passrole.html'),
      nist('AC-6'),
    ],
    check: (holder) =>
      checkCovering(holder, ['iam:passrole'], (statement) => {
        if (hasLimitingCondition(statement, 'iam:PassedToService')) return [];
        return listAllRoles(statement).map((arn) => `iam:passrole on ${arn}`);
      }),
  },
  {
    id: 'IamPrivilegeEscalationAssumeAnyRole',
    level: 'required',
    group: 'leastPrivilege',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy does not allow to assume every role (sts:AssumeRole)',
    why: 'The identity becomes any role that trusts the account, also an administrator of it or of another account.',
    fix: 'Name the roles in Resource of sts:AssumeRole, or add a condition on aws:ResourceTag.',
    property: PROPERTY,
    references: [
      prowler('iam_no_custom_policy_permissive_role_assumption'),
      awsDocs('IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html'),
      nist('AC-6'),
    ],
    check: (holder) =>
      checkCovering(holder, ['sts:assumerole'], (statement) =>
        isLimitedByTag(statement) ? [] : listAllRoles(statement).map((arn) => `sts:assumerole on ${arn}`),
      ),
  },
  {
    id: 'IamPrivilegeEscalationReplaceAnyCode',
    level: 'required',
    group: 'leastPrivilege',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy does not allow to replace the code of every Lambda function or Glue endpoint',
    why: 'The identity puts its own code into a function with more permissions, and acts with the role of it.',
    fix: 'Name the functions in Resource of lambda:UpdateFunctionCode, or add a condition on aws:ResourceTag.',
    property: PROPERTY,
    references: [checkov('CKV_AWS_110'), awsDocs('lambda/latest/dg/access-control-identity-based.html'), nist('AC-6')],
    check: (holder) =>
      checkCovering(holder, REPLACING_CODE, (statement, patterns) => {
        const all = statement.resources.map(readArn).filter((arn) => /^\*$|:(function:|devEndpoint\/)\*$/.test(arn));
        if (isLimitedByTag(statement)) return [];
        return all.flatMap((arn) => patterns.map((pattern) => `${pattern} on ${arn}`));
      }),
  },
  {
    id: 'IamPrivilegeEscalationPassRole',
    level: 'hardening',
    group: 'leastPrivilege',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy allows iam:PassRole only for named roles and to a named service',
    why: 'An identity that can pass any role lets a service act for it with the permissions of the most powerful role.',
    fix: 'Name the role in Resource of iam:PassRole. Add a StringEquals condition on iam:PassedToService.',
    property: PROPERTY,
    references: [nist('AC-6'), awsDocs('IAM/latest/UserGuide/id_roles_use_passrole.html')],
    check: (holder) =>
      checkCovering(holder, ['iam:passrole'], (statement) => [
        ...(hasLimitingCondition(statement, 'iam:PassedToService') ? [] : ['iam:passrole without iam:PassedToService']),
        ...statement.resources
          .map(readArn)
          .filter((arn) => !isExact(arn))
          .map((arn) => `iam:passrole on ${arn}`),
      ]),
  },
];

/** The resources of a statement that are every role of an account, or of all accounts. */
function listAllRoles({ resources, hasNotResource }: PolicyStatement): readonly string[] {
  return hasNotResource ? ['NotResource'] : resources.map(readArn).filter((arn) => /^\*$|:role\/\*$/.test(arn));
}

/** A bootstrap role of CDK carries a tag; an administrator of the account does not. */
function isLimitedByTag(statement: PolicyStatement): boolean {
  return statement.conditions
    .filter(({ key }) => /^(aws|iam):resourcetag\//.test(key))
    .some(({ key }) => hasLimitingCondition(statement, key));
}

import type { PolicyStatement } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { collectCertain } from '../../templates/undecided';
import { awsDocs, type CheckResult, nist, type Rule, securityHub } from '../rule';
import {
  DOCUMENTS,
  findPolicyDocuments,
  GRANTING_TYPES,
  isExact,
  readArn,
  readPolicyStatements,
} from './granted-statements';

const HOLDERS = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];
const INLINE = ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::UserPolicy', 'AWS::IAM::GroupPolicy'];
const ELEMENTS = 'IAM/latest/UserGuide/reference_policies_elements';
const BEST_PRACTICES = awsDocs('IAM/latest/UserGuide/best-practices.html');

/** Rules for the actions that IAM policies allow, and for the form of the policies. */
export const iamPolicyRules: readonly Rule[] = [
  {
    id: 'IamPolicyNoFullAccess',
    level: 'required',
    group: 'leastPrivilege',
    types: GRANTING_TYPES,
    requiresAnyProperty: [...DOCUMENTS, 'ManagedPolicyArns'],
    what: 'IAM policy does not allow all actions of a service, or of all services',
    why: 'Full access includes changing policies and deleting data. A stolen credential controls the whole service.',
    fix: 'List the actions in Action. Remove *, <service>:*, NotAction with Allow, and the policy AdministratorAccess.',
    property: 'Properties.PolicyDocument',
    references: [securityHub('IAM.1'), securityHub('IAM.21'), nist('AC-6'), awsDocs(`${ELEMENTS}_notaction.html`)],
    check: (holder) => {
      if (findPolicyDocuments(holder).length === 0 && !holder.at('ManagedPolicyArns').present) return 'not applicable';
      return collectCertain([listAdministrator, listFullGrants], (list) => list(holder));
    },
  },
  {
    id: 'IamPolicyActionsExact',
    level: 'hardening',
    group: 'leastPrivilege',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy names actions without partial wildcards such as s3:Get*',
    why: 'A partial wildcard also allows actions that were not reviewed, and matching actions that AWS adds later.',
    fix: 'List the full names of the actions in Action.',
    property: 'Properties.PolicyDocument',
    references: [nist('AC-6'), BEST_PRACTICES],
    check: (holder) =>
      checkAllowing(holder, ({ actions }) => actions.filter((action) => !isExact(action) && !isWholeService(action))),
  },
  {
    id: 'IamPolicyVersion',
    level: 'hardening',
    group: 'leastPrivilege',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy uses version 2012-10-17 of the policy language',
    why: 'In the default version 2008-10-17 policy variables are plain text, so a condition changes its meaning.',
    fix: "Set Version of every policy document to '2012-10-17'.",
    property: 'Properties.PolicyDocument.Version',
    references: [nist('AC-3'), awsDocs(`${ELEMENTS}_version.html`)],
    check: (holder) => {
      const trust = holder.at('AssumeRolePolicyDocument');
      const documents = [...findPolicyDocuments(holder), ...(trust.present ? [trust] : [])];
      if (documents.length === 0) return 'not applicable';
      return documents.every((document) => document.document().at('Version').text() === '2012-10-17');
    },
  },
  {
    id: 'IamPolicyNotInline',
    level: 'hardening',
    group: 'leastPrivilege',
    types: [...HOLDERS, ...INLINE],
    what: 'IAM policy is a managed policy, not an inline policy',
    why: 'Inline policies have no versions and are missing from the list of policies, so reviews overlook them.',
    fix: 'Use AWS::IAM::ManagedPolicy and name the role in Roles. Leave Policies empty.',
    property: 'Properties.Policies',
    references: [nist('AC-6'), awsDocs('IAM/latest/UserGuide/access_policies_managed-vs-inline.html')],
    check: (holder) => !INLINE.includes(holder.type) && holder.at('Policies').items().length === 0,
  },
  {
    id: 'IamPolicyCustomerManaged',
    level: 'hardening',
    group: 'leastPrivilege',
    types: HOLDERS,
    what: 'IAM identity has only customer managed policies of the same app attached',
    why: 'AWS managed policies are broad, and AWS changes them. Other teams change the policies of the account.',
    fix: 'Write the needed actions into an AWS::IAM::ManagedPolicy. Remove other ARNs from ManagedPolicyArns.',
    property: 'Properties.ManagedPolicyArns',
    references: [nist('AC-6'), BEST_PRACTICES],
    check: (holder) =>
      holder
        .at('ManagedPolicyArns')
        .items()
        .filter((policy) => policy.present && policy.target()?.type !== 'AWS::IAM::ManagedPolicy')
        .map(readArn),
  },
];

type ListFaults = (statement: PolicyStatement) => readonly string[];

function checkAllowing(holder: TemplateResource, listFaults: ListFaults): CheckResult {
  return findPolicyDocuments(holder).length === 0 ? 'not applicable' : listAllowing(holder, listFaults);
}

function listAllowing(holder: TemplateResource, listFaults: ListFaults): readonly string[] {
  return collectCertain(readPolicyStatements(holder), (statement) => (statement.allows ? listFaults(statement) : []));
}

function listAdministrator(holder: TemplateResource): readonly string[] {
  const attached = holder.at('ManagedPolicyArns').items();
  return attached.map((arn) => arn.display()).filter((arn) => /:policy\/AdministratorAccess$/.test(arn));
}

function listFullGrants(holder: TemplateResource): readonly string[] {
  return listAllowing(holder, listFullAccess);
}

/**
 * Services whose only actions are the messages of the SSM Agent. AmazonSSMManagedInstanceCore lists each of them, and CDK
 * writes a wildcard for a bastion host.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html
 */
const MESSAGES = /^(?:ec2|ssm)messages:/i;

function listFullAccess({ actions, hasNotAction }: PolicyStatement): readonly string[] {
  return [
    ...(hasNotAction ? ['NotAction'] : []),
    ...actions.filter((action) => isWholeService(action) && !MESSAGES.test(action)),
  ];
}

/** `*`, `s3:*` and `s*`: nothing but wildcards follows the name of the service. */
function isWholeService(action: string): boolean {
  return !isExact(action) && !/:.*[^*?:]/.test(action);
}

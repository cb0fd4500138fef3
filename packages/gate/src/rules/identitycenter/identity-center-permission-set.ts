import { type PolicyStatement, readStatements } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { filterCertain } from '../../templates/undecided';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::SSO::PermissionSet'];
const GUIDE = 'singlesignon/latest/userguide';
/** Policies of AWS with which a person becomes administrator, by right or by one more step. */
const ADMIN_POLICY = /:policy\/(AdministratorAccess|IAMFullAccess)$/;
const LONGEST_SESSION_MINUTES = 8 * 60;
const DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?$/;

/** Rules for what people may do in accounts, and for how long. */
export const identityCenterPermissionSetRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'IdentityCenterPermissionSetNotAdmin',
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'IAM Identity Center permission set does not attach an administrator policy',
      why: 'Whoever takes over a session of one person owns every account that the set is assigned to.',
      fix: 'Replace the policy in ManagedPolicies with policies for the task of the group.',
      property: 'ManagedPolicies.*',
      references: [checkov('CKV_AWS_274'), awsDocs(`${GUIDE}/permissionsetsconcept.html`), nist('AC-6')],
      expects: { differsFromPattern: ADMIN_POLICY },
    },
    {
      id: 'IdentityCenterPermissionSetForGroups',
      level: 'hardening',
      group: 'leastPrivilege',
      types: ['AWS::SSO::Assignment'],
      what: 'IAM Identity Center assigns permission sets to groups',
      why: 'Rights of single users are overlooked in reviews, and remain when a person changes to another role.',
      fix: 'Set PrincipalType to GROUP.',
      property: 'PrincipalType',
      references: [awsDocs(`${GUIDE}/useraccess.html`), nist('AC-2')],
      expects: { equals: 'GROUP' },
    },
  ]),
  {
    id: 'IdentityCenterPermissionSetInlineLimited',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM Identity Center permission set does not allow every action in its inline policy',
    why: 'Whoever takes over a session of one person owns every account that the set is assigned to.',
    fix: 'List the actions of the task in InlinePolicy.',
    property: 'Properties.InlinePolicy',
    references: [checkov('CKV_AWS_62'), awsDocs(`${GUIDE}/permissionsetcustom.html`), nist('AC-6')],
    check: (set) => filterCertain(readStatements(set.at('InlinePolicy')), allowsEverything).length === 0,
  },
  {
    id: 'IdentityCenterPermissionSetSession',
    level: 'required',
    group: 'shortSessions',
    types: TYPES,
    what: 'IAM Identity Center permission set limits sessions to a working day',
    why: 'Stolen credentials of a session work until it ends.',
    fix: 'Set SessionDuration to PT8H or less.',
    property: 'Properties.SessionDuration',
    references: [pciDss('8.2.8'), awsDocs(`${GUIDE}/howtosessionduration.html`), nist('AC-12')],
    check: (set) => readMinutes(set) <= LONGEST_SESSION_MINUTES,
  },
];

function allowsEverything(statement: PolicyStatement): boolean {
  return (
    statement.allows &&
    (statement.hasNotAction || statement.actions.some((action) => action === '*' || action === '*:*'))
  );
}

/** The default is one hour. */
function readMinutes(set: TemplateResource): number {
  const [, hours = '0', minutes = '0'] = DURATION.exec(set.at('SessionDuration').text() ?? 'PT1H') ?? [];
  return Number(hours) * 60 + Number(minutes);
}

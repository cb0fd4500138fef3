import type { PolicyStatement } from '../../templates/policy-statement';
import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsDocs, nist, pciDss, type Rule } from '../rule';
import { readPolicyStatements } from './granted-statements';

/** Policies of AWS that allow every action, or to change the boundary. PowerUserAccess allows neither. */
const BROAD = /:policy\/(AdministratorAccess|IAMFullAccess)$/;

/** Rules for permissions boundaries: the most that an identity may ever do. */
export const iamBoundaryRules: readonly Rule[] = [
  {
    id: 'IamBoundaryLimits',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::SSO::PermissionSet'],
    requiresAnyProperty: ['PermissionsBoundary'],
    what: 'Permissions boundary of an IAM identity limits what it may do',
    why: 'A boundary that allows everything looks like a limit. Any policy that is attached takes full effect.',
    fix: 'Set PermissionsBoundary to a managed policy that lists the services and actions of the workload.',
    property: 'Properties.PermissionsBoundary',
    references: [pciDss('7.2.5'), awsDocs('IAM/latest/UserGuide/access_policies_boundaries.html'), nist('AC-6')],
    check: (identity) => {
      const boundary = readBoundary(identity);
      if (!boundary.present) return 'not applicable';
      const policy = boundary.target();
      if (policy === undefined) return !BROAD.test(boundary.display());
      const statements = readPolicyStatements(policy);
      return !statements.some(allowsEverything) || statements.some(({ allows }) => !allows);
    },
  },
];

/** A permission set names its boundary one level deeper. */
function readBoundary(identity: TemplateResource): Value {
  const given = identity.at('PermissionsBoundary');
  return identity.type === 'AWS::SSO::PermissionSet' ? given.at('ManagedPolicyArn') : given;
}

/** A boundary may allow everything where other statements of it deny. */
function allowsEverything({ allows, actions, resources, conditions }: PolicyStatement): boolean {
  return (
    allows &&
    conditions.length === 0 &&
    actions.some((action) => /^\*(:\*)?$/.test(action)) &&
    resources.some((resource) => resource.display() === '*')
  );
}

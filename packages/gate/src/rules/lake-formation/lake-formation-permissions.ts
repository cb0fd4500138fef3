import type { Value } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const SETTINGS = ['AWS::LakeFormation::DataLakeSettings'];
const GUIDE = 'lake-formation/latest/dg';
const DEFAULTS = awsDocs(`${GUIDE}/change-settings.html`);
const PRINCIPAL = 'Principal.DataLakePrincipalIdentifier';

/** Rules for who may read tables of a data lake. */
export const lakeFormationPermissionsRules: readonly Rule[] = [
  ...createElementRules([
    {
      id: 'LakeFormationPermissionsDefaults',
      level: 'required',
      group: 'leastPrivilege',
      types: [...SETTINGS, 'AWS::Glue::Database'],
      what: 'Lake Formation grants nothing to all IAM principals on new databases and tables',
      why: 'With IAMAllowedPrincipals every principal with access to S3 and Glue reads each new table.',
      fix: 'Set CreateDatabaseDefaultPermissions and CreateTableDefaultPermissions to empty lists.',
      elements: [
        `CreateDatabaseDefaultPermissions.*.${PRINCIPAL}`,
        `CreateTableDefaultPermissions.*.${PRINCIPAL}`,
        `DatabaseInput.CreateTableDefaultPermissions.*.${PRINCIPAL}`,
      ],
      isFaulty: isEveryone,
      references: [pciDss('7.2.2'), DEFAULTS, nist('AC-6')],
    },
    {
      id: 'LakeFormationPermissionsNamed',
      level: 'required',
      group: 'leastPrivilege',
      types: ['AWS::LakeFormation::Permissions', 'AWS::LakeFormation::PrincipalPermissions'],
      what: 'Lake Formation permission names its principal',
      why: 'With IAMAllowedPrincipals the permissions of Lake Formation decide nothing for this resource.',
      fix: 'Set DataLakePrincipalIdentifier to the ARN of a role.',
      elements: ['DataLakePrincipal.DataLakePrincipalIdentifier', PRINCIPAL],
      isFaulty: isEveryone,
      references: [pciDss('7.2.2'), awsDocs(`${GUIDE}/granting-catalog-permissions.html`), nist('AC-6')],
    },
  ]),
  ...createPropertyRules([
    {
      id: 'LakeFormationPermissionsFullTableAccess',
      level: 'required',
      group: 'leastPrivilege',
      types: SETTINGS,
      what: 'Lake Formation gives engines outside of it no access to whole tables',
      why: 'An engine with such credentials reads rows and columns that a filter hides from its user.',
      fix: 'Set AllowFullTableExternalDataAccess to false, or remove it.',
      property: 'AllowFullTableExternalDataAccess',
      expects: { differsFrom: true },
      references: [pciDss('7.2.2'), awsDocs(`${GUIDE}/full-table-credential-vending.html`), nist('AC-6')],
    },
    {
      id: 'LakeFormationPermissionsNotHybrid',
      level: 'hardening',
      group: 'leastPrivilege',
      types: ['AWS::LakeFormation::Resource'],
      what: 'Lake Formation location is governed by Lake Formation only',
      why: 'In hybrid access mode principals read the location by their IAM policies, past every filter.',
      fix: 'Set HybridAccessEnabled to false, or remove it.',
      property: 'HybridAccessEnabled',
      expects: { differsFrom: true },
      references: [awsDocs(`${GUIDE}/hybrid-access-mode.html`), nist('AC-3')],
    },
  ]),
];

function isEveryone(principal: Value): boolean {
  // A role by reference is one principal, whatever its ARN is.
  return principal.target() === undefined && principal.text() === 'IAM_ALLOWED_PRINCIPALS';
}

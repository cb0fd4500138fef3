import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const GUIDE = 'verifiedpermissions/latest/userguide';
const STORE = ['AWS::VerifiedPermissions::PolicyStore'];
const SOURCE = 'Configuration';
/** A Cedar policy for every principal, action and resource, without a condition. */
const PERMITS_EVERYTHING = /permit\s*\(\s*principal\s*,\s*action\s*,\s*resource\s*\)\s*;/;
/** Lists of the applications or audiences whose tokens a source accepts. */
const AUDIENCES = [
  'CognitoUserPoolConfiguration.ClientIds',
  'OpenIdConnectConfiguration.TokenSelection.AccessTokenOnly.Audiences',
  'OpenIdConnectConfiguration.TokenSelection.IdentityTokenOnly.ClientIds',
];

/** Rules for the permissions of applications in Verified Permissions. */
export const verifiedPermissionsRules: readonly Rule[] = [
  {
    id: 'VerifiedPermissionsPolicyLimited',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::VerifiedPermissions::Policy'],
    what: 'Verified Permissions policy does not permit every principal every action',
    why: 'One such policy makes all others useless, because any permit is enough.',
    fix: 'Name a principal, an action or a resource, or add a when clause to Definition.Static.Statement.',
    property: 'Properties.Definition.Static.Statement',
    references: [pciDss('7.2.2'), awsDocs(`${GUIDE}/policies.html`), nist('AC-6')],
    check: (policy) => !PERMITS_EVERYTHING.test(policy.at('Definition.Static.Statement').text() ?? ''),
  },
  {
    id: 'VerifiedPermissionsTokensForThisApp',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::VerifiedPermissions::IdentitySource'],
    what: 'Verified Permissions identity source accepts only tokens for named applications',
    why: 'A token that a user gave any other application of the issuer is accepted too.',
    fix: 'Set ClientIds or Audiences.',
    property: 'Properties.Configuration',
    references: [pciDss('8.3.1'), awsDocs(`${GUIDE}/identity-sources.html`), nist('IA-9')],
    check: (source) => AUDIENCES.some((list) => hasElements(source, `${SOURCE}.${list}`)),
  },
  ...createPropertyRules([
    {
      id: 'VerifiedPermissionsValidationStrict',
      level: 'hardening',
      group: 'checkedInput',
      types: STORE,
      what: 'Verified Permissions policy store validates policies against its schema',
      why: 'A policy with a misspelt attribute is stored, and permits or forbids nothing.',
      fix: 'Set ValidationSettings.Mode to STRICT.',
      property: 'ValidationSettings.Mode',
      expects: { equals: 'STRICT' },
      references: [awsDocs(`${GUIDE}/policy-validation-mode.html`), nist('SI-10')],
    },
    {
      id: 'VerifiedPermissionsDeletionProtection',
      level: 'hardening',
      keepsData: true,
      group: 'resilience',
      types: STORE,
      what: 'Verified Permissions policy store has deletion protection enabled',
      why: 'Without its policies an application denies everything, and no copy exists.',
      fix: 'Set DeletionProtection.Mode to ENABLED.',
      property: 'DeletionProtection.Mode',
      expects: { equals: 'ENABLED' },
      references: [awsDocs(`${GUIDE}/policy-stores.html`), nist('CP-9')],
    },
  ]),
];

function hasElements(source: TemplateResource, list: string): boolean {
  return source.at(list).items().length > 0;
}

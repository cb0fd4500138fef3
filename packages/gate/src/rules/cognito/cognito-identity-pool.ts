import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, prowler, type Rule, securityHub } from '../rule';

const POOL = ['AWS::Cognito::IdentityPool'];
const ROLES = ['AWS::Cognito::IdentityPoolRoleAttachment'];
const GUIDE = 'cognito/latest/developerguide';

/** Rules for identity pools, which give credentials of AWS to users of applications. */
export const cognitoIdentityPoolRules: readonly Rule[] = createPropertyRules([
  {
    id: 'CognitoIdentityPoolClassicFlow',
    level: 'required',
    group: 'leastPrivilege',
    types: POOL,
    what: 'Cognito identity pool does not allow the basic (classic) authentication flow',
    why: 'In the classic flow the caller chooses the role, and no session policy limits the credentials.',
    fix: 'Set AllowClassicFlow to false, or remove it.',
    property: 'AllowClassicFlow',
    expects: { differsFrom: true },
    references: [pciDss('7.2.2'), awsDocs(`${GUIDE}/authentication-flow.html`), nist('AC-6')],
  },
  {
    id: 'CognitoIdentityPoolGuestRole',
    level: 'required',
    group: 'authenticatedRequests',
    types: ROLES,
    what: 'Cognito identity pool has no role for unauthenticated identities',
    why: 'Everyone on the internet gets credentials with this role, without a sign-in.',
    fix: 'Remove unauthenticated from Roles, and set AllowUnauthenticatedIdentities of the pool to false.',
    property: 'Roles.unauthenticated',
    expects: { absent: true },
    // CDK always attaches a role; a pool that admits no guests gives nobody its credentials.
    onlyIf: (attachment) =>
      attachment.at('IdentityPoolId').target()?.at('AllowUnauthenticatedIdentities').flag() !== false,
    references: [
      securityHub('Cognito.2'),
      checkov('CKV_AWS_366'),
      prowler('cognito_identity_pool_guest_access_disabled'),
      nist('AC-14'),
    ],
  },
  {
    id: 'CognitoIdentityPoolAmbiguousRole',
    level: 'hardening',
    group: 'leastPrivilege',
    types: ROLES,
    what: 'Cognito identity pool denies credentials when no role mapping matches a user',
    why: 'With AuthenticatedRole a user without any of the expected groups still gets credentials.',
    fix: 'Set AmbiguousRoleResolution of each entry of RoleMappings to Deny.',
    property: 'RoleMappings.*.AmbiguousRoleResolution',
    expects: { equals: 'Deny' },
    references: [awsDocs(`${GUIDE}/role-based-access-control.html`), nist('AC-3')],
  },
  {
    id: 'CognitoIdentityPoolTokenCheck',
    level: 'hardening',
    group: 'shortSessions',
    types: POOL,
    what: 'Cognito identity pool checks whether a user was disabled or signed out everywhere',
    why: 'Without the check a stolen token of a disabled user is exchanged for credentials until it expires.',
    fix: 'Set ServerSideTokenCheck of each entry of CognitoIdentityProviders to true.',
    property: 'CognitoIdentityProviders.*.ServerSideTokenCheck',
    expects: { equals: true },
    references: [
      awsDocs(
        'AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-identitypool-cognitoidentityprovider.html',
      ),
      nist('AC-12'),
    ],
  },
]);

import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, prowler, type Rule } from '../rule';

const PROFILE = ['AWS::RolesAnywhere::Profile'];
const GUIDE = 'rolesanywhere/latest/userguide';
const ONE_HOUR = 3600;

/** Rules for workloads outside AWS that use roles with certificates. */
export const rolesAnywhereRules: readonly Rule[] = createPropertyRules([
  {
    id: 'RolesAnywhereRevocation',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::RolesAnywhere::CRL'],
    what: 'Roles Anywhere revocation list is not switched off',
    why: 'A stolen certificate still gets credentials, although it is on the list.',
    fix: 'Set Enabled to true.',
    property: 'Enabled',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/trust-model.html`), nist('IA-5(2)')],
    expects: { differsFrom: false },
  },
  {
    id: 'RolesAnywhereSessionDuration',
    level: 'hardening',
    group: 'shortSessions',
    types: PROFILE,
    what: 'Roles Anywhere profile limits sessions to one hour',
    why: 'Stolen credentials of a session work until it ends.',
    fix: `Set DurationSeconds to ${ONE_HOUR} or less, or remove it.`,
    property: 'DurationSeconds',
    references: [awsDocs(`${GUIDE}/authentication.html`), nist('AC-12')],
    expects: { atMost: ONE_HOUR },
  },
  {
    id: 'RolesAnywhereSessionLimited',
    level: 'required',
    group: 'leastPrivilege',
    types: PROFILE,
    what: 'Roles Anywhere profile limits what sessions may do',
    why: 'Each certificate of the trust anchor gets all rights of the roles.',
    fix: 'Set SessionPolicy or ManagedPolicyArns.',
    property: 'SessionPolicy',
    references: [prowler('rolesanywhere_profile_restricts_session_permissions'), nist('AC-6')],
    expects: { present: true },
    onlyIf: (profile) => profile.at('ManagedPolicyArns').items().length === 0,
  },
  {
    id: 'RolesAnywhereSessionName',
    level: 'hardening',
    group: 'personRecord',
    types: PROFILE,
    what: 'Roles Anywhere takes the session name from the certificate',
    why: 'A name that the client chooses appears in CloudTrail, so one workload acts under the name of another.',
    fix: 'Remove AcceptRoleSessionName, or set it to false.',
    property: 'AcceptRoleSessionName',
    references: [awsDocs(`${GUIDE}/authentication-create-session.html`), nist('AU-10')],
    expects: { differsFrom: true },
  },
  {
    id: 'RolesAnywhereExpiryNoticed',
    level: 'hardening',
    group: 'alerts',
    types: ['AWS::RolesAnywhere::TrustAnchor'],
    what: 'Roles Anywhere trust anchor reports certificates that expire',
    why: 'An expired certificate stops every workload that uses it.',
    fix: 'Remove the notification settings that have Enabled false.',
    property: 'NotificationSettings.*.Enabled',
    references: [awsDocs(`${GUIDE}/customize-notification-settings.html`), nist('SC-17')],
    expects: { differsFrom: false },
  },
]);

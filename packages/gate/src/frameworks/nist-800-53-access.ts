import {
  assignDataProtectionOfficer,
  assignDevelopmentTeam,
  assignManagement,
  assignPlatformTeam,
  assignSecurityOfficer,
} from './duties';
import {
  authenticatedRequests,
  closedOutbound,
  databaseIdentity,
  encryptionInTransit,
  leastPrivilege,
  noPublicAccess,
  passwords,
  secondFactor,
  separateKeyDuties,
  shortSessions,
  takeoverProtection,
  tenantIsolation,
} from './evidence-groups';
import { type Control, citePublishedRules, citeRules, combineEvidence } from './framework';
import { nistAccess, nistIam, nistTransmission } from './nist-800-53-published';

/** Families AC and IA: access, identification and authentication. */
export const accessControl: readonly Control[] = [
  {
    id: 'AC-1',
    title: 'Access control policy and procedures exist',
    evidence: [],
    ...assignSecurityOfficer('Adopt and review a policy for access control and the procedures for it.'),
  },
  {
    id: 'AC-2',
    title: 'Accounts are managed',
    evidence: combineEvidence(nistIam, citeRules('CognitoUserPoolNoUnauthenticatedLogins')),
    ...assignSecurityOfficer('Define account types, approve each account, and review accounts regularly.'),
  },
  {
    id: 'AC-2(1)',
    title: 'Account management is automated',
    evidence: nistIam,
    ...assignPlatformTeam('Create and remove accounts of people only through the directory.'),
  },
  {
    id: 'AC-2(3)',
    title: 'Unused accounts are disabled',
    evidence: [],
    ...assignPlatformTeam('Disable accounts in user pools and directories when they are no longer used.'),
  },
  {
    id: 'AC-2(4)',
    title: 'Account actions are audited',
    evidence: citePublishedRules('CloudTrailCloudWatchLogsEnabled', 'RDSLoggingEnabled', 'S3BucketLoggingEnabled'),
  },
  { id: 'AC-3', title: 'Access is enforced', evidence: combineEvidence(nistIam, nistAccess, authenticatedRequests) },
  {
    id: 'AC-3(7)',
    title: 'Access is based on roles',
    evidence: nistIam,
  },
  {
    id: 'AC-4',
    title: 'Information flow is enforced',
    evidence: combineEvidence(nistTransmission, citePublishedRules('SecretsManagerRotationEnabled'), closedOutbound),
  },
  {
    id: 'AC-4(21)',
    title: 'Information flows are separated',
    evidence: combineEvidence(
      citePublishedRules('APIGWAssociatedWithWAF', 'VPCDefaultSecurityGroupClosed', 'VPCNoUnrestrictedRouteToIGW'),
      nistAccess,
      tenantIsolation,
    ),
  },
  {
    id: 'AC-5',
    title: 'Duties are separated',
    evidence: combineEvidence(
      citePublishedRules('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
      separateKeyDuties,
    ),
    ...assignManagement('Write down which duties one person must not combine.'),
  },
  {
    id: 'AC-6',
    title: 'Rights follow least privilege',
    evidence: combineEvidence(nistIam, nistAccess, leastPrivilege),
  },
  {
    id: 'AC-6(9)',
    title: 'Use of privileged functions is logged',
    evidence: citePublishedRules('CloudTrailCloudWatchLogsEnabled', 'RDSLoggingEnabled', 'S3BucketLoggingEnabled'),
  },
  {
    id: 'AC-6(10)',
    title: 'Non-privileged users cannot execute privileged functions',
    evidence: citePublishedRules('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
  },
  { id: 'AC-7', title: 'Unsuccessful sign-ins are limited', evidence: takeoverProtection },
  {
    id: 'AC-8',
    title: 'A system use notice is shown before sign-in',
    evidence: [],
    ...assignDevelopmentTeam('Show the notice that the law requires on the sign-in page.'),
  },
  { id: 'AC-12', title: 'Sessions terminate automatically', evidence: shortSessions },
  {
    id: 'AC-14',
    title: 'Actions that need no authentication are identified',
    evidence: [],
    ...assignDevelopmentTeam('List the actions that need no authentication, with the reason for each.'),
  },
  {
    id: 'AC-17',
    title: 'Remote access is controlled',
    evidence: combineEvidence(
      citePublishedRules('EC2RestrictedCommonPorts', 'EC2RestrictedSSH', 'VPCDefaultSecurityGroupClosed'),
      nistAccess,
    ),
    ...assignSecurityOfficer('Authorize each method of remote access, and document its use.'),
  },
  {
    id: 'AC-17(2)',
    title: 'Remote access is encrypted',
    evidence: combineEvidence(nistTransmission, encryptionInTransit),
  },
  {
    id: 'AC-21',
    title: 'Information sharing is decided on',
    evidence: noPublicAccess,
    ...assignDataProtectionOfficer('Decide with whom information is shared, and check that they may receive it.'),
  },
  {
    id: 'AC-22',
    title: 'Publicly accessible content is controlled',
    evidence: noPublicAccess,
    ...assignManagement('Name who may publish, and review public content.'),
  },
  {
    id: 'IA-1',
    title: 'Identification and authentication policy and procedures exist',
    evidence: [],
    ...assignSecurityOfficer('Adopt and review a policy for identification and authentication.'),
  },
  {
    id: 'IA-2',
    title: 'Users are identified and authenticated',
    evidence: combineEvidence(authenticatedRequests, databaseIdentity),
  },
  {
    id: 'IA-2(1)',
    title: 'Privileged accounts use multi-factor authentication',
    evidence: secondFactor,
    ...assignSecurityOfficer('Require multi-factor authentication of operators in the directory for AWS accounts.'),
  },
  { id: 'IA-2(2)', title: 'Non-privileged accounts use multi-factor authentication', evidence: secondFactor },
  {
    id: 'IA-2(8)',
    title: 'Authentication is resistant to replay',
    evidence: shortSessions,
  },
  {
    id: 'IA-3',
    title: 'Devices and services are authenticated',
    evidence: [],
    ...assignPlatformTeam('Authenticate devices and services that call the app, for example with client certificates.'),
  },
  {
    id: 'IA-4',
    title: 'Identifiers are managed',
    evidence: [],
    ...assignSecurityOfficer('Assign identifiers after approval, and never reuse them for another person.'),
  },
  {
    id: 'IA-5',
    title: 'Authenticators are managed',
    evidence: combineEvidence(passwords, citeRules('SecretsManagerRotationEnabled'), databaseIdentity),
    ...assignSecurityOfficer('Check who receives an authenticator, and replace lost ones.'),
  },
  {
    id: 'IA-5(1)',
    title: 'Passwords are strong and transmitted encrypted',
    evidence: combineEvidence(nistTransmission, passwords),
  },
  {
    id: 'IA-5(7)',
    title: 'Code contains no static authenticators',
    evidence: [],
    ...assignDevelopmentTeam('Scan code and templates for secrets before each change is merged.'),
  },
  {
    id: 'IA-6',
    title: 'Authentication feedback is obscured',
    evidence: shortSessions,
  },
  {
    id: 'IA-8',
    title: 'External users are identified and authenticated',
    evidence: [],
    ...assignSecurityOfficer('Decide which identity providers are accepted for external users.'),
  },
  {
    id: 'IA-12',
    title: 'Identities are proofed',
    evidence: [],
    ...assignSecurityOfficer('Verify the identity of a person before an account is created for them.'),
  },
];

import { dataProtectionOfficer, developmentTeam, management, platformTeam, securityOfficer } from './duties';
import { allOf, type Control, published, rules, tested } from './framework';
import { nistAccess, nistIam, nistTransmission } from './nist-800-53-published';
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
} from './safeguards';

/** Families AC and IA: access, identification and authentication. */
export const accessControl: readonly Control[] = [
  {
    id: 'AC-1',
    title: 'Policy and procedures for access',
    evidence: [],
    ...securityOfficer('Adopt and review a policy for access control and the procedures for it.'),
  },
  {
    id: 'AC-2',
    title: 'Accounts are managed',
    evidence: allOf(nistIam, rules('CognitoUserPoolNoUnauthenticatedLogins')),
    ...securityOfficer('Define kinds of accounts, approve each, and review them regularly.'),
  },
  {
    id: 'AC-2(1)',
    title: 'Accounts are managed by machines',
    evidence: nistIam,
    ...platformTeam('Create and remove accounts of people through the directory alone.'),
  },
  {
    id: 'AC-2(3)',
    title: 'Accounts that are not used are disabled',
    evidence: [],
    ...platformTeam('Disable accounts in the user pool and the directory when they are not used any more.'),
  },
  {
    id: 'AC-2(4)',
    title: 'What happens to accounts is recorded',
    evidence: published('CloudTrailCloudWatchLogsEnabled', 'RDSLoggingEnabled', 'S3BucketLoggingEnabled'),
  },
  { id: 'AC-3', title: 'Access is enforced', evidence: allOf(nistIam, nistAccess, authenticatedRequests) },
  {
    id: 'AC-3(7)',
    title: 'Access follows roles',
    evidence: allOf(nistIam, tested('attack/tenant-isolation.test.ts', '%s may not call %s')),
  },
  {
    id: 'AC-4',
    title: 'Flows of information are enforced',
    evidence: allOf(nistTransmission, published('SecretsManagerRotationEnabled'), closedOutbound),
  },
  {
    id: 'AC-4(21)',
    title: 'Flows are kept apart',
    evidence: allOf(
      published('APIGWAssociatedWithWAF', 'VPCDefaultSecurityGroupClosed', 'VPCNoUnrestrictedRouteToIGW'),
      nistAccess,
      tenantIsolation,
    ),
  },
  {
    id: 'AC-5',
    title: 'Duties are separated',
    evidence: allOf(
      published('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
      separateKeyDuties,
    ),
    ...management('Write down which duties may not be held by one person.'),
  },
  { id: 'AC-6', title: 'Rights are the least that are needed', evidence: allOf(nistIam, nistAccess, leastPrivilege) },
  {
    id: 'AC-6(9)',
    title: 'Use of privileged functions is recorded',
    evidence: published('CloudTrailCloudWatchLogsEnabled', 'RDSLoggingEnabled', 'S3BucketLoggingEnabled'),
  },
  {
    id: 'AC-6(10)',
    title: 'Users without privilege cannot run privileged functions',
    evidence: allOf(
      published('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
      tested('attack/tenant-isolation.test.ts', '%s cannot touch the table %s'),
    ),
  },
  { id: 'AC-7', title: 'Failed sign-ins have consequences', evidence: takeoverProtection },
  {
    id: 'AC-8',
    title: 'A notice is shown before sign-in',
    evidence: [],
    ...developmentTeam('Show the notice that your law asks for on the sign-in page.'),
  },
  { id: 'AC-12', title: 'Sessions end', evidence: shortSessions },
  {
    id: 'AC-14',
    title: 'It is known what works without signing in',
    evidence: tested('api/rest-api.test.ts', 'has one route without a token, GET /health'),
  },
  {
    id: 'AC-17',
    title: 'Access from afar is governed',
    evidence: allOf(
      published('EC2RestrictedCommonPorts', 'EC2RestrictedSSH', 'VPCDefaultSecurityGroupClosed'),
      nistAccess,
    ),
    ...securityOfficer('Authorise each way of access from afar, and document its use.'),
  },
  { id: 'AC-17(2)', title: 'Access from afar is encrypted', evidence: allOf(nistTransmission, encryptionInTransit) },
  {
    id: 'AC-21',
    title: 'Sharing of information is decided on',
    evidence: noPublicAccess,
    ...dataProtectionOfficer('Decide with whom information is shared, and check that they may have it.'),
  },
  {
    id: 'AC-22',
    title: 'Nothing secret is published',
    evidence: noPublicAccess,
    ...management('Name who may publish, and review what is public.'),
  },
  {
    id: 'IA-1',
    title: 'Policy and procedures for identification',
    evidence: [],
    ...securityOfficer('Adopt and review a policy for identification and authentication.'),
  },
  {
    id: 'IA-2',
    title: 'Users are identified and authenticated',
    evidence: allOf(authenticatedRequests, databaseIdentity),
  },
  {
    id: 'IA-2(1)',
    title: 'Privileged accounts use several factors',
    evidence: secondFactor,
    ...securityOfficer('Demand several factors of operators in the directory of AWS accounts.'),
  },
  { id: 'IA-2(2)', title: 'Other accounts use several factors', evidence: secondFactor },
  {
    id: 'IA-2(8)',
    title: 'A sign-in cannot be replayed',
    evidence: allOf(
      shortSessions,
      tested(
        'identity/identity-stack.test.ts',
        'uses the authorization code flow without a secret, and no implicit grant',
      ),
    ),
  },
  {
    id: 'IA-3',
    title: 'Devices and services are authenticated',
    evidence: tested('api/rest-api.test.ts', 'asks clients for certificates when settings name who signs them'),
    ...platformTeam('Name the authority of client certificates in the settings where devices call the API.'),
  },
  {
    id: 'IA-4',
    title: 'Identifiers are managed',
    evidence: tested('identity/identity-stack.test.ts', 'exists only where settings name it'),
    ...securityOfficer('Assign identifiers on approval, and never to somebody else later.'),
  },
  {
    id: 'IA-5',
    title: 'Authenticators are managed',
    evidence: allOf(passwords, rules('SecretsManagerRotationEnabled'), databaseIdentity),
    ...securityOfficer('Check who receives an authenticator, and replace those that were lost.'),
  },
  { id: 'IA-5(1)', title: 'Passwords are strong and travel encrypted', evidence: allOf(nistTransmission, passwords) },
  {
    id: 'IA-5(7)',
    title: 'No authenticator is written into code',
    evidence: allOf(
      tested(
        'functions/records-functions.test.ts',
        'has no secret in its environment, which is encrypted all the same',
      ),
      tested('api/usage-plans.test.ts', 'no template holds the value of a key'),
    ),
  },
  {
    id: 'IA-6',
    title: 'Answers to a sign-in tell nothing',
    evidence: shortSessions,
  },
  {
    id: 'IA-8',
    title: 'Users from outside are identified',
    evidence: tested(
      'identity/identity-stack.test.ts',
      'signs users of other providers in, and never takes a tenant from them',
    ),
  },
  {
    id: 'IA-12',
    title: 'Identities are proofed',
    evidence: [],
    ...securityOfficer('Check the identity of a person before they get an account.'),
  },
];

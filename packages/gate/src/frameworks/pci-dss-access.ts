import {
  assignDevelopmentTeam,
  assignPeopleTeam,
  assignPlatformTeam,
  assignSecurityOfficer,
  inheritedFromAws,
} from './duties';
import {
  authenticatedRequests,
  databaseIdentity,
  leastPrivilege,
  passwords,
  secondFactor,
  shortSessions,
  takeoverProtection,
  tenantIsolation,
} from './evidence-groups';
import { type Control, citePublishedRules, citeRules, combineEvidence } from './framework';

/** Requirements 7, 8 and 9: access, identities and physical access. */
export const access: readonly Control[] = [
  {
    id: '7.1.1',
    title: 'Policies for access are documented, known and followed',
    evidence: [],
    ...assignSecurityOfficer('Keep the policy for access up to date and known to the people who follow it.'),
  },
  {
    id: '7.2.1',
    title: 'Access follows job functions',
    evidence: combineEvidence(citePublishedRules('LambdaFunctionPublicAccessProhibited'), leastPrivilege),
    ...assignSecurityOfficer('Define which access each role of the organisation needs.'),
  },
  {
    id: '7.2.2',
    title: 'Users have the least privileges for their job',
    evidence: leastPrivilege,
  },
  {
    id: '7.2.3',
    title: 'Access is approved',
    evidence: [],
    ...assignSecurityOfficer('Have privileges approved in writing before they are granted.'),
  },
  {
    id: '7.2.4',
    title: 'User accounts and privileges are reviewed every six months',
    evidence: [],
    ...assignSecurityOfficer('Review all accounts of people and vendors every six months, and correct them.'),
  },
  {
    id: '7.2.5',
    title: 'Application accounts have least privilege',
    evidence: combineEvidence(leastPrivilege, citeRules('LambdaStarPermissions')),
  },
  {
    id: '7.2.6',
    title: 'Stored card data is queried only through controlled programs',
    evidence: tenantIsolation,
    ...assignDevelopmentTeam('Let users query stored card data only through programs that check their rights.'),
  },
  {
    id: '7.3.1',
    title: 'An access control system restricts access',
    evidence: authenticatedRequests,
  },
  {
    id: '7.3.3',
    title: 'The access control system denies by default',
    evidence: citeRules('APIGWAuthorization'),
  },
  {
    id: '8.1.1',
    title: 'Policies for identities are documented, known and followed',
    evidence: [],
    ...assignSecurityOfficer(
      'Keep the policy for identities and authentication up to date and known to the people who follow it.',
    ),
  },
  {
    id: '8.2.1',
    title: 'Each user has a unique id',
    evidence: databaseIdentity,
    ...assignSecurityOfficer('Give each person a unique identity before they get access.'),
  },
  {
    id: '8.2.2',
    title: 'Shared accounts are an exception',
    evidence: citeRules('IAMUserNoPolicies', 'IAMUserGroupMembership'),
    ...assignSecurityOfficer('Allow shared accounts only for a documented reason and a limited time.'),
  },
  {
    id: '8.2.4',
    title: 'Changes to identities are authorized',
    evidence: [],
    ...assignSecurityOfficer('Have the creation, change and removal of users approved.'),
  },
  {
    id: '8.2.5',
    title: 'Access of terminated users is revoked immediately',
    evidence: [],
    ...assignPeopleTeam('Have access revoked on the day that a person leaves.'),
  },
  {
    id: '8.2.6',
    title: 'Accounts that are inactive for 90 days are disabled',
    evidence: [],
    ...assignSecurityOfficer('Disable users who have not signed in for 90 days.'),
  },
  {
    id: '8.2.8',
    title: 'Sessions that are idle for 15 minutes end',
    evidence: shortSessions,
    ...assignDevelopmentTeam('Configure clients to require a new sign-in after 15 minutes without activity.'),
  },
  {
    id: '8.3.1',
    title: 'All access is authenticated',
    evidence: combineEvidence(authenticatedRequests, databaseIdentity),
  },
  {
    id: '8.3.2',
    title: 'Authentication factors are unreadable in transit and at rest',
    evidence: [],
    ...assignSecurityOfficer('Store passwords only in systems that hash them, and transmit them only over TLS.'),
  },
  {
    id: '8.3.4',
    title: 'Accounts are locked after invalid attempts',
    evidence: takeoverProtection,
  },
  {
    id: '8.3.6',
    title: 'Passwords have a minimum length and complexity',
    evidence: passwords,
  },
  {
    id: '8.3.7',
    title: 'Old passwords cannot be reused',
    evidence: [],
    ...assignPlatformTeam('Configure user directories to refuse the last four passwords of a user.'),
  },
  {
    id: '8.3.9',
    title: 'Passwords that are the only factor are changed every 90 days',
    evidence: combineEvidence(citePublishedRules('SecretsManagerRotationEnabled'), secondFactor),
  },
  {
    id: '8.4.1',
    title: 'Administrators use multi-factor authentication',
    evidence: [],
    ...assignSecurityOfficer('Require multi-factor authentication of every person who signs in to the AWS accounts.'),
  },
  {
    id: '8.4.2',
    title: 'Access to card data uses multi-factor authentication',
    evidence: secondFactor,
    ...assignSecurityOfficer('Require multi-factor authentication in the identity provider of operators.'),
  },
  {
    id: '8.4.3',
    title: 'Remote access uses multi-factor authentication',
    evidence: secondFactor,
    ...assignSecurityOfficer('Require multi-factor authentication of vendors and of every person who works remotely.'),
  },
  {
    id: '8.5.1',
    title: 'Multi-factor authentication cannot be bypassed or replayed',
    evidence: [],
    ...assignSecurityOfficer('Test that no user can skip a factor or use one twice, and document exceptions.'),
  },
  {
    id: '8.6.2',
    title: 'Passwords of application accounts are not in code',
    evidence: [],
    ...assignDevelopmentTeam('Scan code and templates for secrets before each change is merged.'),
  },
  {
    id: '8.6.3',
    title: 'Passwords of application accounts are changed periodically',
    evidence: combineEvidence(citePublishedRules('SecretsManagerRotationEnabled'), databaseIdentity),
    ...assignPlatformTeam('Change client secrets and API keys at an interval that fits their risk.'),
  },
  {
    id: '9.1.1',
    title: 'Policies for physical access are documented, known and followed',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '9.2.1',
    title: 'Physical access to systems is controlled',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '9.3.1',
    title: 'Access of staff to sensitive areas is authorized',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '9.4.1',
    title: 'Media with card data are secured',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '9.4.7',
    title: 'Media are destroyed when no longer needed',
    evidence: [],
    ...inheritedFromAws,
  },
];

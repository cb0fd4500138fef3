import { developmentTeam, inheritedFromAws, peopleTeam, platformTeam, securityOfficer } from './duties';
import { allOf, type Control, published, rules, tested } from './framework';
import {
  authenticatedRequests,
  databaseIdentity,
  leastPrivilege,
  passwords,
  secondFactor,
  shortSessions,
  takeoverProtection,
  tenantIsolation,
} from './safeguards';

/** Requirements 7, 8 and 9: who may do what, who they are, and doors. */
export const access: readonly Control[] = [
  {
    id: '7.1.1',
    title: 'Rules for access are written, known and followed',
    evidence: [],
    ...securityOfficer('Keep the policy for access up to date and known to those who follow it.'),
  },
  {
    id: '7.2.1',
    title: 'Access follows the need of a job',
    evidence: allOf(published('LambdaFunctionPublicAccessProhibited'), leastPrivilege),
    ...securityOfficer('Define which role of the organisation needs which access.'),
  },
  {
    id: '7.2.2',
    title: 'Everyone has the least rights their job needs',
    evidence: allOf(
      leastPrivilege,
      tested('lambda/records/routes.test.ts', 'a scope is defined once and says what it allows'),
    ),
  },
  {
    id: '7.2.3',
    title: 'Access is approved',
    evidence: [],
    ...securityOfficer('Have rights approved in writing before they are given.'),
  },
  {
    id: '7.2.4',
    title: 'Accounts and rights are reviewed every six months',
    evidence: [],
    ...securityOfficer('Review all accounts of people and vendors every six months, and correct them.'),
  },
  {
    id: '7.2.5',
    title: 'Accounts of programs have the least rights',
    evidence: allOf(
      leastPrivilege,
      rules('LambdaStarPermissions'),
      tested('iam/service-role.test.ts', 'may do what it was allowed, and what it was denied stays denied'),
    ),
  },
  {
    id: '7.2.6',
    title: 'Stored card data is queried through programs with checks alone',
    evidence: allOf(tested('attack/tenant-isolation.test.ts', '%s cannot touch the table %s'), tenantIsolation),
  },
  {
    id: '7.3.1',
    title: 'A system enforces who may do what',
    evidence: authenticatedRequests,
  },
  {
    id: '7.3.3',
    title: 'What is not allowed is denied',
    evidence: allOf(
      rules('APIGWAuthorization'),
      tested('lambda/records/routes.test.ts', 'demands scopes that exist, and none for health alone'),
    ),
  },
  {
    id: '8.1.1',
    title: 'Rules for identities are written, known and followed',
    evidence: [],
    ...securityOfficer('Keep the policy for identities and sign-in up to date and known to those who follow it.'),
  },
  {
    id: '8.2.1',
    title: 'Each user has an id of their own',
    evidence: allOf(
      databaseIdentity,
      tested('identity/identity-stack.test.ts', 'uses client credentials for one tenant, and cannot sign anyone in'),
    ),
    ...securityOfficer('Give each person an identity of their own before they get access.'),
  },
  {
    id: '8.2.2',
    title: 'Shared accounts are the exception',
    evidence: rules('IAMUserNoPolicies', 'IAMUserGroupMembership'),
    ...securityOfficer('Allow shared accounts only for a documented reason and a limited time.'),
  },
  {
    id: '8.2.4',
    title: 'Changes of identities are authorised',
    evidence: tested(
      'identity/identity-stack.test.ts',
      'is invited, recovers by verified email alone, and keeps the old address until the new one is verified',
    ),
    ...securityOfficer('Have the making, changing and removing of users approved.'),
  },
  {
    id: '8.2.5',
    title: 'Access of those who leave ends at once',
    evidence: [],
    ...peopleTeam('Have access revoked on the day that somebody leaves.'),
  },
  {
    id: '8.2.6',
    title: 'Accounts that sleep for 90 days are closed',
    evidence: [],
    ...securityOfficer('Disable users who have not signed in for 90 days.'),
  },
  {
    id: '8.2.8',
    title: 'A session that is idle for 15 minutes ends',
    evidence: shortSessions,
    ...developmentTeam('Let clients ask for a new sign-in after 15 minutes without activity.'),
  },
  {
    id: '8.3.1',
    title: 'Every access is authenticated',
    evidence: allOf(authenticatedRequests, databaseIdentity),
  },
  {
    id: '8.3.2',
    title: 'Factors cannot be read on the way or at rest',
    evidence: tested('identity/identity-stack.test.ts', 'keeps the secret of a provider out of the template'),
  },
  {
    id: '8.3.4',
    title: 'Wrong attempts lock the account',
    evidence: takeoverProtection,
  },
  {
    id: '8.3.6',
    title: 'Passwords are long and mixed',
    evidence: passwords,
  },
  {
    id: '8.3.7',
    title: 'Old passwords are not used again',
    evidence: tested(
      'identity/identity-stack.test.ts',
      'has a password of 14 characters of every kind that was not used before',
    ),
  },
  {
    id: '8.3.9',
    title: 'A password that is the only factor is changed every 90 days',
    evidence: allOf(published('SecretsManagerRotationEnabled'), secondFactor),
  },
  {
    id: '8.4.1',
    title: 'Administrators use several factors',
    evidence: [],
    ...securityOfficer('Demand several factors of everyone who signs in to the accounts of AWS.'),
  },
  {
    id: '8.4.2',
    title: 'Every access to card data uses several factors',
    evidence: secondFactor,
    ...securityOfficer('Demand several factors in the identity provider of operators as well.'),
  },
  {
    id: '8.4.3',
    title: 'Access from outside uses several factors',
    evidence: secondFactor,
    ...securityOfficer('Demand several factors of vendors and of everyone who works from afar.'),
  },
  {
    id: '8.5.1',
    title: 'Several factors cannot be bypassed or replayed',
    evidence: allOf(
      tested(
        'identity/identity-stack.test.ts',
        'signs in with two factors: a one-time code or a passkey that verifies them, never a text message',
      ),
      tested(
        'identity/identity-stack.test.ts',
        'uses the authorization code flow without a secret, and no implicit grant',
      ),
    ),
  },
  {
    id: '8.6.2',
    title: 'Passwords of programs are not written into code',
    evidence: allOf(
      tested(
        'functions/records-functions.test.ts',
        'has no secret in its environment, which is encrypted all the same',
      ),
      tested('api/usage-plans.test.ts', 'no template holds the value of a key'),
    ),
  },
  {
    id: '8.6.3',
    title: 'Passwords of programs are changed',
    evidence: allOf(published('SecretsManagerRotationEnabled'), databaseIdentity),
    ...platformTeam('Change client secrets and API keys at an interval that fits their risk.'),
  },
  {
    id: '9.1.1',
    title: 'Rules for physical access are written, known and followed',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '9.2.1',
    title: 'Doors keep strangers from systems',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '9.3.1',
    title: 'Access of staff to sensitive areas is managed',
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
    title: 'Media are destroyed when not needed any more',
    evidence: tested(
      'encryption/data-keys.test.ts',
      'that rotates, waits 30 days before deletion and outlives its stack',
    ),
    ...inheritedFromAws,
  },
];

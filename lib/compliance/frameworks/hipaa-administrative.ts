import { auditor, incidentTeam, management, peopleTeam, platformTeam, purchasing, securityOfficer } from './duties';
import { allOf, type Control, published, resources, rules, tested } from './framework';
import { hipaaAccess, hipaaBackup, hipaaIam, hipaaPorts } from './hipaa-published';
import {
  alerts,
  backups,
  leastPrivilege,
  passwords,
  patched,
  resilience,
  restores,
  takeoverProtection,
} from './safeguards';

/** 45 CFR 164.308: administrative safeguards. */
export const administrativeSafeguards: readonly Control[] = [
  {
    id: '164.308(a)(1)(i)',
    title: 'Security is managed as a process',
    evidence: [],
    ...securityOfficer('Run a process that prevents, detects and corrects violations, and record that it runs.'),
  },
  {
    id: '164.308(a)(1)(ii)(A)',
    title: 'Risks to health data are analysed',
    evidence: tested('docs/threat-model.test.ts', '"%s" is defended, and shown by a test that exists'),
    ...securityOfficer('Carry out a risk analysis of the whole organisation; the threat model is one input to it.'),
  },
  {
    id: '164.308(a)(1)(ii)(B)',
    title: 'Risks are brought down to a reasonable level',
    evidence: tested('app/synth.test.ts', 'leaves nothing but acknowledged findings in the report of CDK'),
    ...securityOfficer('Decide on each risk of the analysis, and review accepted findings before they end.'),
  },
  {
    id: '164.308(a)(1)(ii)(C)',
    title: 'Breaking the rules has consequences',
    evidence: [],
    ...peopleTeam('Adopt a sanction policy for workforce members, and apply it to violations.'),
  },
  {
    id: '164.308(a)(1)(ii)(D)',
    title: 'Activity in systems is reviewed',
    evidence: allOf(alerts, resources('AWS::Logs::MetricFilter')),
    ...securityOfficer('Review audit logs, access reports and incident reports every month, and sign the review.'),
  },
  {
    id: '164.308(a)(2)',
    title: 'One person answers for security',
    evidence: [],
    ...management('Appoint a security official, and write down what the role may decide.'),
  },
  {
    id: '164.308(a)(3)(i)',
    title: 'The workforce has the access it should have, and no other',
    evidence: allOf(hipaaPorts, hipaaIam, hipaaAccess, leastPrivilege),
    ...peopleTeam('Tell the platform team of everyone who joins, moves or leaves, on the day.'),
  },
  {
    id: '164.308(a)(3)(ii)(A)',
    title: 'Access is authorised and supervised',
    evidence: allOf(
      published('CloudTrailCloudWatchLogsEnabled', 'RDSLoggingEnabled', 'S3BucketLoggingEnabled', 'VPCFlowLogsEnabled'),
      hipaaIam,
    ),
    ...securityOfficer('Authorise access to health data in writing, and name who supervises it.'),
  },
  {
    id: '164.308(a)(3)(ii)(B)',
    title: 'Clearance is checked before access is given',
    evidence: allOf(hipaaPorts, hipaaIam),
    ...peopleTeam('Decide by role who may see health data, and check persons before they get the role.'),
  },
  {
    id: '164.308(a)(3)(ii)(C)',
    title: 'Access ends with employment',
    evidence: [],
    ...peopleTeam('Have accounts disabled, sessions revoked and devices returned on the last day of work.'),
  },
  {
    id: '164.308(a)(4)(i)',
    title: 'Access to information is managed',
    evidence: allOf(hipaaPorts, hipaaIam, leastPrivilege),
    ...securityOfficer('Adopt a policy of who is given access to health data, by whom and for how long.'),
  },
  {
    id: '164.308(a)(4)(ii)(A)',
    title: 'A clearinghouse is kept apart from the rest of the organisation',
    evidence: allOf(hipaaPorts, hipaaIam, hipaaAccess),
    ...management('If a clearinghouse is part of the organisation, give it accounts of AWS of its own.'),
  },
  {
    id: '164.308(a)(4)(ii)(B)',
    title: 'Access is granted by rule',
    evidence: allOf(hipaaPorts, hipaaIam, published('SecretsManagerRotationEnabled'), leastPrivilege),
    ...securityOfficer('Write down how access to workstations, programs and processes is granted.'),
  },
  {
    id: '164.308(a)(4)(ii)(C)',
    title: 'Access is documented, reviewed and changed',
    evidence: allOf(hipaaPorts, hipaaIam, hipaaAccess, tested('app/roles.test.ts', 'in production')),
    ...securityOfficer('Review the access of everyone every quarter, and take away what is not needed any more.'),
  },
  {
    id: '164.308(a)(5)(i)',
    title: 'Everyone is made aware of security',
    evidence: [],
    ...peopleTeam('Train all members of the workforce when they join, and every year after that.'),
  },
  {
    id: '164.308(a)(5)(ii)(A)',
    title: 'Reminders keep security in mind',
    evidence: published('RDSAutomaticMinorVersionUpgradeEnabled'),
    ...securityOfficer('Send news of threats and of advisories for the software in use to those concerned.'),
  },
  {
    id: '164.308(a)(5)(ii)(B)',
    title: 'Malicious software is kept out, found and reported',
    evidence: allOf(
      patched,
      tested('functions/bundles.test.ts', 'brings no library that has no place in a function'),
      tested('network/dns-firewall.test.ts', 'answers no other name, aliases included'),
    ),
    ...platformTeam('Turn GuardDuty on in the account, and run protection on the computers of the workforce.'),
  },
  {
    id: '164.308(a)(5)(ii)(C)',
    title: 'Attempts to log in are watched',
    evidence: allOf(
      published('RDSLoggingEnabled'),
      takeoverProtection,
      tested('identity/identity-stack.test.ts', 'logs every sign-in and every message that failed'),
    ),
    ...securityOfficer('Look into sign-ins that were blocked or failed in numbers, and report what was an attack.'),
  },
  {
    id: '164.308(a)(5)(ii)(D)',
    title: 'Passwords are made, changed and kept safely',
    evidence: allOf(passwords, rules('SecretsManagerRotationEnabled')),
    ...securityOfficer('Give the workforce a password manager, and the rules for its use.'),
  },
  {
    id: '164.308(a)(6)(i)',
    title: 'Incidents are dealt with',
    evidence: [],
    ...incidentTeam('Adopt a plan for incidents: who decides, who acts, who is told.'),
  },
  {
    id: '164.308(a)(6)(ii)',
    title: 'Incidents are answered, contained and written down',
    evidence: allOf(
      alerts,
      tested('api/web-firewall.test.ts', 'blocks the addresses on a list that only responders fill'),
    ),
    ...incidentTeam('Follow the runbook of the alarm, and keep a report of every incident and its outcome.'),
  },
  {
    id: '164.308(a)(7)(i)',
    title: 'There is a plan for emergencies',
    evidence: allOf(published('RDSInstanceDeletionProtectionEnabled', 'RDSMultiAZSupport'), hipaaBackup, resilience),
    ...management('Adopt a contingency plan for fire, failure, vandalism and the loss of a region.'),
  },
  {
    id: '164.308(a)(7)(ii)(A)',
    title: 'Exact copies of data can be brought back',
    evidence: allOf(hipaaBackup, backups),
  },
  {
    id: '164.308(a)(7)(ii)(B)',
    title: 'Lost data can be restored',
    evidence: allOf(hipaaBackup, restores),
    ...platformTeam('Write down the steps of a recovery, and how much time and data it may cost.'),
  },
  {
    id: '164.308(a)(7)(ii)(C)',
    title: 'Critical processes go on in an emergency',
    evidence: allOf(published('RDSInstanceDeletionProtectionEnabled', 'RDSMultiAZSupport'), resilience),
    ...management('Decide which processes must go on without the service, and how they do.'),
  },
  {
    id: '164.308(a)(7)(ii)(D)',
    title: 'Plans are tested and revised',
    evidence: allOf(
      restores,
      tested(
        'lambda/records/database/database-connection.test.ts',
        'and is well at once after a restart that closed its connection',
      ),
    ),
    ...platformTeam('Rehearse the contingency plan every year, and change it by what was learned.'),
  },
  {
    id: '164.308(a)(7)(ii)(E)',
    title: 'What is critical is known',
    evidence: [],
    ...securityOfficer('Rank applications and data by how much depends on them, for the other plans.'),
  },
  {
    id: '164.308(a)(8)',
    title: 'Measures are evaluated regularly',
    evidence: tested('app/synth.test.ts', 'ends with a verdict that names both environments and every judge'),
    ...auditor('Evaluate technical and other measures every year, and after each larger change.'),
  },
  {
    id: '164.308(b)(1)',
    title: 'Business associates give assurances',
    evidence: [],
    ...purchasing('Obtain assurances from each business associate before it sees health data.'),
  },
  {
    id: '164.308(b)(2)',
    title: 'Their subcontractors give them as well',
    evidence: [],
    ...purchasing('Oblige business associates to bind the subcontractors that handle health data.'),
  },
  {
    id: '164.308(b)(3)',
    title: 'Assurances are in writing',
    evidence: [],
    ...purchasing('Accept the business associate addendum of AWS for every account that holds health data.'),
  },
];

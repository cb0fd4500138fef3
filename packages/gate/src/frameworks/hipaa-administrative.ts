import {
  assignAuditor,
  assignIncidentTeam,
  assignManagement,
  assignPeopleTeam,
  assignPlatformTeam,
  assignPurchasing,
  assignSecurityOfficer,
} from './duties';
import {
  alerts,
  backups,
  leastPrivilege,
  passwords,
  patched,
  resilience,
  restores,
  takeoverProtection,
} from './evidence-groups';
import { type Control, citePublishedRules, citeResources, citeRules, combineEvidence } from './framework';
import { hipaaAccess, hipaaBackup, hipaaIam, hipaaPorts } from './hipaa-published';

/** 45 CFR 164.308: administrative safeguards. */
export const administrativeSafeguards: readonly Control[] = [
  {
    id: '164.308(a)(1)(i)',
    title: 'Security is managed as a process',
    evidence: [],
    ...assignSecurityOfficer('Run a process that prevents, detects and corrects violations, and record that it runs.'),
  },
  {
    id: '164.308(a)(1)(ii)(A)',
    title: 'Risks to health data are analyzed',
    evidence: [],
    ...assignSecurityOfficer(
      'Carry out a risk analysis of the whole organisation, including the threats to each system.',
    ),
  },
  {
    id: '164.308(a)(1)(ii)(B)',
    title: 'Risks are reduced to a reasonable level',
    evidence: [],
    ...assignSecurityOfficer('Decide on each risk of the analysis, and review accepted findings before they expire.'),
  },
  {
    id: '164.308(a)(1)(ii)(C)',
    title: 'Violations of policies have sanctions',
    evidence: [],
    ...assignPeopleTeam('Adopt a sanction policy for workforce members, and apply it to violations.'),
  },
  {
    id: '164.308(a)(1)(ii)(D)',
    title: 'System activity is reviewed',
    evidence: combineEvidence(alerts, citeResources('AWS::Logs::MetricFilter')),
    ...assignSecurityOfficer(
      'Review audit logs, access reports and incident reports every month, and sign the review.',
    ),
  },
  {
    id: '164.308(a)(2)',
    title: 'One person is responsible for security',
    evidence: [],
    ...assignManagement('Appoint a security official, and write down the authority of the role.'),
  },
  {
    id: '164.308(a)(3)(i)',
    title: 'The workforce has only appropriate access',
    evidence: combineEvidence(hipaaPorts, hipaaIam, hipaaAccess, leastPrivilege),
    ...assignPeopleTeam('Inform the platform team on the same day of every person who joins, moves or leaves.'),
  },
  {
    id: '164.308(a)(3)(ii)(A)',
    title: 'Access is authorized and supervised',
    evidence: combineEvidence(
      citePublishedRules(
        'CloudTrailCloudWatchLogsEnabled',
        'RDSLoggingEnabled',
        'S3BucketLoggingEnabled',
        'VPCFlowLogsEnabled',
      ),
      hipaaIam,
    ),
    ...assignSecurityOfficer('Authorize access to health data in writing, and name who supervises it.'),
  },
  {
    id: '164.308(a)(3)(ii)(B)',
    title: 'Clearance is checked before access is granted',
    evidence: combineEvidence(hipaaPorts, hipaaIam),
    ...assignPeopleTeam(
      'Decide for each role whether it may see health data, and check people before they get the role.',
    ),
  },
  {
    id: '164.308(a)(3)(ii)(C)',
    title: 'Access ends with employment',
    evidence: [],
    ...assignPeopleTeam('Disable accounts, revoke sessions and collect devices on the last day of work.'),
  },
  {
    id: '164.308(a)(4)(i)',
    title: 'Access to information is managed',
    evidence: combineEvidence(hipaaPorts, hipaaIam, leastPrivilege),
    ...assignSecurityOfficer('Adopt a policy that defines who grants access to health data, to whom and for how long.'),
  },
  {
    id: '164.308(a)(4)(ii)(A)',
    title: 'Clearinghouse functions are isolated',
    evidence: combineEvidence(hipaaPorts, hipaaIam, hipaaAccess),
    ...assignManagement('If the organisation includes a clearinghouse, give it separate AWS accounts.'),
  },
  {
    id: '164.308(a)(4)(ii)(B)',
    title: 'Access is granted by policy',
    evidence: combineEvidence(
      hipaaPorts,
      hipaaIam,
      citePublishedRules('SecretsManagerRotationEnabled'),
      leastPrivilege,
    ),
    ...assignSecurityOfficer('Write down how access to workstations, programs and processes is granted.'),
  },
  {
    id: '164.308(a)(4)(ii)(C)',
    title: 'Access is documented, reviewed and modified',
    evidence: combineEvidence(hipaaPorts, hipaaIam, hipaaAccess),
    ...assignSecurityOfficer(
      'Review the access of every person each quarter, and remove rights that are no longer needed.',
    ),
  },
  {
    id: '164.308(a)(5)(i)',
    title: 'The workforce has security awareness training',
    evidence: [],
    ...assignPeopleTeam('Train all members of the workforce when they join, and every year after that.'),
  },
  {
    id: '164.308(a)(5)(ii)(A)',
    title: 'The workforce receives security reminders',
    evidence: citePublishedRules('RDSAutomaticMinorVersionUpgradeEnabled'),
    ...assignSecurityOfficer('Send news of threats and of advisories for the software in use to the people concerned.'),
  },
  {
    id: '164.308(a)(5)(ii)(B)',
    title: 'Malicious software is prevented, detected and reported',
    evidence: patched,
    ...assignPlatformTeam(
      'Enable GuardDuty in the account, and run malware protection on the computers of the workforce.',
    ),
  },
  {
    id: '164.308(a)(5)(ii)(C)',
    title: 'Log-in attempts are monitored',
    evidence: combineEvidence(citePublishedRules('RDSLoggingEnabled'), takeoverProtection),
    ...assignSecurityOfficer('Investigate blocked and repeated failed sign-ins, and report attacks.'),
  },
  {
    id: '164.308(a)(5)(ii)(D)',
    title: 'Passwords are created, changed and protected',
    evidence: combineEvidence(passwords, citeRules('SecretsManagerRotationEnabled')),
    ...assignSecurityOfficer('Give the workforce a password manager, and rules for its use.'),
  },
  {
    id: '164.308(a)(6)(i)',
    title: 'Security incidents are handled',
    evidence: [],
    ...assignIncidentTeam('Adopt an incident plan that names who decides, who acts and who is informed.'),
  },
  {
    id: '164.308(a)(6)(ii)',
    title: 'Incidents are answered, contained and documented',
    evidence: alerts,
    ...assignIncidentTeam('Follow the runbook of the alarm, and keep a report of every incident and its outcome.'),
  },
  {
    id: '164.308(a)(7)(i)',
    title: 'A contingency plan exists',
    evidence: combineEvidence(
      citePublishedRules('RDSInstanceDeletionProtectionEnabled', 'RDSMultiAZSupport'),
      hipaaBackup,
      resilience,
    ),
    ...assignManagement('Adopt a contingency plan for fire, failure, vandalism and the loss of a region.'),
  },
  {
    id: '164.308(a)(7)(ii)(A)',
    title: 'Exact copies of data can be retrieved',
    evidence: combineEvidence(hipaaBackup, backups),
  },
  {
    id: '164.308(a)(7)(ii)(B)',
    title: 'Lost data can be restored',
    evidence: combineEvidence(hipaaBackup, restores),
    ...assignPlatformTeam('Write down the steps of a recovery, and the accepted loss of time and data.'),
  },
  {
    id: '164.308(a)(7)(ii)(C)',
    title: 'Critical processes continue in an emergency',
    evidence: combineEvidence(
      citePublishedRules('RDSInstanceDeletionProtectionEnabled', 'RDSMultiAZSupport'),
      resilience,
    ),
    ...assignManagement('Decide which processes must continue without the service, and how they do.'),
  },
  {
    id: '164.308(a)(7)(ii)(D)',
    title: 'Contingency plans are tested and revised',
    evidence: restores,
    ...assignPlatformTeam('Rehearse the contingency plan every year, and update it with the lessons learned.'),
  },
  {
    id: '164.308(a)(7)(ii)(E)',
    title: 'Critical applications and data are identified',
    evidence: [],
    ...assignSecurityOfficer('Rank applications and data by how critical they are for the other plans.'),
  },
  {
    id: '164.308(a)(8)',
    title: 'Security measures are evaluated regularly',
    evidence: [],
    ...assignAuditor('Evaluate technical and other measures every year, and after each larger change.'),
  },
  {
    id: '164.308(b)(1)',
    title: 'Business associates give assurances',
    evidence: [],
    ...assignPurchasing('Obtain assurances from each business associate before it receives health data.'),
  },
  {
    id: '164.308(b)(2)',
    title: 'Subcontractors of business associates give assurances',
    evidence: [],
    ...assignPurchasing('Oblige business associates to bind the subcontractors that handle health data.'),
  },
  {
    id: '164.308(b)(3)',
    title: 'Assurances are in writing',
    evidence: [],
    ...assignPurchasing('Accept the business associate addendum of AWS for every account that holds health data.'),
  },
];

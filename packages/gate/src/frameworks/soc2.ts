import {
  assignDataProtectionOfficer,
  assignDevelopmentTeam,
  assignIncidentTeam,
  assignManagement,
  assignPlatformTeam,
  assignPurchasing,
  assignSecurityOfficer,
  inheritedFromAws,
} from './duties';
import {
  alerts,
  auditLogs,
  authenticatedRequests,
  backups,
  changes,
  closedInbound,
  closedOutbound,
  encryptionAtRest,
  encryptionInTransit,
  erasureOfPerson,
  fieldEncryption,
  keyManagement,
  leastPrivilege,
  logRetention,
  noDataInLogs,
  noPublicAccess,
  patched,
  privateNetwork,
  rateLimits,
  resilience,
  restores,
  secondFactor,
  separateKeyDuties,
  takeoverProtection,
  tenantIsolation,
  webFirewall,
} from './evidence-groups';
import { type Control, citeRules, combineEvidence, type Framework } from './framework';
import { organisationCriteria } from './soc2-organisation';
import { privacyCriteria } from './soc2-privacy';

/** CC6 to CC9: access, operations, change and mitigation. */
const systemCriteria: readonly Control[] = [
  {
    id: 'CC6.1',
    title: 'Logical access is restricted',
    evidence: combineEvidence(
      authenticatedRequests,
      leastPrivilege,
      privateNetwork,
      noPublicAccess,
      encryptionAtRest,
      keyManagement,
      tenantIsolation,
    ),
    ...assignSecurityOfficer('Restrict access to accounts, repositories and tools that this app does not create.'),
  },
  {
    id: 'CC6.2',
    title: 'Users are registered before access is granted',
    evidence: [],
    ...assignSecurityOfficer('Approve users before they are invited, and remove them when they leave.'),
  },
  {
    id: 'CC6.3',
    title: 'Access follows roles and least privilege',
    evidence: combineEvidence(leastPrivilege, separateKeyDuties),
    ...assignSecurityOfficer('Review privileges every quarter, and correct them.'),
  },
  { id: 'CC6.4', title: 'Physical access is restricted', evidence: [], ...inheritedFromAws },
  {
    id: 'CC6.5',
    title: 'Protection of assets continues until data is removed',
    evidence: combineEvidence(keyManagement, erasureOfPerson),
    ...assignPlatformTeam('Delete data and keys of an environment before its account is closed.'),
  },
  {
    id: 'CC6.6',
    title: 'Threats from outside the boundary are prevented',
    evidence: combineEvidence(webFirewall, closedInbound, secondFactor, takeoverProtection, rateLimits),
  },
  {
    id: 'CC6.7',
    title: 'Information is protected in transmission',
    evidence: combineEvidence(encryptionInTransit, closedOutbound),
    ...assignSecurityOfficer('Protect removable media and devices of the workforce.'),
  },
  {
    id: 'CC6.8',
    title: 'Malicious software is prevented and detected',
    evidence: patched,
    ...assignPlatformTeam('Enable GuardDuty, and protect the computers of the workforce.'),
  },
  {
    id: 'CC7.1',
    title: 'Changes that introduce vulnerabilities are detected',
    evidence: [],
    ...assignPlatformTeam('Enable AWS Config and Amazon Inspector in the account.'),
  },
  {
    id: 'CC7.2',
    title: 'The system is monitored for anomalies',
    evidence: combineEvidence(auditLogs, alerts),
    ...assignPlatformTeam('Enable GuardDuty, and send its findings to the people who receive the alarms.'),
  },
  {
    id: 'CC7.3',
    title: 'Security events are evaluated',
    evidence: [],
    ...assignIncidentTeam('Decide for each event whether it is an incident, and record the reason.'),
  },
  {
    id: 'CC7.4',
    title: 'Incidents are responded to',
    evidence: [],
    ...assignIncidentTeam('Follow the incident response plan: contain, eradicate, recover and inform.'),
  },
  {
    id: 'CC7.5',
    title: 'The system recovers from incidents',
    evidence: combineEvidence(backups, restores),
    ...assignIncidentTeam('Find the cause of each incident, and correct it.'),
  },
  {
    id: 'CC8.1',
    title: 'Changes are authorised, tested and approved',
    evidence: changes,
    ...assignDevelopmentTeam(
      'Protect the main branch, so that each change is reviewed and tested before it is merged.',
    ),
  },
  {
    id: 'CC9.1',
    title: 'Business disruptions are prepared for',
    evidence: combineEvidence(resilience, backups),
    ...assignManagement('Plan for disruptions, and consider insurance for the remaining risk.'),
  },
  {
    id: 'CC9.2',
    title: 'Risks of vendors are managed',
    evidence: [],
    ...assignPurchasing('Assess vendors before a contract and every year, including the SOC reports of AWS.'),
  },
];

/** A1 and C1: availability and confidentiality. */
const availabilityAndConfidentiality: readonly Control[] = [
  {
    id: 'A1.1',
    title: 'Capacity is monitored and planned',
    evidence: combineEvidence(rateLimits, citeRules('RDSEnhancedMonitoringEnabled')),
    ...assignPlatformTeam('Compare the load with the configured limits every quarter.'),
  },
  {
    id: 'A1.2',
    title: 'Backups and redundant infrastructure exist',
    evidence: combineEvidence(backups, resilience),
  },
  {
    id: 'A1.3',
    title: 'Recovery is tested',
    evidence: restores,
    ...assignPlatformTeam('Rehearse a full recovery with traffic every year.'),
  },
  {
    id: 'C1.1',
    title: 'Confidential information is identified and protected',
    evidence: combineEvidence(fieldEncryption, tenantIsolation, noDataInLogs),
    ...assignDataProtectionOfficer('Decide which information is confidential, and for how long.'),
  },
  {
    id: 'C1.2',
    title: 'Confidential information is disposed of',
    evidence: combineEvidence(erasureOfPerson, logRetention),
    ...assignDataProtectionOfficer('Have confidential information erased when its retention period ends.'),
  },
];

/** SOC 2: the trust services criteria of 2017 without processing integrity. */
export const soc2: Framework = {
  id: 'soc2-2017',
  title: 'SOC 2',
  version: 'Trust Services Criteria 2017',
  url: 'https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022',
  controls: [...organisationCriteria, ...systemCriteria, ...availabilityAndConfidentiality, ...privacyCriteria],
};

import {
  dataProtectionOfficer,
  developmentTeam,
  incidentTeam,
  inheritedFromAws,
  management,
  platformTeam,
  purchasing,
  securityOfficer,
} from './duties';
import { allOf, type Control, type Framework, rules, tested } from './framework';
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
} from './safeguards';
import { organisationCriteria } from './soc2-organisation';
import { privacyCriteria } from './soc2-privacy';

/** CC6 to CC9: access, operations, change and mitigation. */
const systemCriteria: readonly Control[] = [
  {
    id: 'CC6.1',
    title: 'Logical access is guarded',
    evidence: allOf(
      authenticatedRequests,
      leastPrivilege,
      privateNetwork,
      noPublicAccess,
      encryptionAtRest,
      keyManagement,
      tenantIsolation,
    ),
    ...securityOfficer('Guard access to accounts, repositories and tools outside of this blueprint as well.'),
  },
  {
    id: 'CC6.2',
    title: 'Users are registered before they get access',
    evidence: tested(
      'identity/identity-stack.test.ts',
      'is invited, recovers by verified email alone, and keeps the old address until the new one is verified',
    ),
    ...securityOfficer('Approve users before they are invited, and remove them when they leave.'),
  },
  {
    id: 'CC6.3',
    title: 'Access follows roles and the least that is needed',
    evidence: allOf(leastPrivilege, separateKeyDuties),
    ...securityOfficer('Review rights every quarter, and correct them.'),
  },
  { id: 'CC6.4', title: 'Physical access is restricted', evidence: [], ...inheritedFromAws },
  {
    id: 'CC6.5',
    title: 'Protection ends only when data is gone',
    evidence: allOf(keyManagement, erasureOfPerson),
    ...platformTeam('Delete data and keys of an environment before its account is closed.'),
  },
  {
    id: 'CC6.6',
    title: 'Threats from outside are kept out',
    evidence: allOf(webFirewall, closedInbound, secondFactor, takeoverProtection, rateLimits),
  },
  {
    id: 'CC6.7',
    title: 'Information is protected on its way',
    evidence: allOf(encryptionInTransit, closedOutbound),
    ...securityOfficer('Protect removable media and devices of the workforce.'),
  },
  {
    id: 'CC6.8',
    title: 'Unwanted software is prevented and found',
    evidence: allOf(
      patched,
      tested('functions/bundles.test.ts', 'brings no library that has no place in a function'),
      tested('lockfile.test.ts', 'every direct dependency is asked for by one exact version'),
    ),
    ...platformTeam('Turn on GuardDuty, and protect computers of the workforce.'),
  },
  {
    id: 'CC7.1',
    title: 'Changes that open weaknesses are detected',
    evidence: allOf(
      tested('audit/audit-stack.test.ts', '$name tells people within five minutes and names its runbook'),
      tested('app/synth.test.ts', 'ends with a verdict that names both environments and every judge'),
    ),
    ...platformTeam('Turn on AWS Config and Amazon Inspector in the account.'),
  },
  {
    id: 'CC7.2',
    title: 'The system is watched for what is unusual',
    evidence: allOf(auditLogs, alerts),
    ...platformTeam('Turn on GuardDuty, and send its findings to the people who get the alarms.'),
  },
  {
    id: 'CC7.3',
    title: 'Events are evaluated',
    evidence: tested('app/runbooks.test.ts', '$id names a runbook that exists, and reaches people'),
    ...incidentTeam('Decide for each event whether it is an incident, and record why.'),
  },
  {
    id: 'CC7.4',
    title: 'Incidents are answered',
    evidence: tested('api/web-firewall.test.ts', 'blocks the addresses on a list that only responders fill'),
    ...incidentTeam('Follow the plan for incidents: contain, remove, recover, tell.'),
  },
  {
    id: 'CC7.5',
    title: 'The system recovers from incidents',
    evidence: allOf(backups, restores),
    ...incidentTeam('Find the cause of each incident, and change what let it happen.'),
  },
  {
    id: 'CC8.1',
    title: 'Changes are authorised, tested and approved',
    evidence: allOf(
      changes,
      tested('app/inventory.test.ts', '$id grows only where a reviewer sees it'),
      tested(
        'functions/canary-deployment.test.ts',
        'is taken back when it fails, or when the API answers with errors of its own',
      ),
    ),
    ...developmentTeam('Protect the main branch, so that each change is reviewed and tested before it is merged.'),
  },
  {
    id: 'CC9.1',
    title: 'Disruptions of business are prepared for',
    evidence: allOf(resilience, backups),
    ...management('Plan for disruptions, and consider insurance for what remains.'),
  },
  {
    id: 'CC9.2',
    title: 'Risks of vendors are managed',
    evidence: [],
    ...purchasing('Assess vendors before a contract and every year, AWS by its own SOC reports.'),
  },
];

/** A1 and C1: availability and confidentiality. */
const availabilityAndConfidentiality: readonly Control[] = [
  {
    id: 'A1.1',
    title: 'Capacity is watched and grows in time',
    evidence: allOf(
      rateLimits,
      tested('data/data-stack.test.ts', 'shrinks and grows within the settings'),
      rules('RDSEnhancedMonitoringEnabled'),
    ),
    ...platformTeam('Compare load with the limits of the settings every quarter.'),
  },
  { id: 'A1.2', title: 'Backups and spare parts of the system are there', evidence: allOf(backups, resilience) },
  {
    id: 'A1.3',
    title: 'Recovery is tested',
    evidence: restores,
    ...platformTeam('Rehearse a full recovery with traffic every year.'),
  },
  {
    id: 'C1.1',
    title: 'Confidential information is identified and protected',
    evidence: allOf(fieldEncryption, tenantIsolation, noDataInLogs),
    ...dataProtectionOfficer('Decide which information is confidential, and for how long.'),
  },
  {
    id: 'C1.2',
    title: 'Confidential information is disposed of',
    evidence: allOf(erasureOfPerson, logRetention),
    ...dataProtectionOfficer('Have confidential information erased when its time is over.'),
  },
];

/** SOC 2: the trust services criteria of 2017, but for processing integrity. */
export const soc2: Framework = {
  id: 'soc2-2017',
  title: 'SOC 2',
  version: 'Trust Services Criteria 2017',
  url: 'https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022',
  controls: [...organisationCriteria, ...systemCriteria, ...availabilityAndConfidentiality, ...privacyCriteria],
};

import {
  assignDataProtectionOfficer,
  assignDevelopmentTeam,
  assignPlatformTeam,
  assignSecurityOfficer,
} from './duties';
import {
  alerts,
  auditLogs,
  checkedInput,
  closedInbound,
  closedOutbound,
  databaseIdentity,
  dataMinimisation,
  encryptionAtRest,
  encryptionInTransit,
  erasureOfPerson,
  exportOfPerson,
  fieldEncryption,
  keyManagement,
  logRetention,
  noDataInLogs,
  patched,
  rateLimits,
  separateKeyDuties,
  shortSessions,
  tenantIsolation,
  webFirewall,
} from './evidence-groups';
import { type Control, citePublishedRules, citeRules, combineEvidence } from './framework';
import { nistAccess, nistAvailability, nistBackup, nistEncryption, nistTransmission } from './nist-800-53-published';

/** Families SC and SI: protection of system, communication and integrity. */
export const protection: readonly Control[] = [
  {
    id: 'SC-1',
    title: 'System and communications protection policy and procedures exist',
    evidence: [],
    ...assignSecurityOfficer('Adopt and review a policy for system and communications protection.'),
  },
  {
    id: 'SC-2',
    title: 'User functions are separated from system management',
    evidence: databaseIdentity,
  },
  {
    id: 'SC-4',
    title: 'Shared resources do not leak information',
    evidence: tenantIsolation,
    ...assignDevelopmentTeam('Check that no data of one user remains in memory, caches or files for the next user.'),
  },
  { id: 'SC-5', title: 'Denial of service is limited', evidence: combineEvidence(rateLimits, webFirewall) },
  {
    id: 'SC-5(2)',
    title: 'Capacity is sufficient for floods',
    evidence: combineEvidence(nistBackup, nistAvailability),
  },
  {
    id: 'SC-6',
    title: 'Resources are allocated to protect availability',
    evidence: citePublishedRules('LambdaConcurrency', 'RDSMultiAZSupport'),
  },
  {
    id: 'SC-7',
    title: 'Boundaries are protected',
    evidence: combineEvidence(
      citePublishedRules('EC2RestrictedCommonPorts', 'EC2RestrictedSSH', 'VPCDefaultSecurityGroupClosed'),
      nistAccess,
      webFirewall,
    ),
  },
  {
    id: 'SC-7(3)',
    title: 'The number of access points is limited',
    evidence: nistAccess,
  },
  { id: 'SC-7(4)', title: 'External telecommunications services are protected', evidence: nistTransmission },
  {
    id: 'SC-7(5)',
    title: 'Traffic is denied by default and allowed by exception',
    evidence: combineEvidence(
      citePublishedRules('EC2RestrictedCommonPorts', 'VPCDefaultSecurityGroupClosed'),
      closedInbound,
    ),
  },
  { id: 'SC-7(10)', title: 'Exfiltration is prevented', evidence: closedOutbound },
  {
    id: 'SC-8',
    title: 'Confidentiality and integrity of transmissions are protected',
    evidence: combineEvidence(nistTransmission, encryptionInTransit),
  },
  {
    id: 'SC-8(1)',
    title: 'Transmissions are protected by cryptography',
    evidence: combineEvidence(nistTransmission, encryptionInTransit),
  },
  {
    id: 'SC-12',
    title: 'Cryptographic keys are managed',
    evidence: combineEvidence(citePublishedRules('KMSBackingKeyRotationEnabled'), keyManagement, separateKeyDuties),
  },
  {
    id: 'SC-13',
    title: 'Cryptography is used where it is needed',
    evidence: combineEvidence(nistEncryption, nistTransmission, fieldEncryption),
  },
  {
    id: 'SC-17',
    title: 'Certificates come from an approved authority',
    evidence: [],
    ...assignPlatformTeam('Approve the certificate authorities that the app trusts, and record them.'),
  },
  {
    id: 'SC-20',
    title: 'Name resolution uses a trusted source',
    evidence: [],
    ...assignPlatformTeam('Sign the public DNS zones with DNSSEC, and control who may change them.'),
  },
  { id: 'SC-23', title: 'Sessions are authentic', evidence: combineEvidence(nistTransmission, shortSessions) },
  {
    id: 'SC-28',
    title: 'Stored information is protected',
    evidence: combineEvidence(encryptionAtRest, fieldEncryption),
  },
  {
    id: 'SC-28(1)',
    title: 'Stored information is protected by cryptography',
    evidence: combineEvidence(nistEncryption, encryptionAtRest),
  },
  {
    id: 'SC-36',
    title: 'Processing is distributed over several locations',
    evidence: citePublishedRules('RDSMultiAZSupport'),
  },
  { id: 'SC-39', title: 'Processes are isolated', evidence: citeRules('LambdaInsideVPC') },
  {
    id: 'SI-1',
    title: 'System and information integrity policy and procedures exist',
    evidence: [],
    ...assignSecurityOfficer('Adopt and review a policy for system and information integrity.'),
  },
  {
    id: 'SI-2',
    title: 'Flaws are remediated',
    evidence: combineEvidence(
      citePublishedRules('CloudWatchAlarmAction', 'LambdaDLQ', 'RDSEnhancedMonitoringEnabled'),
      patched,
    ),
    ...assignDevelopmentTeam('Release security updates of dependencies within the deadline of their severity.'),
  },
  {
    id: 'SI-3',
    title: 'Malicious code is prevented',
    evidence: [],
    ...assignPlatformTeam('Enable the malware protection of GuardDuty in the account.'),
  },
  {
    id: 'SI-4',
    title: 'The system is monitored',
    evidence: combineEvidence(citePublishedRules('CloudTrailLogFileValidationEnabled'), auditLogs, alerts),
    ...assignPlatformTeam('Enable GuardDuty, and send its findings to the people who receive the alarms.'),
  },
  {
    id: 'SI-4(12)',
    title: 'Alerts are generated automatically',
    evidence: combineEvidence(citePublishedRules('CloudWatchAlarmAction'), alerts),
  },
  {
    id: 'SI-5',
    title: 'Advisories are followed',
    evidence: citePublishedRules('CloudWatchAlarmAction'),
    ...assignDevelopmentTeam('Subscribe to the advisories of AWS and of all dependencies, and act on them.'),
  },
  {
    id: 'SI-7',
    title: 'Integrity of software and information is verified',
    evidence: citePublishedRules('CloudTrailLogFileValidationEnabled'),
  },
  { id: 'SI-10', title: 'Input is validated', evidence: checkedInput },
  {
    id: 'SI-11',
    title: 'Error messages reveal no unnecessary information',
    evidence: noDataInLogs,
  },
  {
    id: 'SI-12',
    title: 'Information is retained as the law requires',
    evidence: combineEvidence(
      citePublishedRules('CloudWatchLogGroupRetentionPeriod'),
      logRetention,
      dataMinimisation,
      erasureOfPerson,
    ),
    ...assignDataProtectionOfficer('Decide how long each kind of information is kept.'),
  },
  {
    id: 'SI-18',
    title: 'Personal data can be corrected and deleted',
    evidence: combineEvidence(exportOfPerson, erasureOfPerson),
    ...assignDataProtectionOfficer('Correct or delete personal data on request, and record each case.'),
  },
];

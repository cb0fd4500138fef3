import { dataProtectionOfficer, developmentTeam, platformTeam, securityOfficer } from './duties';
import { allOf, type Control, published, rules, tested } from './framework';
import { nistAccess, nistAvailability, nistBackup, nistEncryption, nistTransmission } from './nist-800-53-published';
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
} from './safeguards';

/** Families SC and SI: protection of system, communication and integrity. */
export const protection: readonly Control[] = [
  {
    id: 'SC-1',
    title: 'Policy and procedures for protection',
    evidence: [],
    ...securityOfficer('Adopt and review a policy for system and communications protection.'),
  },
  {
    id: 'SC-2',
    title: 'Users and administration are separated',
    evidence: allOf(
      databaseIdentity,
      tested('data/data-stack.test.ts', 'signs in as the users of functions alone, never as the master user'),
    ),
  },
  { id: 'SC-4', title: 'Nothing is left for the next user', evidence: tenantIsolation },
  { id: 'SC-5', title: 'Denial of service is limited', evidence: allOf(rateLimits, webFirewall) },
  { id: 'SC-5(2)', title: 'Capacity outlasts floods', evidence: allOf(nistBackup, nistAvailability) },
  { id: 'SC-6', title: 'Resources are shared out', evidence: published('LambdaConcurrency', 'RDSMultiAZSupport') },
  {
    id: 'SC-7',
    title: 'Boundaries are protected',
    evidence: allOf(
      published('EC2RestrictedCommonPorts', 'EC2RestrictedSSH', 'VPCDefaultSecurityGroupClosed'),
      nistAccess,
      webFirewall,
    ),
  },
  {
    id: 'SC-7(3)',
    title: 'There are few ways in',
    evidence: allOf(
      nistAccess,
      tested('api/rest-api.test.ts', 'is not reached at the address that API Gateway makes up'),
    ),
  },
  { id: 'SC-7(4)', title: 'Services for telecommunication are guarded', evidence: nistTransmission },
  {
    id: 'SC-7(5)',
    title: 'What is not allowed is denied',
    evidence: allOf(published('EC2RestrictedCommonPorts', 'VPCDefaultSecurityGroupClosed'), closedInbound),
  },
  { id: 'SC-7(10)', title: 'Information cannot be carried out', evidence: closedOutbound },
  { id: 'SC-8', title: 'Transmissions are secret and whole', evidence: allOf(nistTransmission, encryptionInTransit) },
  {
    id: 'SC-8(1)',
    title: 'Transmissions are protected by cryptography',
    evidence: allOf(nistTransmission, encryptionInTransit),
  },
  {
    id: 'SC-12',
    title: 'Keys are managed',
    evidence: allOf(published('KMSBackingKeyRotationEnabled'), keyManagement, separateKeyDuties),
  },
  {
    id: 'SC-13',
    title: 'Cryptography is used where it is needed',
    evidence: allOf(nistEncryption, nistTransmission, fieldEncryption),
  },
  {
    id: 'SC-17',
    title: 'Certificates come from an approved authority',
    evidence: tested(
      'lambda/records/database/database-connection.test.ts',
      'and does not trust a server that another authority vouches for',
    ),
  },
  {
    id: 'SC-20',
    title: 'Names are resolved by a source that can be trusted',
    evidence: tested('network/network.test.ts', 'names resolve inside it, as private endpoints need'),
  },
  { id: 'SC-23', title: 'Sessions are authentic', evidence: allOf(nistTransmission, shortSessions) },
  { id: 'SC-28', title: 'Stored information is protected', evidence: allOf(encryptionAtRest, fieldEncryption) },
  {
    id: 'SC-28(1)',
    title: 'Stored information is protected by cryptography',
    evidence: allOf(nistEncryption, encryptionAtRest),
  },
  {
    id: 'SC-36',
    title: 'Processing stands in several places',
    evidence: allOf(
      published('RDSMultiAZSupport'),
      tested('network/network.test.ts', 'two groups of subnets stand in each zone of the settings'),
    ),
  },
  { id: 'SC-39', title: 'Processes are kept apart', evidence: rules('LambdaInsideVPC') },
  {
    id: 'SI-1',
    title: 'Policy and procedures for integrity',
    evidence: [],
    ...securityOfficer('Adopt and review a policy for system and information integrity.'),
  },
  {
    id: 'SI-2',
    title: 'Flaws are repaired',
    evidence: allOf(published('CloudWatchAlarmAction', 'LambdaDLQ', 'RDSEnhancedMonitoringEnabled'), patched),
    ...developmentTeam('Release security updates of dependencies within the time that their rank allows.'),
  },
  {
    id: 'SI-3',
    title: 'Malicious code is kept out',
    evidence: tested('functions/bundles.test.ts', 'brings no library that has no place in a function'),
    ...platformTeam('Turn on the malware protection of GuardDuty in the account.'),
  },
  {
    id: 'SI-4',
    title: 'The system is watched',
    evidence: allOf(published('CloudTrailLogFileValidationEnabled'), auditLogs, alerts),
    ...platformTeam('Turn GuardDuty on, and send its findings to the people who get the alarms.'),
  },
  { id: 'SI-4(12)', title: 'Alerts are made by machines', evidence: allOf(published('CloudWatchAlarmAction'), alerts) },
  {
    id: 'SI-5',
    title: 'Advisories are followed',
    evidence: published('CloudWatchAlarmAction'),
    ...developmentTeam('Subscribe to advisories of AWS and of all dependencies, and act on them.'),
  },
  {
    id: 'SI-7',
    title: 'Software and information are whole',
    evidence: allOf(
      published('CloudTrailLogFileValidationEnabled'),
      tested('attack/tenant-isolation.test.ts', 'is not opened under another record, person, field name or key'),
      tested('lambda/migrate/migrator.test.ts', 'refuses a migration that has changed since it was applied'),
    ),
  },
  { id: 'SI-10', title: 'Input is checked', evidence: checkedInput },
  {
    id: 'SI-11',
    title: 'Errors tell no more than needed',
    evidence: allOf(
      noDataInLogs,
      tested(
        'api/gateway-answers.test.ts',
        'is a problem document with security headers, without a word of the inside',
      ),
    ),
  },
  {
    id: 'SI-12',
    title: 'Information is kept as the law asks',
    evidence: allOf(published('CloudWatchLogGroupRetentionPeriod'), logRetention, dataMinimisation, erasureOfPerson),
    ...dataProtectionOfficer('Decide how long each kind of information is kept.'),
  },
  {
    id: 'SI-18',
    title: 'Data of persons can be put right and taken away',
    evidence: allOf(exportOfPerson, erasureOfPerson),
  },
];

import {
  auditor,
  dataProtectionOfficer,
  developmentTeam,
  incidentTeam,
  management,
  platformTeam,
  securityOfficer,
} from './duties';
import { allOf, type Control, published, rules, tested } from './framework';
import { nistEncryption, nistLogs, nistTransmission } from './nist-800-53-published';
import {
  alerts,
  auditLogs,
  changes,
  closedInbound,
  closedOutbound,
  leastPrivilege,
  logIntegrity,
  noDataInLogs,
  personRecord,
} from './safeguards';

/** Families AU, CA, CM and RA: audit, assessment, configuration and risk. */
export const auditAndConfiguration: readonly Control[] = [
  {
    id: 'AU-1',
    title: 'Policy and procedures for audit',
    evidence: [],
    ...securityOfficer('Adopt and review a policy for audit and accountability.'),
  },
  { id: 'AU-2', title: 'Events to record are chosen', evidence: allOf(nistLogs, personRecord) },
  {
    id: 'AU-3',
    title: 'Records tell what happened',
    evidence: allOf(nistLogs, tested('api/logging.test.ts', 'holds what an investigation needs')),
  },
  { id: 'AU-3(3)', title: 'Records hold few personal data', evidence: noDataInLogs },
  {
    id: 'AU-5',
    title: 'Failures of recording are answered',
    evidence: tested('audit/audit-stack.test.ts', '$name tells people within five minutes and names its runbook'),
    ...incidentTeam('Restore recording first when it fails, and note the gap.'),
  },
  {
    id: 'AU-6',
    title: 'Records are reviewed',
    evidence: alerts,
    ...securityOfficer('Review records every week, and report what is unusual.'),
  },
  {
    id: 'AU-6(1)',
    title: 'The review is part of a process of machines',
    evidence: published('CloudTrailCloudWatchLogsEnabled', 'CloudWatchAlarmAction'),
  },
  { id: 'AU-6(3)', title: 'Records of several places are brought together', evidence: nistLogs },
  { id: 'AU-8', title: 'Records carry the time', evidence: nistLogs },
  {
    id: 'AU-9',
    title: 'Records are protected',
    evidence: allOf(published('CloudTrailLogFileValidationEnabled'), logIntegrity),
  },
  {
    id: 'AU-9(2)',
    title: 'Records are kept in another place as well',
    evidence: published('S3BucketReplicationEnabled', 'S3BucketVersioningEnabled'),
  },
  { id: 'AU-9(3)', title: 'Records are protected by cryptography', evidence: nistEncryption },
  {
    id: 'AU-10',
    title: 'An action cannot be denied',
    evidence: allOf(
      published('CloudTrailCloudWatchLogsEnabled', 'RDSLoggingEnabled', 'WAFv2LoggingEnabled'),
      personRecord,
    ),
  },
  { id: 'AU-11', title: 'Records are kept long enough', evidence: published('CloudWatchLogGroupRetentionPeriod') },
  { id: 'AU-12', title: 'Records are made', evidence: allOf(nistLogs, auditLogs) },
  {
    id: 'CA-1',
    title: 'Policy and procedures for assessment',
    evidence: [],
    ...securityOfficer('Adopt and review a policy for assessment, authorisation and monitoring.'),
  },
  {
    id: 'CA-2',
    title: 'Controls are assessed',
    evidence: tested('app/synth.test.ts', 'ends with a verdict that names both environments and every judge'),
    ...auditor('Assess all controls every year; the assessment of the gate is one part of it.'),
  },
  {
    id: 'CA-5',
    title: 'Weaknesses have a plan',
    evidence: tested('app/synth.test.ts', 'acknowledges at most once for every ten resources'),
    ...securityOfficer('Plan the repair of each accepted finding before its last day.'),
  },
  {
    id: 'CA-6',
    title: 'A person authorises the system',
    evidence: [],
    ...management('Authorise the system in writing before it goes into production, and again after large changes.'),
  },
  {
    id: 'CA-7',
    title: 'Controls are monitored all the time',
    evidence: allOf(
      nistLogs,
      published('CloudWatchAlarmAction', 'LambdaConcurrency', 'LambdaDLQ', 'RDSEnhancedMonitoringEnabled'),
    ),
  },
  {
    id: 'CA-8',
    title: 'Penetration is tested',
    evidence: tested('attack/attack.test.ts', 'at least 400 different requests were refused'),
    ...securityOfficer('Have independent testers attack the deployed service every year.'),
  },
  {
    id: 'CA-9',
    title: 'Connections inside are authorised',
    evidence: allOf(nistTransmission, published('SecretsManagerRotationEnabled')),
  },
  {
    id: 'CM-1',
    title: 'Policy and procedures for configuration',
    evidence: [],
    ...securityOfficer('Adopt and review a policy for configuration management.'),
  },
  {
    id: 'CM-2',
    title: 'There is a baseline configuration',
    evidence: allOf(
      published('EC2RestrictedCommonPorts'),
      tested('app/synth.test.ts', 'writes the same bytes again, in whatever folder'),
    ),
  },
  {
    id: 'CM-3',
    title: 'Changes are controlled',
    evidence: allOf(
      published('RDSInstanceDeletionProtectionEnabled'),
      changes,
      tested('app/inventory.test.ts', '$id grows only where a reviewer sees it'),
    ),
    ...developmentTeam('Protect the main branch, so that each change is reviewed by an owner of the code.'),
  },
  {
    id: 'CM-4',
    title: 'The effect of changes is analysed',
    evidence: [],
    ...developmentTeam('Read the difference to the last assessment before a change is approved.'),
  },
  {
    id: 'CM-5',
    title: 'Who may change is restricted',
    evidence: allOf(leastPrivilege, rules('CloudTrailCloudWatchLogsEnabled')),
  },
  {
    id: 'CM-6',
    title: 'Settings are the strictest that work',
    evidence: allOf(
      published(
        'CloudTrailEncryptionEnabled',
        'CloudTrailLogFileValidationEnabled',
        'KMSBackingKeyRotationEnabled',
        'S3BucketPublicReadProhibited',
        'S3BucketSSLRequestsOnly',
        'VPCDefaultSecurityGroupClosed',
        'VPCFlowLogsEnabled',
      ),
      tested('app/synth.test.ts', 'leaves nothing but acknowledged findings in the report of CDK'),
    ),
  },
  {
    id: 'CM-7',
    title: 'Only what is needed is on',
    evidence: allOf(
      published('EC2RestrictedCommonPorts', 'VPCNoUnrestrictedRouteToIGW'),
      closedInbound,
      closedOutbound,
    ),
  },
  {
    id: 'CM-8',
    title: 'Components are listed',
    evidence: tested('app/inventory.test.ts', '$id grows only where a reviewer sees it'),
    ...platformTeam('Add owners to the inventory, and what was made outside of this blueprint.'),
  },
  {
    id: 'CM-10',
    title: 'Software is used as its licence allows',
    evidence: [],
    ...developmentTeam('Check the licence of each new dependency before it is merged.'),
  },
  {
    id: 'CM-12',
    title: 'It is known where information lies',
    evidence: tested('encryption/data-keys.test.ts', 'for database, tenants, secrets, logs, audit and messaging'),
    ...dataProtectionOfficer('Keep a list of the places where each kind of information is stored.'),
  },
  {
    id: 'CM-14',
    title: 'Only known software is installed',
    evidence: tested('lockfile.test.ts', 'every direct dependency is asked for by one exact version'),
  },
  {
    id: 'RA-1',
    title: 'Policy and procedures for risk',
    evidence: [],
    ...securityOfficer('Adopt and review a policy for risk assessment.'),
  },
  {
    id: 'RA-2',
    title: 'The system has a security category',
    evidence: [],
    ...securityOfficer('Categorise the system by the harm that a loss would do, and have it approved.'),
  },
  {
    id: 'RA-3',
    title: 'Risks are assessed',
    evidence: tested('docs/threat-model.test.ts', '"%s" is defended, and shown by a test that exists'),
    ...securityOfficer('Assess risks of the organisation every year; the threat model is one input.'),
  },
  {
    id: 'RA-5',
    title: 'Vulnerabilities are looked for',
    evidence: [],
    ...platformTeam('Turn on Amazon Inspector for functions, and follow advisories of dependencies.'),
  },
  {
    id: 'RA-7',
    title: 'Risks are answered',
    evidence: tested('app/synth.test.ts', 'leaves nothing but acknowledged findings in the report of CDK'),
    ...securityOfficer('Decide on each finding: repair, accept for a time, or take the part away.'),
  },
];

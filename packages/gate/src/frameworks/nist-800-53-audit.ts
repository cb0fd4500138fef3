import {
  assignAuditor,
  assignDataProtectionOfficer,
  assignDevelopmentTeam,
  assignIncidentTeam,
  assignManagement,
  assignPlatformTeam,
  assignSecurityOfficer,
} from './duties';
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
} from './evidence-groups';
import { type Control, citePublishedRules, citeRules, combineEvidence } from './framework';
import { nistEncryption, nistLogs, nistTransmission } from './nist-800-53-published';

/** Families AU, CA, CM and RA: audit, assessment, configuration and risk. */
export const auditAndConfiguration: readonly Control[] = [
  {
    id: 'AU-1',
    title: 'Audit policy and procedures exist',
    evidence: [],
    ...assignSecurityOfficer('Adopt and review a policy for audit and accountability.'),
  },
  { id: 'AU-2', title: 'Events to log are selected', evidence: combineEvidence(nistLogs, personRecord) },
  {
    id: 'AU-3',
    title: 'Audit records have sufficient content',
    evidence: nistLogs,
  },
  { id: 'AU-3(3)', title: 'Audit records contain little personal data', evidence: noDataInLogs },
  {
    id: 'AU-5',
    title: 'Failures of logging are handled',
    evidence: [],
    ...assignIncidentTeam('Restore logging first when it fails, and record the gap.'),
  },
  {
    id: 'AU-6',
    title: 'Audit records are reviewed',
    evidence: alerts,
    ...assignSecurityOfficer('Review audit records every week, and report unusual activity.'),
  },
  {
    id: 'AU-6(1)',
    title: 'The review of audit records is automated',
    evidence: citePublishedRules('CloudTrailCloudWatchLogsEnabled', 'CloudWatchAlarmAction'),
  },
  { id: 'AU-6(3)', title: 'Audit records of all sources are correlated', evidence: nistLogs },
  { id: 'AU-8', title: 'Audit records have time stamps', evidence: nistLogs },
  {
    id: 'AU-9',
    title: 'Audit records are protected',
    evidence: combineEvidence(citePublishedRules('CloudTrailLogFileValidationEnabled'), logIntegrity),
  },
  {
    id: 'AU-9(2)',
    title: 'Audit records are stored on separate systems',
    evidence: citePublishedRules('S3BucketReplicationEnabled', 'S3BucketVersioningEnabled'),
  },
  { id: 'AU-9(3)', title: 'Audit records are protected by cryptography', evidence: nistEncryption },
  {
    id: 'AU-10',
    title: 'Actions cannot be repudiated',
    evidence: combineEvidence(
      citePublishedRules('CloudTrailCloudWatchLogsEnabled', 'RDSLoggingEnabled', 'WAFv2LoggingEnabled'),
      personRecord,
    ),
  },
  {
    id: 'AU-11',
    title: 'Audit records are retained long enough',
    evidence: citePublishedRules('CloudWatchLogGroupRetentionPeriod'),
  },
  { id: 'AU-12', title: 'Audit records are generated', evidence: combineEvidence(nistLogs, auditLogs) },
  {
    id: 'CA-1',
    title: 'Assessment policy and procedures exist',
    evidence: [],
    ...assignSecurityOfficer('Adopt and review a policy for assessment, authorisation and monitoring.'),
  },
  {
    id: 'CA-2',
    title: 'Controls are assessed',
    evidence: [],
    ...assignAuditor('Assess all controls every year, and use the assessment of the gate as one part.'),
  },
  {
    id: 'CA-5',
    title: 'Weaknesses have a plan of action',
    evidence: [],
    ...assignSecurityOfficer('Plan the repair of each accepted finding before it expires.'),
  },
  {
    id: 'CA-6',
    title: 'A senior official authorizes the system',
    evidence: [],
    ...assignManagement('Authorize the system in writing before it enters production, and again after major changes.'),
  },
  {
    id: 'CA-7',
    title: 'Controls are monitored continuously',
    evidence: combineEvidence(
      nistLogs,
      citePublishedRules('CloudWatchAlarmAction', 'LambdaConcurrency', 'LambdaDLQ', 'RDSEnhancedMonitoringEnabled'),
    ),
  },
  {
    id: 'CA-8',
    title: 'Penetration tests are carried out',
    evidence: [],
    ...assignSecurityOfficer('Have independent testers attack the deployed service every year.'),
  },
  {
    id: 'CA-9',
    title: 'Internal connections are authorized',
    evidence: combineEvidence(nistTransmission, citePublishedRules('SecretsManagerRotationEnabled')),
  },
  {
    id: 'CM-1',
    title: 'Configuration management policy and procedures exist',
    evidence: [],
    ...assignSecurityOfficer('Adopt and review a policy for configuration management.'),
  },
  {
    id: 'CM-2',
    title: 'A baseline configuration exists',
    evidence: citePublishedRules('EC2RestrictedCommonPorts'),
  },
  {
    id: 'CM-3',
    title: 'Changes are controlled',
    evidence: combineEvidence(citePublishedRules('RDSInstanceDeletionProtectionEnabled'), changes),
    ...assignDevelopmentTeam('Protect the main branch, so that a code owner reviews each change.'),
  },
  {
    id: 'CM-4',
    title: 'The impact of changes is analyzed',
    evidence: [],
    ...assignDevelopmentTeam('Read the difference to the last assessment before a change is approved.'),
  },
  {
    id: 'CM-5',
    title: 'Access for changes is restricted',
    evidence: combineEvidence(leastPrivilege, citeRules('CloudTrailCloudWatchLogsEnabled')),
  },
  {
    id: 'CM-6',
    title: 'Configuration settings are the most restrictive',
    evidence: citePublishedRules(
      'CloudTrailEncryptionEnabled',
      'CloudTrailLogFileValidationEnabled',
      'KMSBackingKeyRotationEnabled',
      'S3BucketPublicReadProhibited',
      'S3BucketSSLRequestsOnly',
      'VPCDefaultSecurityGroupClosed',
      'VPCFlowLogsEnabled',
    ),
  },
  {
    id: 'CM-7',
    title: 'Only necessary functions are enabled',
    evidence: combineEvidence(
      citePublishedRules('EC2RestrictedCommonPorts', 'VPCNoUnrestrictedRouteToIGW'),
      closedInbound,
      closedOutbound,
    ),
  },
  {
    id: 'CM-8',
    title: 'System components are inventoried',
    evidence: [],
    ...assignPlatformTeam('Add owners to the inventory, and the components that this app does not create.'),
  },
  {
    id: 'CM-10',
    title: 'Software is used according to its license',
    evidence: [],
    ...assignDevelopmentTeam('Check the license of each new dependency before it is merged.'),
  },
  {
    id: 'CM-12',
    title: 'The location of information is documented',
    evidence: [],
    ...assignDataProtectionOfficer('Keep a list of the locations where each kind of information is stored.'),
  },
  {
    id: 'CM-14',
    title: 'Only signed components are installed',
    evidence: [],
    ...assignDevelopmentTeam('Verify the integrity of each dependency against a lock file when it is installed.'),
  },
  {
    id: 'RA-1',
    title: 'Risk assessment policy and procedures exist',
    evidence: [],
    ...assignSecurityOfficer('Adopt and review a policy for risk assessment.'),
  },
  {
    id: 'RA-2',
    title: 'The system has a security category',
    evidence: [],
    ...assignSecurityOfficer('Categorize the system by the harm of a loss, and have the category approved.'),
  },
  {
    id: 'RA-3',
    title: 'Risks are assessed',
    evidence: [],
    ...assignSecurityOfficer('Assess the risks of the organisation every year, including the threats to each system.'),
  },
  {
    id: 'RA-5',
    title: 'Vulnerabilities are monitored and scanned',
    evidence: [],
    ...assignPlatformTeam('Enable Amazon Inspector, and follow the advisories for dependencies.'),
  },
  {
    id: 'RA-7',
    title: 'Risks are responded to',
    evidence: [],
    ...assignSecurityOfficer(
      'Decide on each finding: repair it, accept it for a limited time, or remove the component.',
    ),
  },
];

import { assignDevelopmentTeam, assignIncidentTeam, assignPlatformTeam, assignSecurityOfficer } from './duties';
import { alerts, auditLogs, leastPrivilege, logIntegrity, logRetention, personRecord } from './evidence-groups';
import { type Control, citePublishedRules, citeResources, citeRules, combineEvidence } from './framework';

/** Requirements 10 and 11: logs and security tests. */
export const logsAndTests: readonly Control[] = [
  {
    id: '10.1.1',
    title: 'Policies for logging are documented, known and followed',
    evidence: [],
    ...assignSecurityOfficer(
      'Keep the policy for logs and their review up to date and known to the people who follow it.',
    ),
  },
  {
    id: '10.2.1',
    title: 'Audit logs are enabled for all components',
    evidence: combineEvidence(citePublishedRules('RDSLoggingEnabled', 'S3BucketLoggingEnabled'), auditLogs),
  },
  {
    id: '10.2.1.1',
    title: 'Each access of a person to card data is logged',
    evidence: personRecord,
    ...assignDevelopmentTeam('Log each access to card data with the identity of the person.'),
  },
  {
    id: '10.2.1.2',
    title: 'All actions of administrators are logged',
    evidence: citeRules('CloudTrailCloudWatchLogsEnabled'),
  },
  {
    id: '10.2.1.3',
    title: 'All access to audit logs is logged',
    evidence: [],
    ...assignPlatformTeam('Record data events of the buckets and log groups that hold audit logs.'),
  },
  {
    id: '10.2.1.4',
    title: 'Invalid access attempts are logged',
    evidence: citeRules('APIGWAccessLogging', 'WAFv2LoggingEnabled'),
  },
  {
    id: '10.2.1.5',
    title: 'Changes to identities and privileges are logged',
    evidence: [],
    ...assignPlatformTeam('Record management events of IAM and of user directories in all regions.'),
  },
  {
    id: '10.2.1.6',
    title: 'Starting, stopping and pausing of audit logs is logged',
    evidence: [],
    ...assignPlatformTeam('Record management events of CloudTrail and CloudWatch Logs in all regions.'),
  },
  {
    id: '10.2.1.7',
    title: 'Creation and deletion of system objects is logged',
    evidence: [],
    ...assignPlatformTeam('Record management events of all services, and schema changes of databases.'),
  },
  {
    id: '10.2.2',
    title: 'Audit logs record who, what, when, where and the result',
    evidence: [],
    ...assignDevelopmentTeam('Log the user, event, time, result, origin and resource of each event.'),
  },
  {
    id: '10.3.1',
    title: 'Only people who need audit logs can read them',
    evidence: combineEvidence(leastPrivilege, citeRules('S3BucketLevelPublicAccessProhibited')),
    ...assignSecurityOfficer('Name who may read audit logs, and review the list every six months.'),
  },
  {
    id: '10.3.2',
    title: 'Audit logs are protected from changes',
    evidence: combineEvidence(citePublishedRules('CloudTrailEncryptionEnabled'), logIntegrity),
  },
  {
    id: '10.3.3',
    title: 'Audit logs are copied promptly to a central log server',
    evidence: citeRules('CloudTrailCloudWatchLogsEnabled', 'RDSLoggingEnabled'),
  },
  {
    id: '10.3.4',
    title: 'Changes to audit logs are detected',
    evidence: citeRules('CloudTrailLogFileValidationEnabled'),
  },
  {
    id: '10.4.1',
    title: 'Audit logs are reviewed daily',
    evidence: alerts,
    ...assignSecurityOfficer('Review alarms and blocked requests every day, and record the review.'),
  },
  {
    id: '10.4.1.1',
    title: 'The review of audit logs is automated',
    evidence: combineEvidence(citeRules('CloudWatchAlarmAction'), citeResources('AWS::Logs::MetricFilter')),
  },
  {
    id: '10.4.2',
    title: 'Logs of other components are reviewed periodically',
    evidence: combineEvidence(citePublishedRules('WAFv2LoggingEnabled'), citeRules('APIGWAccessLogging')),
    ...assignSecurityOfficer('Review logs of other components at an interval that a risk analysis sets.'),
  },
  {
    id: '10.4.3',
    title: 'Exceptions found in a review are addressed',
    evidence: [],
    ...assignIncidentTeam('Open an incident for each finding of a review, and close it with its cause.'),
  },
  {
    id: '10.5.1',
    title: 'Audit logs are kept for one year, three months of them available',
    evidence: logRetention,
  },
  {
    id: '10.6.1',
    title: 'System clocks are synchronized',
    evidence: [],
    ...assignSecurityOfficer('Rely on the time service of AWS, and synchronize the computers of the workforce.'),
  },
  {
    id: '10.7.2',
    title: 'Failures of critical controls are detected promptly',
    evidence: alerts,
  },
  {
    id: '10.7.3',
    title: 'Failures of critical controls are responded to',
    evidence: [],
    ...assignIncidentTeam('Restore a failed control, find the cause, and record both with their times.'),
  },
  {
    id: '11.1.1',
    title: 'Policies for security tests are documented, known and followed',
    evidence: [],
    ...assignSecurityOfficer('Keep the policy for security tests up to date and known to the people who follow it.'),
  },
  {
    id: '11.3.1',
    title: 'Internal vulnerability scans run every three months',
    evidence: [],
    ...assignPlatformTeam('Enable Amazon Inspector, and resolve findings of high severity.'),
  },
  {
    id: '11.3.2',
    title: 'External vulnerability scans run every three months',
    evidence: [],
    ...assignSecurityOfficer('Have the public endpoints scanned by an approved scanning vendor every quarter.'),
  },
  {
    id: '11.4.1',
    title: 'A methodology for penetration tests is defined',
    evidence: [],
    ...assignSecurityOfficer('Define the method, scope and depth of penetration tests, and keep their results.'),
  },
  {
    id: '11.4.3',
    title: 'External penetration tests run every year',
    evidence: [],
    ...assignSecurityOfficer('Have qualified independent testers attack the deployed service every year.'),
  },
  {
    id: '11.4.5',
    title: 'Network segmentation is tested every year',
    evidence: [],
    ...assignSecurityOfficer('Have the network segmentation tested in the deployed account every year.'),
  },
  {
    id: '11.5.1',
    title: 'Intrusions are detected',
    evidence: combineEvidence(
      citeRules('VPCFlowLogsEnabled', 'WAFv2LoggingEnabled'),
      citeResources('AWS::Route53Resolver::ResolverQueryLoggingConfig'),
    ),
    ...assignPlatformTeam('Enable GuardDuty in every region of the account, and send its findings to people.'),
  },
  {
    id: '11.5.2',
    title: 'Changes of critical files are detected',
    evidence: citeRules('CloudTrailLogFileValidationEnabled'),
    ...assignPlatformTeam('Compare the deployed stacks with their templates every week by drift detection.'),
  },
  {
    id: '11.6.1',
    title: 'Changes of payment pages are detected',
    evidence: [],
    ...assignDevelopmentTeam('Monitor the headers and scripts of payment pages.'),
  },
];

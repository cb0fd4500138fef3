import { developmentTeam, incidentTeam, platformTeam, securityOfficer } from './duties';
import { allOf, type Control, published, resources, rules, tested } from './framework';
import { alerts, auditLogs, leastPrivilege, logIntegrity, logRetention, personRecord } from './safeguards';

/** Requirements 10 and 11: logs, and tests of security. */
export const logsAndTests: readonly Control[] = [
  {
    id: '10.1.1',
    title: 'Rules for logs are written, known and followed',
    evidence: [],
    ...securityOfficer('Keep the policy for logs and their review up to date and known to those who follow it.'),
  },
  {
    id: '10.2.1',
    title: 'Audit logs are on for all components',
    evidence: allOf(published('RDSLoggingEnabled', 'S3BucketLoggingEnabled'), auditLogs),
  },
  {
    id: '10.2.1.1',
    title: 'Every access of a person to card data is recorded',
    evidence: personRecord,
  },
  {
    id: '10.2.1.2',
    title: 'Everything that administrators do is recorded',
    evidence: allOf(
      rules('CloudTrailCloudWatchLogsEnabled'),
      tested('data/data-stack.test.ts', 'writes down who connects and who changes schema or roles, never a value'),
    ),
  },
  {
    id: '10.2.1.3',
    title: 'Every access to audit logs is recorded',
    evidence: tested(
      'audit/audit-stack.test.ts',
      'has its access logged to a bucket of its own, encrypted by S3 as the delivery demands',
    ),
  },
  {
    id: '10.2.1.4',
    title: 'Refused attempts are recorded',
    evidence: allOf(
      rules('APIGWAccessLogging', 'WAFv2LoggingEnabled'),
      tested('identity/identity-stack.test.ts', 'logs every sign-in and every message that failed'),
    ),
  },
  {
    id: '10.2.1.5',
    title: 'Changes of identities and rights are recorded',
    evidence: tested(
      'audit/audit-stack.test.ts',
      'records every region, validates its files, is encrypted and looks for unusual rates',
    ),
  },
  {
    id: '10.2.1.6',
    title: 'Starting, stopping and pausing of logs is recorded',
    evidence: tested('audit/audit-stack.test.ts', '$name tells people within five minutes and names its runbook'),
  },
  {
    id: '10.2.1.7',
    title: 'The making and deletion of system objects is recorded',
    evidence: tested(
      'audit/audit-stack.test.ts',
      'records management, data of our bucket and functions, and calls through our endpoints',
    ),
  },
  {
    id: '10.2.2',
    title: 'Records tell who, what, when, where and how it ended',
    evidence: tested('api/logging.test.ts', 'holds what an investigation needs'),
  },
  {
    id: '10.3.1',
    title: 'Only those who need logs can read them',
    evidence: allOf(leastPrivilege, rules('S3BucketLevelPublicAccessProhibited')),
    ...securityOfficer('Name who may read audit logs, and review the list every six months.'),
  },
  {
    id: '10.3.2',
    title: 'Nobody can change logs',
    evidence: allOf(published('CloudTrailEncryptionEnabled'), logIntegrity),
  },
  {
    id: '10.3.3',
    title: 'Logs are copied at once to a place of their own',
    evidence: allOf(
      rules('CloudTrailCloudWatchLogsEnabled', 'RDSLoggingEnabled'),
      tested('audit/audit-stack.test.ts', 'is the only one that may write to the archive'),
    ),
  },
  {
    id: '10.3.4',
    title: 'A change of logs is noticed',
    evidence: rules('CloudTrailLogFileValidationEnabled'),
  },
  {
    id: '10.4.1',
    title: 'Logs are reviewed every day',
    evidence: alerts,
    ...securityOfficer('Look at alarms and blocked requests every day, and record that it was done.'),
  },
  {
    id: '10.4.1.1',
    title: 'Machines do the review',
    evidence: allOf(rules('CloudWatchAlarmAction'), resources('AWS::Logs::MetricFilter')),
  },
  {
    id: '10.4.2',
    title: 'Logs of other components are reviewed as well',
    evidence: allOf(published('WAFv2LoggingEnabled'), rules('APIGWAccessLogging')),
    ...securityOfficer('Review logs of other components at an interval that a risk analysis sets.'),
  },
  {
    id: '10.4.3',
    title: 'What a review finds is followed up',
    evidence: tested('app/runbooks.test.ts', '$id names a runbook that exists, and reaches people'),
    ...incidentTeam('Open an incident for each finding of a review, and close it with its cause.'),
  },
  {
    id: '10.5.1',
    title: 'Logs are kept for a year, three months of them at hand',
    evidence: allOf(
      logRetention,
      tested('audit/audit-stack.test.ts', 'every log group is encrypted and kept for the time of the settings'),
    ),
  },
  {
    id: '10.6.1',
    title: 'Clocks agree',
    evidence: tested(
      'lambda/records/encryption/key-service.test.ts',
      'a clock that is ten minutes wrong is put right by what the service answers',
    ),
    ...securityOfficer('Rely on the time of AWS for its services, and set computers of the workforce by it.'),
  },
  {
    id: '10.7.2',
    title: 'Failures of critical controls are noticed at once',
    evidence: allOf(alerts, tested('audit/audit-stack.test.ts', 'raise an alarm as soon as one lies there')),
  },
  {
    id: '10.7.3',
    title: 'Failures of critical controls are answered',
    evidence: [],
    ...incidentTeam('Restore a failed control, find the cause, and record both with their times.'),
  },
  {
    id: '11.1.1',
    title: 'Rules for tests of security are written, known and followed',
    evidence: [],
    ...securityOfficer('Keep the policy for tests of security up to date and known to those who follow it.'),
  },
  {
    id: '11.3.1',
    title: 'Vulnerabilities are scanned for inside every three months',
    evidence: [],
    ...platformTeam('Turn on Amazon Inspector for functions, and resolve what it ranks as high.'),
  },
  {
    id: '11.3.2',
    title: 'An approved vendor scans from outside every three months',
    evidence: [],
    ...securityOfficer('Have the public names of the API scanned by an approved scanning vendor every quarter.'),
  },
  {
    id: '11.4.1',
    title: 'There is a method for penetration tests',
    evidence: [],
    ...securityOfficer('Define the method, scope and depth of penetration tests, and keep their results.'),
  },
  {
    id: '11.4.3',
    title: 'Penetration is tested from outside every year',
    evidence: tested('attack/attack.test.ts', 'at least 400 different requests were refused'),
    ...securityOfficer('Have qualified testers who are independent attack the deployed service every year.'),
  },
  {
    id: '11.4.5',
    title: 'The separation of networks is tested every year',
    evidence: tested('network/network.test.ts', 'no rule names an address, but the placeholder that no packet matches'),
    ...securityOfficer('Have the separation of networks tested in the deployed account every year.'),
  },
  {
    id: '11.5.1',
    title: 'Intrusions are detected',
    evidence: allOf(
      rules('VPCFlowLogsEnabled', 'WAFv2LoggingEnabled'),
      resources('AWS::Route53Resolver::ResolverQueryLoggingConfig'),
    ),
    ...platformTeam('Turn GuardDuty on in every region of the account, and send its findings to people.'),
  },
  {
    id: '11.5.2',
    title: 'Changes of critical files are noticed',
    evidence: allOf(
      rules('CloudTrailLogFileValidationEnabled'),
      tested('functions/bundles.test.ts', 'is the same bytes each time'),
    ),
    ...platformTeam('Compare the deployed stacks with their templates every week by drift detection.'),
  },
  {
    id: '11.6.1',
    title: 'Changes of payment pages are noticed',
    evidence: [],
    ...developmentTeam('Watch the headers and scripts of payment pages; this service serves no pages.'),
  },
];

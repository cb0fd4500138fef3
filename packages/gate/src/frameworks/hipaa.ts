import { assignPurchasing, assignSecurityOfficer } from './duties';
import {
  auditLogs,
  authenticatedRequests,
  databaseIdentity,
  encryptionAtRest,
  encryptionInTransit,
  fieldEncryption,
  keyManagement,
  logIntegrity,
  personRecord,
  secondFactor,
  shortSessions,
  tenantIsolation,
} from './evidence-groups';
import { type Control, citePublishedRules, citeRules, combineEvidence, type Framework } from './framework';
import { administrativeSafeguards } from './hipaa-administrative';
import { physicalSafeguards } from './hipaa-physical';
import { hipaaAccess, hipaaEncryption, hipaaIam, hipaaPorts } from './hipaa-published';

/** 45 CFR 164.312: technical safeguards. */
const technicalSafeguards: readonly Control[] = [
  {
    id: '164.312(a)(1)',
    title: 'Systems allow access only to authorized persons and programs',
    evidence: combineEvidence(hipaaPorts, hipaaIam, hipaaAccess, authenticatedRequests, tenantIsolation),
  },
  {
    id: '164.312(a)(2)(i)',
    title: 'Each user has a unique identifier',
    evidence: databaseIdentity,
    ...assignSecurityOfficer('Forbid shared accounts of people, in user directories and in AWS accounts.'),
  },
  {
    id: '164.312(a)(2)(ii)',
    title: 'Health data is available in an emergency',
    evidence: [],
    ...assignSecurityOfficer('Keep an emergency role whose use triggers an alarm, and practise signing in with it.'),
  },
  {
    id: '164.312(a)(2)(iii)',
    title: 'Sessions end automatically',
    evidence: shortSessions,
    ...assignSecurityOfficer('Configure clients to delete their tokens after some minutes without activity.'),
  },
  {
    id: '164.312(a)(2)(iv)',
    title: 'Stored health data is encrypted',
    evidence: combineEvidence(hipaaEncryption, encryptionAtRest, fieldEncryption, keyManagement),
  },
  {
    id: '164.312(b)',
    title: 'Activity in systems is recorded and examined',
    evidence: combineEvidence(
      citePublishedRules(
        'APIGWExecutionLoggingEnabled',
        'APIGWXrayEnabled',
        'CloudTrailCloudWatchLogsEnabled',
        'CloudWatchAlarmAction',
        'CloudWatchLogGroupRetentionPeriod',
        'LambdaConcurrency',
        'LambdaDLQ',
        'RDSEnhancedMonitoringEnabled',
        'S3BucketLoggingEnabled',
        'VPCFlowLogsEnabled',
        'WAFv2LoggingEnabled',
      ),
      auditLogs,
      personRecord,
    ),
    ...assignSecurityOfficer('Examine the records at an interval that is written down.'),
  },
  {
    id: '164.312(c)(1)',
    title: 'Health data is protected from improper changes',
    evidence: citePublishedRules('CloudTrailLogFileValidationEnabled', 'S3BucketVersioningEnabled'),
  },
  {
    id: '164.312(c)(2)',
    title: 'Improper changes are detected',
    evidence: combineEvidence(
      citePublishedRules('CloudTrailLogFileValidationEnabled', 'S3BucketSSLRequestsOnly', 'S3BucketVersioningEnabled'),
      logIntegrity,
    ),
  },
  {
    id: '164.312(d)',
    title: 'The identity of each person or program is verified',
    evidence: combineEvidence(authenticatedRequests, secondFactor, databaseIdentity),
    ...assignSecurityOfficer('Verify the identity of a person before an account is created for them.'),
  },
  {
    id: '164.312(e)(1)',
    title: 'Health data is protected in transit',
    evidence: combineEvidence(
      citePublishedRules('APIGWSSLEnabled', 'S3BucketSSLRequestsOnly', 'VPCDefaultSecurityGroupClosed'),
      citePublishedRules('VPCNoUnrestrictedRouteToIGW', 'EC2RestrictedCommonPorts'),
      hipaaAccess,
      encryptionInTransit,
    ),
  },
  {
    id: '164.312(e)(2)(i)',
    title: 'Improper changes in transit are detected',
    evidence: combineEvidence(citePublishedRules('APIGWSSLEnabled', 'S3BucketSSLRequestsOnly'), encryptionInTransit),
  },
  {
    id: '164.312(e)(2)(ii)',
    title: 'Health data is encrypted where appropriate',
    evidence: combineEvidence(hipaaEncryption, encryptionInTransit, citeRules('SQSQueueSSE')),
  },
];

/** 45 CFR 164.314 and 164.316: contracts, plan documents, policies and documentation. */
const organisationalRequirements: readonly Control[] = [
  {
    id: '164.314(a)(1)',
    title: 'Contracts with business associates meet the requirements',
    evidence: [],
    ...assignPurchasing('Have contracts with business associates checked against this section before they are signed.'),
  },
  {
    id: '164.314(a)(2)(i)(A)',
    title: 'Business associates comply with the Security Rule',
    evidence: [],
    ...assignPurchasing('Oblige business associates to comply with the Security Rule.'),
  },
  {
    id: '164.314(a)(2)(i)(B)',
    title: 'Business associates bind their subcontractors',
    evidence: [],
    ...assignPurchasing('Oblige business associates to conclude the same contract with their subcontractors.'),
  },
  {
    id: '164.314(a)(2)(i)(C)',
    title: 'Business associates report incidents and breaches',
    evidence: [],
    ...assignPurchasing('Agree with business associates on the deadline and the address for reports of incidents.'),
  },
  {
    id: '164.314(a)(2)(ii)',
    title: 'Government bodies use other arrangements with the same content',
    evidence: [],
    ...assignPurchasing('As a government body, check that each memorandum contains what a contract would.'),
  },
  {
    id: '164.314(a)(2)(iii)',
    title: 'Business associates and their subcontractors follow the same requirements',
    evidence: [],
    ...assignPurchasing('As a business associate, conclude contracts of this form with subcontractors.'),
  },
  {
    id: '164.314(b)(1)',
    title: 'Group health plans bind their sponsor',
    evidence: [],
    ...assignPurchasing('As a group health plan, have the plan documents oblige the sponsor to safeguard health data.'),
  },
  {
    id: '164.314(b)(2)(i)',
    title: 'The plan sponsor implements safeguards',
    evidence: [],
    ...assignPurchasing(
      'Write the administrative, physical and technical safeguards of the sponsor into the plan documents.',
    ),
  },
  {
    id: '164.314(b)(2)(ii)',
    title: 'The plan and its sponsor are separated',
    evidence: [],
    ...assignPurchasing('Write the separation between plan and sponsor, and its safeguards, into the plan documents.'),
  },
  {
    id: '164.314(b)(2)(iii)',
    title: 'Agents of the plan sponsor implement safeguards',
    evidence: [],
    ...assignPurchasing(
      'Oblige agents of the sponsor to implement reasonable safeguards before they receive health data.',
    ),
  },
  {
    id: '164.314(b)(2)(iv)',
    title: 'The plan sponsor reports incidents to the plan',
    evidence: [],
    ...assignPurchasing('Write the duty to report incidents to the plan into the plan documents.'),
  },
  {
    id: '164.316(a)',
    title: 'Policies and procedures exist',
    evidence: [],
    ...assignSecurityOfficer('Adopt policies and procedures for each standard of this rule.'),
  },
  {
    id: '164.316(b)(1)(i)',
    title: 'Policies and procedures are written down',
    evidence: [],
    ...assignSecurityOfficer('Keep policies and procedures in written form, and control their versions.'),
  },
  {
    id: '164.316(b)(1)(ii)',
    title: 'Actions and assessments are written down',
    evidence: [],
    ...assignSecurityOfficer(
      'Keep the assessment of every release, and records of the actions that this rule requires.',
    ),
  },
  {
    id: '164.316(b)(2)(i)',
    title: 'Documents are kept for six years',
    evidence: [],
    ...assignSecurityOfficer('Keep policies and assessments for six years from the day they were last in force.'),
  },
  {
    id: '164.316(b)(2)(ii)',
    title: 'Documents are available to the people who need them',
    evidence: [],
    ...assignSecurityOfficer('Publish policies where every person who follows them can read them.'),
  },
  {
    id: '164.316(b)(2)(iii)',
    title: 'Documents are reviewed and updated',
    evidence: [],
    ...assignSecurityOfficer('Review policies every year, and whenever the environment changes.'),
  },
];

/** 45 CFR part 164, subpart C, with all standards and implementation specifications. */
export const hipaa: Framework = {
  id: 'hipaa-security-rule',
  title: 'HIPAA Security Rule',
  version: '45 CFR Part 164, Subpart C',
  url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C',
  controls: [...administrativeSafeguards, ...physicalSafeguards, ...technicalSafeguards, ...organisationalRequirements],
};

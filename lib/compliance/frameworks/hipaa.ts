import { purchasing, securityOfficer } from './duties';
import { allOf, type Control, type Framework, published, rules, tested } from './framework';
import { administrativeSafeguards } from './hipaa-administrative';
import { physicalSafeguards } from './hipaa-physical';
import { hipaaAccess, hipaaEncryption, hipaaIam, hipaaPorts } from './hipaa-published';
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
} from './safeguards';

/** 45 CFR 164.312: technical safeguards. */
const technicalSafeguards: readonly Control[] = [
  {
    id: '164.312(a)(1)',
    title: 'Systems let in only persons and programs with rights',
    evidence: allOf(hipaaPorts, hipaaIam, hipaaAccess, authenticatedRequests, tenantIsolation),
  },
  {
    id: '164.312(a)(2)(i)',
    title: 'Every user has a name of their own',
    evidence: allOf(
      databaseIdentity,
      tested('api/usage-plans.test.ts', 'every machine client has an API key of its own with a daily quota'),
      tested('lambda/records/http/principal.test.ts', 'a token says for whom a request is answered'),
    ),
    ...securityOfficer('Forbid shared accounts of people, in the user pool and in the account of AWS.'),
  },
  {
    id: '164.312(a)(2)(ii)',
    title: 'Health data can be reached in an emergency',
    evidence: tested('encryption/data-keys.test.ts', 'cannot lock the account out: its root may change the policy'),
    ...securityOfficer('Keep an emergency role whose use raises an alarm, and practise signing in with it.'),
  },
  {
    id: '164.312(a)(2)(iii)',
    title: 'Sessions end by themselves',
    evidence: shortSessions,
    ...securityOfficer('Let clients forget their tokens after some minutes without activity.'),
  },
  {
    id: '164.312(a)(2)(iv)',
    title: 'Stored health data can be encrypted and decrypted',
    evidence: allOf(hipaaEncryption, encryptionAtRest, fieldEncryption, keyManagement),
  },
  {
    id: '164.312(b)',
    title: 'Activity in systems is recorded',
    evidence: allOf(
      published(
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
    ...securityOfficer('Examine what was recorded, at an interval that is written down.'),
  },
  {
    id: '164.312(c)(1)',
    title: 'Health data is protected from wrongful change',
    evidence: allOf(
      published('CloudTrailLogFileValidationEnabled', 'S3BucketVersioningEnabled'),
      tested('attack/tenant-isolation.test.ts', 'is not opened under another record, person, field name or key'),
    ),
  },
  {
    id: '164.312(c)(2)',
    title: 'A wrongful change is noticed',
    evidence: allOf(
      published('CloudTrailLogFileValidationEnabled', 'S3BucketSSLRequestsOnly', 'S3BucketVersioningEnabled'),
      tested('lambda/records/encryption/sealed-box.test.ts', 'opens to nothing when any bit of it is changed'),
      logIntegrity,
    ),
  },
  {
    id: '164.312(d)',
    title: 'Whoever asks is who they say they are',
    evidence: allOf(authenticatedRequests, secondFactor, databaseIdentity),
    ...securityOfficer('Verify the identity of a person before an account in the user pool is made for them.'),
  },
  {
    id: '164.312(e)(1)',
    title: 'Health data is guarded on its way through networks',
    evidence: allOf(
      published('APIGWSSLEnabled', 'S3BucketSSLRequestsOnly', 'VPCDefaultSecurityGroupClosed'),
      published('VPCNoUnrestrictedRouteToIGW', 'EC2RestrictedCommonPorts'),
      hipaaAccess,
      encryptionInTransit,
    ),
  },
  {
    id: '164.312(e)(2)(i)',
    title: 'A change on the way is noticed',
    evidence: allOf(published('APIGWSSLEnabled', 'S3BucketSSLRequestsOnly'), encryptionInTransit),
  },
  {
    id: '164.312(e)(2)(ii)',
    title: 'Health data is encrypted where that is appropriate',
    evidence: allOf(hipaaEncryption, encryptionInTransit, rules('SQSQueueSSE')),
  },
];

/** 45 CFR 164.314 and 164.316: contracts, plan documents, policies and papers. */
const organisationalRequirements: readonly Control[] = [
  {
    id: '164.314(a)(1)',
    title: 'Contracts with business associates hold what they must',
    evidence: [],
    ...purchasing('Have contracts with business associates checked against this section before they are signed.'),
  },
  {
    id: '164.314(a)(2)(i)(A)',
    title: 'The associate keeps to the security rule',
    evidence: [],
    ...purchasing('Oblige business associates to comply with the security rule.'),
  },
  {
    id: '164.314(a)(2)(i)(B)',
    title: 'The associate binds its subcontractors',
    evidence: [],
    ...purchasing('Oblige business associates to conclude the same contract with their subcontractors.'),
  },
  {
    id: '164.314(a)(2)(i)(C)',
    title: 'The associate reports incidents and breaches',
    evidence: [],
    ...purchasing('Agree on how fast, and to which address, business associates report incidents.'),
  },
  {
    id: '164.314(a)(2)(ii)',
    title: 'Other arrangements of government bodies count as well',
    evidence: [],
    ...purchasing('Between government bodies, check that the memorandum holds what a contract would.'),
  },
  {
    id: '164.314(a)(2)(iii)',
    title: 'The same holds between an associate and its subcontractor',
    evidence: [],
    ...purchasing('As a business associate, conclude contracts of this form with subcontractors.'),
  },
  {
    id: '164.314(b)(1)',
    title: 'Group health plans bind their sponsor',
    evidence: [],
    ...purchasing('As a group health plan, have the plan documents oblige the sponsor to safeguard health data.'),
  },
  {
    id: '164.314(b)(2)(i)',
    title: 'The sponsor takes safeguards',
    evidence: [],
    ...purchasing('Write administrative, physical and technical safeguards of the sponsor into the plan documents.'),
  },
  {
    id: '164.314(b)(2)(ii)',
    title: 'Plan and sponsor are kept apart',
    evidence: [],
    ...purchasing('Write the separation between plan and sponsor, and its safeguards, into the plan documents.'),
  },
  {
    id: '164.314(b)(2)(iii)',
    title: 'Agents of the sponsor take safeguards as well',
    evidence: [],
    ...purchasing('Oblige agents of the sponsor to take reasonable safeguards before they see health data.'),
  },
  {
    id: '164.314(b)(2)(iv)',
    title: 'The sponsor reports incidents to the plan',
    evidence: [],
    ...purchasing('Write the duty to report incidents to the plan into the plan documents.'),
  },
  {
    id: '164.316(a)',
    title: 'There are policies and procedures',
    evidence: [],
    ...securityOfficer('Adopt policies and procedures for each standard of this rule.'),
  },
  {
    id: '164.316(b)(1)(i)',
    title: 'Policies are in writing',
    evidence: [],
    ...securityOfficer('Keep policies and procedures in writing; documents of this repository may be part of them.'),
  },
  {
    id: '164.316(b)(1)(ii)',
    title: 'Actions and assessments are in writing',
    evidence: tested('app/synth.test.ts', 'ends with a verdict that names both environments and every judge'),
    ...securityOfficer('Keep the assessment of every release, and records of actions that this rule asks for.'),
  },
  {
    id: '164.316(b)(2)(i)',
    title: 'Papers are kept for six years',
    evidence: tested(
      'audit/audit-stack.test.ts',
      'cannot be shortened by anyone in production: locked in compliance mode for seven years',
    ),
    ...securityOfficer('Keep policies and assessments for six years from the day they were last in force.'),
  },
  {
    id: '164.316(b)(2)(ii)',
    title: 'Those who need the papers have them',
    evidence: [],
    ...securityOfficer('Publish policies where everyone who has to follow them can read them.'),
  },
  {
    id: '164.316(b)(2)(iii)',
    title: 'Papers are reviewed and kept up to date',
    evidence: [],
    ...securityOfficer('Review policies every year, and whenever the environment changes.'),
  },
];

/** 45 CFR part 164, subpart C, with all of its standards and specifications. */
export const hipaa: Framework = {
  id: 'hipaa-security-rule',
  title: 'HIPAA Security Rule',
  version: '45 CFR Part 164, Subpart C',
  url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C',
  controls: [...administrativeSafeguards, ...physicalSafeguards, ...technicalSafeguards, ...organisationalRequirements],
};

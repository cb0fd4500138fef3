import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, pciDss, type Rule, securityHub } from '../rule';

const STORE = ['AWS::CloudTrail::EventDataStore'];
const GUIDE = 'awscloudtrail/latest/userguide';
const LIFECYCLE = awsDocs(`${GUIDE}/query-event-data-store.html`);
const YEAR = 365;

/** Rules for event data stores of CloudTrail Lake. */
export const cloudTrailLakeRules: readonly Rule[] = createPropertyRules([
  {
    id: 'CloudTrailLakeTerminationProtection',
    level: 'required',
    keepsData: true,
    group: 'logIntegrity',
    types: STORE,
    what: 'CloudTrail event data store has termination protection enabled',
    why: 'An intruder deletes the record of the attack with one call.',
    fix: 'Set TerminationProtectionEnabled to true, or remove it.',
    property: 'TerminationProtectionEnabled',
    expects: { differsFrom: false },
    references: [pciDss('10.3.2'), LIFECYCLE, nist('AU-9')],
  },
  {
    id: 'CloudTrailLakeIngestionEnabled',
    level: 'required',
    group: 'auditLogs',
    types: STORE,
    what: 'CloudTrail event data store collects events',
    why: 'A store that was stopped holds nothing about the time after that.',
    fix: 'Set IngestionEnabled to true, or remove it.',
    property: 'IngestionEnabled',
    expects: { differsFrom: false },
    references: [pciDss('10.2.1'), LIFECYCLE, nist('AU-12')],
  },
  {
    id: 'CloudTrailLakeMultiRegion',
    level: 'required',
    group: 'auditLogs',
    types: STORE,
    what: 'CloudTrail event data store collects events of all regions',
    why: 'Intruders work in regions that no person looks at.',
    fix: 'Set MultiRegionEnabled to true, or remove it.',
    property: 'MultiRegionEnabled',
    expects: { differsFrom: false },
    references: [securityHub('CloudTrail.1'), LIFECYCLE, nist('AU-12')],
  },
  {
    id: 'CloudTrailLakeRetention',
    level: 'required',
    keepsData: true,
    group: 'logRetention',
    types: STORE,
    what: 'CloudTrail event data store keeps events for at least one year',
    why: 'Intrusions are often found months later. Without older events no investigation finds the cause.',
    fix: `Set RetentionPeriod to ${YEAR} or more, or remove it.`,
    property: 'RetentionPeriod',
    expects: { atLeast: YEAR },
    whenAbsent: 'passes',
    references: [pciDss('10.5.1'), LIFECYCLE, nist('AU-11')],
  },
  {
    id: 'CloudTrailLakeCustomerManagedKey',
    level: 'required',
    group: 'keyManagement',
    types: STORE,
    what: 'CloudTrail event data store is encrypted with a customer managed key',
    why: 'A key policy decides who may read the events, besides the policies of IAM.',
    fix: 'Set KmsKeyId to a customer managed key.',
    property: 'KmsKeyId',
    expects: { customerManagedKey: true },
    references: [
      awsConfig('event-data-store-cmk-encryption-enabled'),
      checkov('CKV_AWS_294'),
      awsDocs(`${GUIDE}/encrypting-cloudtrail-log-files-with-aws-kms.html`),
    ],
  },
]);

import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import {
  findTrailsOfStack,
  leavesManagementToOtherTrail,
  readDataTypes,
  readEqualValues,
  readFields,
  readSelectors,
  recordsManagementEvents,
} from './trail-selectors';

const TYPES = ['AWS::CloudTrail::Trail'];
const ADVANCED = 'Properties.AdvancedEventSelectors';
const SELECTORS = awsDocs('awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html');
const DATA_EVENTS = awsDocs('awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html');

/** Types of resources that hold data, each with the type that its data events have. S3 has its own control. */
const DATA_TYPES: readonly (readonly [resource: string, recorded: string])[] = [
  ['AWS::Lambda::Function', 'AWS::Lambda::Function'],
  ['AWS::DynamoDB::Table', 'AWS::DynamoDB::Table'],
  ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'],
];

/** Services with sensitive data for whose VPC endpoints CloudTrail can record network activity. */
const NETWORK_ACTIVITY_SERVICES = ['kms', 's3', 'secretsmanager'];

/** Rules for the events that a trail records. */
export const trailEventRules: readonly Rule[] = [
  {
    id: 'CloudTrailEventManagementRecorded',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'CloudTrail trail records all read and write management events',
    why: 'An attacker starts with read calls to find out what the account holds. Calls that no trail records stay invisible.',
    fix: 'Add a selector with only eventCategory Management, or set IncludeManagementEvents to true with ReadWriteType All and no excluded sources.',
    property: ADVANCED,
    references: [securityHub('CloudTrail.1'), nist('AU-2'), nist('AU-12')],
    check: (trail, deployment) => findTrailsOfStack(trail, deployment).some(recordsManagementEvents),
  },
  {
    id: 'CloudTrailEventS3ObjectsRecorded',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'CloudTrail trail records data events of S3 objects',
    why: 'Management events do not include reads of objects. Without data events a copied bucket leaves no trace.',
    fix: 'Add a selector to AdvancedEventSelectors with eventCategory Data and resources.type AWS::S3::Object.',
    property: ADVANCED,
    references: [securityHub('S3.22'), securityHub('S3.23'), DATA_EVENTS, nist('AU-12')],
    check: (trail, deployment) => {
      if (deployment.ofType('AWS::S3::Bucket').length === 0) return 'not applicable';
      return findTrailsOfStack(trail, deployment).flatMap(readDataTypes).includes('AWS::S3::Object');
    },
  },
  {
    id: 'CloudTrailEventDataRecorded',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'CloudTrail trail records data events of Lambda functions and DynamoDB tables',
    why: 'Management events do not include invocations or reads of items. Without data events a copied table leaves no trace.',
    fix: 'Add a selector to AdvancedEventSelectors with eventCategory Data and the resources.type of the finding.',
    property: ADVANCED,
    references: [DATA_EVENTS, nist('AU-12')],
    check: (trail, deployment) => {
      const recorded = new Set(findTrailsOfStack(trail, deployment).flatMap(readDataTypes));
      return DATA_TYPES.filter(([type]) => deployment.ofType(type).length > 0)
        .filter(([, data]) => !recorded.has(data))
        .map(([type]) => type);
    },
  },
  {
    id: 'CloudTrailEventNetworkActivityRecorded',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'CloudTrail trail records network activity through VPC endpoints for KMS, S3 and Secrets Manager',
    why: 'An attacker inside the VPC uses credentials of another account. Only network activity events record that the endpoint denied the calls.',
    fix: 'Add a selector to AdvancedEventSelectors with eventCategory NetworkActivity and the eventSource of the finding.',
    property: ADVANCED,
    references: [
      awsDocs('awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html'),
      nist('AU-12'),
      nist('SC-7'),
    ],
    check: (trail, deployment) => {
      const services = deployment.ofType('AWS::EC2::VPCEndpoint').map(readServiceName);
      const needed = NETWORK_ACTIVITY_SERVICES.filter((service) => services.includes(service));
      if (needed.length === 0) return 'not applicable';
      const recorded = findTrailsOfStack(trail, deployment)
        .flatMap(readSelectors)
        .filter((selector) => readEqualValues(selector, 'eventCategory').includes('NetworkActivity'))
        .flatMap((selector) => readEqualValues(selector, 'eventSource'));
      return needed.map((service) => `${service}.amazonaws.com`).filter((source) => !recorded.includes(source));
    },
  },
  {
    id: 'CloudTrailEventOwnBucketExcluded',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'CloudTrail trail does not record its own writes to its bucket',
    why: 'Each log file would be an event in the next log file. The endless records cost money and hide other events.',
    fix: 'Add to FieldSelectors a field eventName with NotEquals PutObject, or readOnly with Equals true.',
    property: ADVANCED,
    references: [DATA_EVENTS, SELECTORS, nist('AU-4')],
    check: (trail) => {
      const bucket = trail.at('S3BucketName');
      const ownSelectors = readSelectors(trail).filter((selector) =>
        readFields(selector)
          .filter((field) => field.at('Field').text() === 'resources.ARN')
          .flatMap((field) => [...field.at('StartsWith').items(), ...field.at('Equals').items()])
          .some((arn) => isInBucket(arn, bucket)),
      );
      if (ownSelectors.length === 0) return 'not applicable';
      return ownSelectors.every(
        (selector) =>
          readEqualValues(selector, 'readOnly').includes('true') || readFields(selector).some(excludesPutObject),
      );
    },
  },
  {
    id: 'CloudTrailEventInsightsEnabled',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'CloudTrail trail has Insights enabled for API call rates and error rates',
    why: 'An attacker with stolen credentials calls unusual APIs and causes many errors. Without Insights the change in rates is not detected.',
    fix: 'Add ApiCallRateInsight and ApiErrorRateInsight to InsightSelectors.',
    property: 'Properties.InsightSelectors',
    references: [
      awsDocs('awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html'),
      nist('SI-4'),
      nist('AU-6'),
    ],
    check: (trail, deployment) => {
      if (leavesManagementToOtherTrail(trail, deployment)) return 'not applicable';
      const kinds = trail
        .at('InsightSelectors')
        .items()
        .map((selector) => selector.at('InsightType').text());
      return ['ApiCallRateInsight', 'ApiErrorRateInsight'].filter((kind) => !kinds.includes(kind));
    },
  },
];

function excludesPutObject(field: Value): boolean {
  const excluded = field.at('NotEquals').items();
  return field.at('Field').text() === 'eventName' && excluded.some((name) => name.text() === 'PutObject');
}

function isInBucket(arn: Value, bucket: Value): boolean {
  const target = bucket.target();
  if (target !== undefined) return arn.target() === target;
  return (
    bucket.present &&
    arn
      .display()
      .split(/[:/]/)
      .includes(bucket.text() ?? '')
  );
}

/** `kms` of `com.amazonaws.eu-central-1.kms`. */
function readServiceName(endpoint: TemplateResource): string {
  return /\.([\w-]+)$/.exec(endpoint.at('ServiceName').display())?.[1] ?? '';
}

import type { Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { awsDocs, nist, type Rule, securityHub } from './rule';
import {
  equalTo,
  fieldsOf,
  leavesManagement,
  recordedData,
  recordsManagement,
  selectorsOf,
  trailsBeside,
} from './trail-selectors';

const TYPES = ['AWS::CloudTrail::Trail'];
const ADVANCED = 'Properties.AdvancedEventSelectors';
const SELECTORS = awsDocs('awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html');
const DATA_EVENTS = awsDocs('awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html');
const OPERATORS = ['Equals', 'StartsWith', 'EndsWith', 'NotEquals', 'NotStartsWith', 'NotEndsWith'];

/** Resources that hold data, and what an event of their data is about. */
const HOLDS_DATA: readonly (readonly [type: string, recorded: string])[] = [
  ['AWS::S3::Bucket', 'AWS::S3::Object'],
  ['AWS::Lambda::Function', 'AWS::Lambda::Function'],
  ['AWS::DynamoDB::Table', 'AWS::DynamoDB::Table'],
  ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'],
];

/** Services that hold what is worth stealing, and of whose endpoints CloudTrail records the calls. */
const THROUGH_ENDPOINTS = ['kms', 's3', 'secretsmanager'];

/** Rules for what a trail records. */
export const trailEventRules: readonly Rule[] = [
  {
    id: 'CloudTrailRecordsManagement',
    types: TYPES,
    what: 'The trail records every reading and changing management event, or another trail of the stack does.',
    why: 'An intruder first reads: who am I, what is there. What is left out is where he is not seen.',
    fix: 'Add a selector with eventCategory Management alone; or IncludeManagementEvents with ReadWriteType All, without ExcludeManagementEventSources.',
    property: ADVANCED,
    references: [securityHub('CloudTrail.1'), nist('AU-2'), nist('AU-12')],
    check: (trail, deployment) => trailsBeside(trail, deployment).some(recordsManagement),
  },
  {
    id: 'CloudTrailRecordsData',
    types: TYPES,
    what: 'The trail records who reads and changes data: objects, tables, and calls of functions. Each finding is a kind of resource that it leaves out.',
    why: 'Management events say who made a bucket, not who emptied it.',
    fix: 'Add a selector with eventCategory Data and resources.type AWS::S3::Object, AWS::Lambda::Function or AWS::DynamoDB::Table.',
    property: ADVANCED,
    references: [securityHub('S3.22'), securityHub('S3.23'), DATA_EVENTS, nist('AU-12')],
    check: (trail, deployment) => {
      const recorded = new Set(trailsBeside(trail, deployment).flatMap(recordedData));
      return HOLDS_DATA.filter(([type]) => deployment.ofType(type).length > 0)
        .filter(([, data]) => !recorded.has(data))
        .map(([type]) => type);
    },
  },
  {
    id: 'CloudTrailRecordsEndpoints',
    types: TYPES,
    what: 'The trail records calls through endpoints to keys, secrets and objects. Each finding is a service that it leaves out.',
    why: 'Somebody inside the network who uses keys of another account is refused by the endpoint, and recorded nowhere else.',
    fix: 'Add a selector with eventCategory NetworkActivity and eventSource kms.amazonaws.com, s3.amazonaws.com or secretsmanager.amazonaws.com.',
    property: ADVANCED,
    references: [
      awsDocs('awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html'),
      nist('AU-12'),
      nist('SC-7'),
    ],
    check: (trail, deployment) => {
      const services = deployment.ofType('AWS::EC2::VPCEndpoint').map(serviceOf);
      const needed = THROUGH_ENDPOINTS.filter((service) => services.includes(service));
      if (needed.length === 0) return 'not applicable';
      const recorded = trailsBeside(trail, deployment)
        .flatMap(selectorsOf)
        .filter((selector) => equalTo(selector, 'eventCategory').includes('NetworkActivity'))
        .flatMap((selector) => equalTo(selector, 'eventSource'));
      return needed.map((service) => `${service}.amazonaws.com`).filter((source) => !recorded.includes(source));
    },
  },
  {
    id: 'CloudTrailSelectorsCompare',
    types: TYPES,
    what: 'Every selector names a category, and every field of it is compared with something.',
    why: 'A comparison with nothing selects nothing, or is refused when somebody has to deploy in a hurry.',
    fix: 'Give every entry of FieldSelectors a Field and one of Equals, StartsWith, EndsWith or their opposites, with at least one value.',
    property: ADVANCED,
    references: [SELECTORS, nist('AU-12')],
    check: (trail) => {
      const selectors = selectorsOf(trail);
      if (selectors.length === 0) return 'not applicable';
      return selectors.every(
        (selector) =>
          equalTo(selector, 'eventCategory').length === 1 &&
          fieldsOf(selector).every(
            (field) =>
              field.at('Field').text() !== undefined &&
              OPERATORS.some((operator) => field.at(operator).items().length > 0),
          ),
      );
    },
  },
  {
    id: 'CloudTrailDoesNotRecordItself',
    types: TYPES,
    what: 'A selector for objects in the bucket of the trail leaves out what the trail writes.',
    why: 'Every file would be an event of the next file, for ever, and is paid for.',
    fix: 'Add a field eventName with NotEquals PutObject, or readOnly with Equals true, to the selector.',
    property: ADVANCED,
    references: [DATA_EVENTS, SELECTORS, nist('AU-4')],
    check: (trail) => {
      const bucket = trail.at('S3BucketName');
      const own = selectorsOf(trail).filter((selector) =>
        fieldsOf(selector)
          .filter((field) => field.at('Field').text() === 'resources.ARN')
          .flatMap((field) => [...field.at('StartsWith').items(), ...field.at('Equals').items()])
          .some((arn) => isInBucket(arn, bucket)),
      );
      if (own.length === 0) return 'not applicable';
      return own.every(
        (selector) =>
          equalTo(selector, 'readOnly').includes('true') ||
          fieldsOf(selector).some(
            (field) =>
              field.at('Field').text() === 'eventName' &&
              field
                .at('NotEquals')
                .items()
                .some((name) => name.text() === 'PutObject'),
          ),
      );
    },
  },
  {
    id: 'CloudTrailInsights',
    types: TYPES,
    what: 'CloudTrail looks for unusual numbers of calls and of errors. Each finding is a kind that is not looked for.',
    why: 'A thief of keys is one who calls what was never called, and is refused more often than ever.',
    fix: 'Add ApiCallRateInsight and ApiErrorRateInsight to InsightSelectors.',
    property: 'Properties.InsightSelectors',
    references: [
      awsDocs('awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html'),
      nist('SI-4'),
      nist('AU-6'),
    ],
    check: (trail, deployment) => {
      if (leavesManagement(trail, deployment)) return 'not applicable';
      const kinds = trail
        .at('InsightSelectors')
        .items()
        .map((selector) => selector.at('InsightType').text());
      return ['ApiCallRateInsight', 'ApiErrorRateInsight'].filter((kind) => !kinds.includes(kind));
    },
  },
];

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
function serviceOf(endpoint: Resource): string {
  return /\.([\w-]+)$/.exec(endpoint.at('ServiceName').display())?.[1] ?? '';
}

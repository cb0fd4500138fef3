import { trailEventRules } from '../../../src/rules/cloudtrail/cloudtrail-event';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TYPE = 'AWS::CloudTrail::Trail';
const field = (Field: string, ...Equals: unknown[]) => ({ Field, Equals });
const selector = (...FieldSelectors: unknown[]) => ({ FieldSelectors });
const advanced = (...AdvancedEventSelectors: unknown[]) => ({ AdvancedEventSelectors });
const basic = (...EventSelectors: unknown[]) => ({ EventSelectors });
const MANAGEMENT = selector(field('eventCategory', 'Management'));
const data = (type: unknown, ...more: unknown[]) =>
  selector(field('eventCategory', 'Data'), field('resources.type', type), ...more);
const network = (source: unknown) => selector(field('eventCategory', 'NetworkActivity'), field('eventSource', source));
const beside = (properties: Readonly<Record<string, unknown>>, ...types: readonly string[]) => ({
  resources: {
    Trail: { Type: TYPE, Properties: properties },
    ...Object.fromEntries(types.map((type, index) => [`Beside${index}`, { Type: type, Properties: {} }])),
  },
});
const reached = (properties: Readonly<Record<string, unknown>>, ...services: readonly unknown[]) => ({
  resources: {
    Trail: { Type: TYPE, Properties: properties },
    ...Object.fromEntries(
      services.map((ServiceName, index) => [
        `Endpoint${index}`,
        { Type: 'AWS::EC2::VPCEndpoint', Properties: { ServiceName } },
      ]),
    ),
  },
});
const KMS = 'com.amazonaws.eu-central-1.kms';
const S3 = { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.s3']] };
const OBJECTS = { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/']] };
const into = (...selectors: unknown[]) => ({
  resources: {
    Trail: { Type: TYPE, Properties: { S3BucketName: { Ref: 'Bucket' }, ...advanced(...selectors) } },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
  },
});
const own = (...more: unknown[]) => data('AWS::S3::Object', { Field: 'resources.ARN', StartsWith: [OBJECTS] }, ...more);
const insights = (...types: unknown[]) => ({ InsightSelectors: types.map((InsightType) => ({ InsightType })) });

rulesDecide('trail event rules', trailEventRules, {
  CloudTrailEventManagementRecorded: {
    holds: [
      {},
      advanced(MANAGEMENT),
      advanced(data('AWS::S3::Object'), MANAGEMENT),
      basic({ ReadWriteType: 'All', IncludeManagementEvents: true }),
      basic({ DataResources: [] }),
      beside(advanced(data('AWS::S3::Object')), TYPE),
    ],
    broken: [
      advanced(data('AWS::S3::Object')),
      advanced(selector()),
      advanced(selector({ Field: 'eventCategory' })),
      advanced(selector(field('eventCategory', 'Management'), field('readOnly', 'false'))),
      advanced(
        selector(field('eventCategory', 'Management'), { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }),
      ),
      basic({ IncludeManagementEvents: false }),
      basic({ ReadWriteType: 'WriteOnly' }),
      basic({ ExcludeManagementEventSources: ['kms.amazonaws.com'] }),
    ],
    undecided: [{ AdvancedEventSelectors: UNKNOWN }, basic({ ReadWriteType: UNKNOWN })],
  },
  CloudTrailEventS3ObjectsRecorded: {
    holds: [
      beside(advanced(data('AWS::S3::Object')), 'AWS::S3::Bucket'),
      beside(basic({ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }), 'AWS::S3::Bucket'),
    ],
    broken: [
      beside({}, 'AWS::S3::Bucket'),
      beside(advanced(data('AWS::Lambda::Function')), 'AWS::S3::Bucket'),
      beside(advanced(selector(field('resources.type', 'AWS::S3::Object'))), 'AWS::S3::Bucket'),
      beside(basic({ DataResources: [{}] }), 'AWS::S3::Bucket'),
    ],
    undecided: [beside({ AdvancedEventSelectors: UNKNOWN }, 'AWS::S3::Bucket')],
    notApplicable: [{}, beside({}, 'AWS::Lambda::Function')],
  },
  CloudTrailEventDataRecorded: {
    holds: [
      {},
      beside({}, 'AWS::S3::Bucket'),
      beside(
        advanced(data('AWS::DynamoDB::Table'), data('AWS::Lambda::Function')),
        'AWS::DynamoDB::Table',
        'AWS::Lambda::Function',
      ),
      beside(
        basic({ DataResources: [{ Type: 'AWS::DynamoDB::Table', Values: ['arn:aws:dynamodb'] }] }),
        'AWS::DynamoDB::Table',
      ),
    ],
    broken: [
      beside({}, 'AWS::Lambda::Function'),
      beside(advanced(data('AWS::S3::Object')), 'AWS::Lambda::Function'),
      beside(basic({ DataResources: [{}] }), 'AWS::DynamoDB::GlobalTable'),
    ],
    undecided: [{ AdvancedEventSelectors: UNKNOWN }, advanced(data(UNKNOWN))],
  },
  CloudTrailEventNetworkActivityRecorded: {
    holds: [reached(advanced(network('kms.amazonaws.com'), network('s3.amazonaws.com')), KMS, S3)],
    broken: [
      reached({}, KMS),
      reached(advanced(network('kms.amazonaws.com')), KMS, S3),
      reached(advanced(selector(field('eventCategory', 'Data'), field('eventSource', 'kms.amazonaws.com'))), KMS),
    ],
    undecided: [reached(advanced(network(UNKNOWN)), KMS)],
    notApplicable: [{}, reached({}, 'com.amazonaws.eu-central-1.logs', undefined)],
  },
  CloudTrailEventOwnBucketExcluded: {
    holds: [into(own({ Field: 'eventName', NotEquals: ['PutObject'] })), into(own(field('readOnly', 'true')))],
    broken: [
      into(own()),
      into(own({ Field: 'eventName', NotEquals: ['GetObject'] })),
      into(own(field('readOnly', 'false'))),
      into(data('AWS::S3::Object', field('resources.ARN', OBJECTS))),
      {
        S3BucketName: 'archive',
        ...advanced(data('AWS::S3::Object', field('resources.ARN', 'arn:aws:s3:::archive/'))),
      },
    ],
    undecided: [{ AdvancedEventSelectors: UNKNOWN }, { S3BucketName: UNKNOWN, ...advanced(own()) }],
    notApplicable: [
      {},
      into(MANAGEMENT),
      into(data('AWS::S3::Object')),
      into(data('AWS::S3::Object', { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::other/'] })),
      advanced(own()),
      { S3BucketName: 'archive', ...advanced(own()) },
    ],
  },
  CloudTrailEventInsightsEnabled: {
    holds: [insights('ApiCallRateInsight', 'ApiErrorRateInsight')],
    broken: [{}, insights('ApiCallRateInsight'), insights('ApiErrorRateInsight', undefined)],
    undecided: [{ InsightSelectors: UNKNOWN }, insights(UNKNOWN)],
    notApplicable: [beside(advanced(data('AWS::S3::Object')), TYPE)],
  },
});

import { bucketAccessLogRules } from '../../../src/rules/s3/s3-access-log';
import { allowService, buildResourceWithPolicy } from '../resource-policy-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';
import { encrypted, logged } from './buckets';

const TYPE = 'AWS::S3::Bucket';
const ARN = { 'Fn::GetAtt': ['Subject', 'Arn'] };
const logsTo = (DestinationBucketName: unknown, LogFilePrefix?: unknown) => ({
  LoggingConfiguration: { DestinationBucketName, LogFilePrefix },
});
const logsToItself = {
  resources: { Subject: { Type: TYPE, Properties: logsTo({ Ref: 'Subject' }, 'source/') } },
};
const about = (...statements: unknown[]) =>
  buildResourceWithPolicy({ Type: TYPE }, 'AWS::S3::BucketPolicy', { Bucket: { Ref: 'Subject' } }, ...statements);
const receiving = (...statements: unknown[]) => ({
  resources: {
    ...about(...statements).resources,
    Source: { Type: TYPE, Properties: logsTo({ Ref: 'Subject' }, 'source/') },
  },
});
const under = (path: string) => ({ 'Fn::Join': ['', [ARN, path]] });
const delivery = (path: string, Action = 's3:PutObject') =>
  allowService('logging.s3.amazonaws.com', Action, undefined, under(path));

rulesDecide('rules for the access logs of S3 buckets', bucketAccessLogRules, {
  S3AccessLogEnabled: {
    holds: [logsTo('logs', 'source/'), logsTo('logs'), logsTo(undefined, 'source/'), logsTo(UNKNOWN)],
    broken: [{}, { LoggingConfiguration: {} }],
    undecided: [{ LoggingConfiguration: UNKNOWN }],
    notApplicable: [logged({})],
  },
  S3AccessLogSeparateBucket: {
    holds: [logsTo('logs', 'source/')],
    broken: [logsTo(undefined, 'source/'), logsTo('logs', ''), logsTo('logs'), logsToItself],
    undecided: [logsTo('logs', UNKNOWN)],
    notApplicable: [{}],
  },
  S3AccessLogDeliveryAllowed: {
    holds: [receiving(delivery('/source/*')), receiving(delivery('/*'))],
    broken: [
      receiving(),
      receiving(delivery('/other/*')),
      receiving(delivery('/source/*', 's3:GetObject')),
      receiving(allowService('cloudtrail.amazonaws.com', 's3:PutObject', undefined, under('/source/*'))),
      receiving({ ...delivery('/source/*'), Effect: 'Deny' }),
    ],
    undecided: [receiving(allowService(UNKNOWN, 's3:PutObject'))],
    notApplicable: [about()],
  },
  S3AccessLogDestinationEncryption: {
    holds: [logged(encrypted('AES256')), logged({})],
    broken: [logged(encrypted('aws:kms'))],
    undecided: [logged(encrypted(UNKNOWN))],
    notApplicable: [{}, encrypted('aws:kms')],
  },
});

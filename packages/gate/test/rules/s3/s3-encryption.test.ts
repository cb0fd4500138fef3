import { bucketEncryptionRules } from '../../../src/rules/s3/s3-encryption';
import { rulesDecide, UNKNOWN } from '../rule-cases';
import { encrypted, logged } from './buckets';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/example';

const withWriter = (Properties: object, Type: string, writer: object) => ({
  resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { ...Properties } },
    Writer: { Type, Properties: { ...writer } },
  },
});
const BUCKET = { Ref: 'Bucket' };
const ofBalancer = (bucket: object) =>
  withWriter(bucket, 'AWS::ElasticLoadBalancingV2::LoadBalancer', {
    LoadBalancerAttributes: [{ Key: 'access_logs.s3.bucket', Value: BUCKET }],
  });
const ofClassicBalancer = (bucket: object) =>
  withWriter(bucket, 'AWS::ElasticLoadBalancing::LoadBalancer', { AccessLoggingPolicy: { S3BucketName: BUCKET } });

rulesDecide('rules for the encryption of S3 buckets', bucketEncryptionRules, {
  S3EncryptionKms: {
    holds: [encrypted('aws:kms'), encrypted('aws:kms:dsse', KEY)],
    broken: [{}, encrypted('AES256'), encrypted(undefined), encrypted('rot13')],
    undecided: [encrypted(UNKNOWN)],
    notApplicable: [
      logged(encrypted('AES256')),
      ofBalancer(encrypted('AES256')),
      ofClassicBalancer(encrypted('AES256')),
    ],
  },
  S3EncryptionCustomerManagedKey: {
    holds: [encrypted('aws:kms', KEY)],
    broken: [{}, encrypted('AES256'), encrypted('aws:kms'), encrypted('aws:kms', 'alias/aws/s3')],
    undecided: [encrypted('aws:kms', UNKNOWN)],
    notApplicable: [logged(encrypted('AES256'))],
  },
  S3EncryptionBucketKey: {
    holds: [encrypted('aws:kms', KEY, true)],
    broken: [encrypted('aws:kms', KEY), encrypted('aws:kms', KEY, false)],
    undecided: [encrypted('aws:kms', KEY, UNKNOWN)],
    notApplicable: [{}, encrypted('AES256')],
  },
});

import { bucketRules } from '../../../src/rules/s3/s3-bucket';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const bucket = (DeletionPolicy: unknown, UpdateReplacePolicy: unknown) => ({
  resources: { Bucket: { Type: 'AWS::S3::Bucket', DeletionPolicy, UpdateReplacePolicy } },
});
const blocks = (RestrictPublicBuckets: unknown) => ({
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets,
  },
});
const owned = (ObjectOwnership: unknown) => ({ OwnershipControls: { Rules: [{ ObjectOwnership }] } });

/** CloudFront delivers standard logs by an ACL. */
const ofDistribution = (Properties: object) => ({
  resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { ...Properties } },
    Site: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: { DistributionConfig: { Logging: { Bucket: { 'Fn::GetAtt': ['Bucket', 'RegionalDomainName'] } } } },
    },
  },
});

rulesDecide('rules for S3 buckets', bucketRules, {
  S3BucketVersioning: {
    holds: [{ VersioningConfiguration: { Status: 'Enabled' } }],
    broken: [{}, { VersioningConfiguration: { Status: 'Suspended' } }],
    undecided: [{ VersioningConfiguration: { Status: UNKNOWN } }],
  },
  S3BucketAclsDisabled: {
    holds: [{}, { AccessControl: 'Private' }, owned('BucketOwnerEnforced')],
    broken: [
      { AccessControl: 'LogDeliveryWrite' },
      { OwnershipControls: { Rules: [] } },
      owned(undefined),
      owned('ObjectWriter'),
    ],
    undecided: [owned(UNKNOWN), { AccessControl: UNKNOWN }],
    notApplicable: [ofDistribution(owned('ObjectWriter'))],
  },
  S3BucketPublicAccessBlocked: {
    holds: [blocks(true)],
    broken: [{}, blocks(false), blocks(undefined)],
    undecided: [blocks(UNKNOWN)],
  },
  S3BucketRetained: {
    holds: [bucket('Retain', 'Retain'), bucket('RetainExceptOnCreate', 'Retain')],
    broken: [bucket(undefined, undefined), bucket('Delete', 'Retain'), bucket('Retain', 'Delete')],
    undecided: [bucket(UNKNOWN, 'Retain')],
  },
});

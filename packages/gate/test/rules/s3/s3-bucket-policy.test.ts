import { bucketPolicyRules } from '../../../src/rules/s3/s3-bucket-policy';
import {
  allowService,
  buildPolicy,
  buildResourceWithPolicy,
  denyInsecure,
  OWN,
  STRANGER,
} from '../resource-policy-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const ARN = { 'Fn::GetAtt': ['Subject', 'Arn'] };
const OBJECTS = { 'Fn::Join': ['', [ARN, '/*']] };
const TRAIL = `arn:aws:cloudtrail:eu-central-1:${OWN}:trail/audit`;
const SOURCE = { 'Fn::GetAtt': ['Source', 'Arn'] };
const BUCKET = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'records-example' } };
const about = (...statements: unknown[]) =>
  buildResourceWithPolicy(BUCKET, 'AWS::S3::BucketPolicy', { Bucket: { Ref: 'Subject' } }, ...statements);
const byName = (...statements: unknown[]) =>
  buildResourceWithPolicy(BUCKET, 'AWS::S3::BucketPolicy', { Bucket: 'records-example' }, ...statements);
/** Only a deployment determines the name, but the name and the policy agree. */
const NAME_OF_DEPLOYMENT = { 'Fn::Sub': `records-\${Stage}` };
const ARN_OF_DEPLOYMENT = { 'Fn::Sub': `arn:\${AWS::Partition}:s3:::records-\${Stage}` };
const named = (BucketName: unknown, Resource: unknown) =>
  buildResourceWithPolicy(
    { Type: 'AWS::S3::Bucket', Properties: { BucketName } },
    'AWS::S3::BucketPolicy',
    { Bucket: NAME_OF_DEPLOYMENT },
    denyInsecure('s3:*', Resource),
  );
const insecure = (more: object = {}) => denyInsecure('s3:*', [ARN, OBJECTS], more);
const oldTls = (version: unknown, operator = 'NumericLessThan') =>
  insecure({ Condition: { [operator]: { 's3:TlsVersion': version } } });
const trail = (Condition?: object) => buildPolicy(allowService('cloudtrail.amazonaws.com', 's3:PutObject', Condition));
const trailFrom = (arn: unknown) => trail({ StringEquals: { 'aws:SourceArn': arn } });
const acl = (value: unknown) => trail({ StringEquals: { 's3:x-amz-acl': value } });
const unknownPolicy = { PolicyDocument: UNKNOWN };

rulesDecide('rules for S3 bucket policies', bucketPolicyRules, {
  S3BucketPolicyDeniesInsecureTransport: {
    holds: [
      about(insecure()),
      about(insecure({ Principal: '*', Resource: '*' })),
      byName(insecure({ Resource: ['arn:aws:s3:::records-example', 'arn:aws:s3:::records-example/*'] })),
      named(NAME_OF_DEPLOYMENT, [ARN_OF_DEPLOYMENT, { 'Fn::Join': ['', [ARN_OF_DEPLOYMENT, '/*']] }]),
    ],
    broken: [
      named(NAME_OF_DEPLOYMENT, ['arn:aws:s3:::records', 'arn:aws:s3:::records/*']),
      named({ 'Fn::Sub': `other-\${Stage}` }, [ARN_OF_DEPLOYMENT, { 'Fn::Join': ['', [ARN_OF_DEPLOYMENT, '/*']] }]),
      { BucketName: 'records-example' },
      about(insecure({ Effect: 'Allow' })),
      about(insecure({ Resource: ARN })),
      about(insecure({ Resource: OBJECTS })),
      about(insecure({ Action: 's3:GetObject' })),
      about(insecure({ Principal: { AWS: OWN } })),
      about(insecure({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
      about(insecure({ Condition: { Bool: { 'aws:SecureTransport': 'false', 'aws:ViaAWSService': 'false' } } })),
      byName(insecure({ Resource: ['arn:aws:s3:::other-example', 'arn:aws:s3:::other-example/*'] })),
    ],
    undecided: [about(insecure({ Condition: { Bool: { 'aws:SecureTransport': UNKNOWN } } }))],
  },
  S3BucketPolicyDeniesOldTls: {
    holds: [about(oldTls(1.2)), about(oldTls('1.3'))],
    broken: [about(insecure()), about(oldTls(1)), about(oldTls(1.2, 'NumericGreaterThan')), about()],
    undecided: [about(oldTls(UNKNOWN))],
  },
  S3BucketPolicyNoPublicAccess: {
    holds: [
      trail(),
      buildPolicy({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: ARN,
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } },
      }),
    ],
    broken: [
      buildPolicy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: ARN }),
      buildPolicy({ Effect: 'Allow', NotPrincipal: { AWS: OWN }, Action: 's3:GetObject', Resource: ARN }),
      buildPolicy({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 's3:GetObject',
        Resource: ARN,
        Condition: { StringLike: { 'aws:PrincipalOrgID': '*' } },
      }),
    ],
    undecided: [unknownPolicy],
  },
  S3BucketPolicyNoWildcardActions: {
    holds: [trail()],
    broken: [
      buildPolicy(allowService('cloudtrail.amazonaws.com', 's3:*')),
      buildPolicy({ Effect: 'Allow', Principal: { AWS: OWN }, NotAction: 's3:GetObject', Resource: ARN }),
    ],
    undecided: [buildPolicy(allowService('cloudtrail.amazonaws.com', UNKNOWN))],
  },
  S3BucketPolicyNoWildcardResources: {
    holds: [buildPolicy(allowService('cloudtrail.amazonaws.com', 's3:PutObject', undefined, OBJECTS))],
    broken: [
      trail(),
      buildPolicy({ Effect: 'Allow', Principal: { AWS: OWN }, Action: 's3:GetObject', NotResource: ARN }),
    ],
    undecided: [unknownPolicy],
  },
  S3BucketPolicySourceAccount: {
    holds: [
      trailFrom(TRAIL),
      trail({ StringEquals: { 'aws:SourceAccount': OWN } }),
      trail({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }),
      buildPolicy({ Effect: 'Allow', Principal: { AWS: OWN }, Action: 's3:GetObject', Resource: ARN }),
    ],
    broken: [
      trail(),
      trailFrom('arn:aws:s3:::source-example'),
      trail({ StringEquals: { 'aws:SourceAccount': STRANGER } }),
      trail({ StringEqualsIfExists: { 'aws:SourceAccount': OWN } }),
      trailFrom(`arn:aws:cloudtrail:eu-central-1:${STRANGER}:trail/audit`),
      {
        resources: {
          Policy: { Type: 'AWS::S3::BucketPolicy', Properties: trailFrom(SOURCE) },
          Source: { Type: 'AWS::S3::Bucket' },
        },
      },
    ],
    undecided: [unknownPolicy],
  },
  S3BucketPolicySourceArn: {
    holds: [
      trailFrom(TRAIL),
      {
        resources: {
          Policy: { Type: 'AWS::S3::BucketPolicy', Properties: trailFrom(SOURCE) },
          Source: { Type: 'AWS::S3::Bucket' },
        },
      },
    ],
    broken: [
      trail(),
      trail({ StringEquals: { 'aws:SourceAccount': OWN } }),
      trailFrom(`${TRAIL}*`),
      {
        resources: {
          Policy: {
            Type: 'AWS::S3::BucketPolicy',
            Properties: trailFrom({ 'Fn::Join': ['', [SOURCE, '*']] }),
          },
          Source: { Type: 'AWS::S3::Bucket' },
        },
      },
    ],
    undecided: [trailFrom(UNKNOWN)],
  },
  S3BucketPolicyCloudTrailAcl: {
    holds: [
      acl('bucket-owner-full-control'),
      buildPolicy(allowService('cloudtrail.amazonaws.com', 's3:GetBucketAcl')),
      buildPolicy(allowService('logging.s3.amazonaws.com', 's3:PutObject')),
    ],
    broken: [trail(), acl('public-read')],
    undecided: [acl(UNKNOWN)],
  },
});

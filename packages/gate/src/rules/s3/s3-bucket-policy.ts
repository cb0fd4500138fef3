import { coversAction, type PolicyStatement } from '../../templates/policy-statement';
import { deniesAllPrincipals, findFaultyGrants, isLimitedBy } from '../iam/resource-policy';
import { buildResourcePolicyRules } from '../iam/resource-policy-rules';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

const BUCKET = 'AWS::S3::Bucket';
const POLICY = 'AWS::S3::BucketPolicy';
const PROPERTY = 'Properties.PolicyDocument';
const PRACTICES = awsDocs('AmazonS3/latest/userguide/security-best-practices.html');
/** The bucket itself, and its objects. */
const WHOLES = ['', '/*'];

/** Rules for the policies of S3 buckets. */
export const bucketPolicyRules: readonly Rule[] = [
  ...buildResourcePolicyRules({
    prefix: 'S3BucketPolicy',
    noun: 'S3 bucket policy',
    named: 'bucket and its objects',
    types: { holder: BUCKET, policy: POLICY },
    practices: PRACTICES,
    transport: {
      level: 'required',
      references: [securityHub('S3.5')],
      action: 's3:*',
      wholes: WHOLES,
      why: 'S3 also accepts plain HTTP. An attacker on the network could read and change objects in transit.',
    },
    publicAccess: {
      references: [securityHub('S3.2'), securityHub('S3.3')],
      why: 'Any AWS account, and often any internet user, could read or overwrite the objects.',
    },
    wildcardActions: {
      why: 'A wildcard such as s3:* lets a writer also change the policy and delete object versions.',
    },
    wildcardResources: {
      why: 'A wildcard also opens objects that are added to the bucket later.',
    },
    sourceAccount: {
      why: 'AWS services act for every account. Another account could make the service write its files to this bucket.',
    },
    sourceArn: {
      why: 'Any other trail or bucket of the account could write files among the real evidence.',
    },
  }),
  {
    id: 'S3BucketPolicyDeniesOldTls',
    level: 'hardening',
    group: 'encryptionInTransit',
    types: [BUCKET],
    what: 'S3 bucket policy denies requests with outdated TLS versions',
    why: 'An attacker on the network can exploit known weaknesses of older TLS versions to read objects in transit.',
    fix: 'Deny s3:* on the bucket and its objects in PolicyDocument when NumericLessThan s3:TlsVersion is 1.2.',
    property: PROPERTY,
    references: [awsDocs('AmazonS3/latest/userguide/amazon-s3-policy-keys.html'), nist('SC-8(1)')],
    check: (bucket, templates) =>
      deniesAllPrincipals(
        bucket,
        templates,
        's3:*',
        ({ operator, key, values }) =>
          operator === 'NumericLessThan' &&
          key === 's3:tlsversion' &&
          values.every((value) => (value.number() ?? 0) >= 1.2),
        WHOLES,
      ),
  },
  {
    id: 'S3BucketPolicyCloudTrailAcl',
    level: 'hardening',
    group: 'logIntegrity',
    types: [POLICY],
    what: 'S3 bucket policy requires CloudTrail to give the bucket owner full control',
    why: 'Where ACLs are enabled, the owner of the bucket could not read the log files that CloudTrail writes.',
    fix: 'Add the condition StringEquals s3:x-amz-acl bucket-owner-full-control for s3:PutObject to PolicyDocument.',
    property: PROPERTY,
    references: [awsDocs('awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html'), nist('AU-9')],
    check: (policy) =>
      findFaultyGrants(
        policy,
        (statement) =>
          hasServicePrincipal(statement, 'cloudtrail.amazonaws.com') &&
          coversAction(statement, 's3:PutObject') &&
          !isLimitedBy(statement, 's3:x-amz-acl', (value) => value.text() === 'bucket-owner-full-control'),
      ),
  },
];

/** Whether a statement names a service as principal. */
export function hasServicePrincipal({ principals }: PolicyStatement, service: string): boolean {
  return principals.some(({ kind, value }) => kind === 'Service' && value.text() === service);
}

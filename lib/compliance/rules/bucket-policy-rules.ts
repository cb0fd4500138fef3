import { coversAction, type PolicyStatement } from '../deployment/policy-statement';
import { sourcesOf } from './bucket-rules';
import {
  denies,
  faultyGrants,
  hasOpenActions,
  hasOpenResources,
  isBound,
  isForAnybody,
  isInsecureTransport,
  servesAnySource,
  servesStrangers,
  statementsAbout,
} from './resource-policy';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::S3::BucketPolicy'];
const BUCKETS = ['AWS::S3::Bucket'];
const PROPERTY = 'Properties.PolicyDocument';
const WHOLE = ['', '/*'];
const KEYS = awsDocs('AmazonS3/latest/userguide/security-best-practices.html');
const TRAIL = awsDocs('awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html');

/** Rules for the policies of buckets. Each finding of a policy is one statement. */
export const bucketPolicyRules: readonly Rule[] = [
  {
    id: 'S3DeniesInsecureTransport',
    types: BUCKETS,
    what: 'Nobody reaches a bucket or its objects without TLS.',
    why: 'S3 answers HTTP too: keys and objects would travel where anybody on the way reads them.',
    fix: 'Deny s3:* to everybody on the bucket and on its objects when Bool aws:SecureTransport is false.',
    property: PROPERTY,
    references: [securityHub('S3.5'), nist('SC-8')],
    check: (bucket, deployment) => denies(bucket, deployment, 's3:*', isInsecureTransport, WHOLE),
  },
  {
    id: 'S3DeniesOldTls',
    types: BUCKETS,
    what: 'Nobody reaches a bucket or its objects with a TLS older than 1.2.',
    why: 'Older versions can be broken by who sits on the way.',
    fix: 'Deny s3:* to everybody on the bucket and on its objects when NumericLessThan s3:TlsVersion is 1.2.',
    property: PROPERTY,
    references: [KEYS, nist('SC-8(1)')],
    check: (bucket, deployment) =>
      denies(
        bucket,
        deployment,
        's3:*',
        ({ operator, key, values }) =>
          operator === 'NumericLessThan' &&
          key === 's3:tlsversion' &&
          values.every((value) => (value.number() ?? 0) >= 1.2),
        WHOLE,
      ),
  },
  {
    id: 'S3PolicyNamesWho',
    types: TYPES,
    what: 'A bucket is opened to somebody, not to anybody.',
    why: 'A principal that is a star is everybody with an account of AWS, or without.',
    fix: 'Name roles or a service in Principal; leave NotPrincipal out.',
    property: PROPERTY,
    references: [securityHub('S3.2'), nist('AC-3')],
    check: (policy) => faultyGrants(policy, isForAnybody),
  },
  {
    id: 'S3PolicyExactActions',
    types: TYPES,
    what: 'A bucket is opened for actions that are named one by one.',
    why: 's3:* lets who may write change the policy and delete the versions too.',
    fix: 'List the actions; leave NotAction out.',
    property: PROPERTY,
    references: [securityHub('S3.6'), nist('AC-6')],
    check: (policy) => faultyGrants(policy, hasOpenActions),
  },
  {
    id: 'S3PolicyExactObjects',
    types: TYPES,
    what: 'A statement opens named objects of its bucket.',
    why: 'A star opens what is put there tomorrow.',
    fix: 'Name the bucket or a prefix in Resource; leave NotResource out.',
    property: PROPERTY,
    references: [nist('AC-6'), KEYS],
    check: (policy) => faultyGrants(policy, hasOpenResources),
  },
  {
    id: 'S3ServicesActForThisAccount',
    types: TYPES,
    what: 'A service writes to the bucket for this account only.',
    why: 'A service works for everybody: a stranger could have it write his files among ours.',
    fix: 'Add aws:SourceAccount with this account; an ARN of a bucket does not hold it.',
    property: PROPERTY,
    references: [awsDocs('IAM/latest/UserGuide/confused-deputy.html'), nist('AC-3')],
    check: (policy) => faultyGrants(policy, (statement) => servesStrangers(statement, policy)),
  },
  {
    id: 'S3ServicesActForOneSource',
    types: TYPES,
    what: 'A service writes to the bucket for one resource.',
    why: 'Any trail or bucket of the account could write into the evidence of another otherwise.',
    fix: 'Add aws:SourceArn without a wildcard.',
    property: PROPERTY,
    references: [awsDocs('IAM/latest/UserGuide/confused-deputy.html'), nist('AC-6')],
    check: (policy) => faultyGrants(policy, servesAnySource),
  },
  {
    id: 'S3TrailFilesAreOurs',
    types: TYPES,
    what: 'CloudTrail hands its files to the owner of the bucket.',
    why: 'CloudTrail checks for the condition, and what it wrote without would belong to it where ACLs count.',
    fix: 'Add StringEquals s3:x-amz-acl bucket-owner-full-control to the statement for s3:PutObject.',
    property: PROPERTY,
    references: [TRAIL, nist('AU-9')],
    check: (policy) =>
      faultyGrants(
        policy,
        (statement) =>
          isOf(statement, 'cloudtrail.amazonaws.com') &&
          coversAction(statement, 's3:PutObject') &&
          !isBound(statement, 's3:x-amz-acl', (value) => value.text() === 'bucket-owner-full-control'),
      ),
  },
  {
    id: 'S3AccessLogsArrive',
    types: BUCKETS,
    what: 'The bucket that others log into lets S3 write there.',
    why: 'S3 drops what it may not write, and says so to nobody.',
    fix: 'Allow s3:PutObject to logging.s3.amazonaws.com on the prefix of every source.',
    property: PROPERTY,
    references: [awsDocs('AmazonS3/latest/userguide/enable-server-access-logging.html'), nist('AU-3')],
    check: (bucket, deployment) => {
      const sources = sourcesOf(bucket, deployment);
      if (sources.length === 0) return 'not applicable';
      const grants = statementsAbout(bucket, deployment).filter(
        (statement) =>
          statement.allows && isOf(statement, 'logging.s3.amazonaws.com') && coversAction(statement, 's3:PutObject'),
      );
      return sources.every((source) => {
        const prefix = source.at('LoggingConfiguration.LogFilePrefix').text() ?? '';
        return grants.some(({ resources }) =>
          resources.some((resource) => /\/(.*)\*$/.test(resource.display()) && startsIn(resource.display(), prefix)),
        );
      });
    },
  },
];

function isOf({ principals }: PolicyStatement, service: string): boolean {
  return principals.some(({ kind, value }) => kind === 'Service' && value.text() === service);
}

/** Whether objects under a prefix are among those that an ARN ending in a star names. */
function startsIn(arn: string, prefix: string): boolean {
  const named = /^[^/]*\/(.*)\*$/.exec(arn)?.[1];
  return named !== undefined && prefix.startsWith(named);
}

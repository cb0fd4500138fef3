import { isRetained } from '../retention';
import { awsDocs, checkov, nist, type Rule, securityHub, trivy } from '../rule';
import { receivesDistributionLogs } from './bucket-logs';

const TYPES = ['AWS::S3::Bucket'];

/** Rules for the settings of S3 buckets that decide who reaches objects, and whether objects can be recovered. */
export const bucketRules: readonly Rule[] = [
  {
    id: 'S3BucketVersioning',
    level: 'required',
    group: 'backups',
    types: TYPES,
    what: 'S3 bucket has versioning enabled',
    why: 'Objects that an attacker or a mistake overwrites or deletes cannot be recovered without versions.',
    fix: 'Set VersioningConfiguration.Status to Enabled.',
    property: 'Properties.VersioningConfiguration.Status',
    references: [securityHub('S3.14'), nist('CP-9')],
    check: (bucket) => bucket.at('VersioningConfiguration.Status').text() === 'Enabled',
  },
  {
    id: 'S3BucketAclsDisabled',
    level: 'required',
    group: 'noPublicAccess',
    types: TYPES,
    what: 'S3 bucket does not use ACLs to manage access',
    why: 'An ACL can open a single object regardless of the bucket policy, and the writing account may own the object.',
    fix: 'Set ObjectOwnership in OwnershipControls to BucketOwnerEnforced, and remove AccessControl.',
    property: 'Properties.OwnershipControls',
    references: [securityHub('S3.12'), nist('AC-3')],
    check: (bucket, templates) => {
      if (receivesDistributionLogs(bucket, templates)) return 'not applicable';
      const ownership = bucket.at('OwnershipControls');
      // S3 creates buckets with BucketOwnerEnforced (AmazonS3/latest/userguide/about-object-ownership.html).
      if (!ownership.present) return (bucket.at('AccessControl').text() ?? 'Private') === 'Private';
      const rules = ownership.at('Rules').items();
      return rules.length > 0 && rules.every((rule) => rule.at('ObjectOwnership').text() === 'BucketOwnerEnforced');
    },
  },
  {
    id: 'S3BucketPublicAccessBlocked',
    level: 'required',
    group: 'noPublicAccess',
    types: TYPES,
    what: 'S3 bucket has all four block public access settings enabled',
    why: 'A single mistake in a bucket policy or an ACL would expose the objects to the internet.',
    fix: 'Set the four properties of PublicAccessBlockConfiguration to true.',
    property: 'Properties.PublicAccessBlockConfiguration',
    references: [securityHub('S3.8'), checkov('CKV_AWS_53'), trivy('AVD-AWS-0086'), nist('AC-3')],
    // S3 blocks public access to new buckets by default (AmazonS3/latest/userguide/access-control-block-public-access.html),
    // but not to older ones, and anybody may have changed what no template declares.
    check: (bucket) =>
      ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].every(
        (name) => bucket.at(`PublicAccessBlockConfiguration.${name}`).flag() === true,
      ),
  },
  {
    id: 'S3BucketRetained',
    level: 'hardening',
    keepsData: true,
    group: 'backups',
    types: TYPES,
    what: 'S3 bucket is retained when its stack is deleted',
    why: 'Deleting or replacing the stack by mistake would destroy the objects together with their versions.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html'), nist('CP-9')],
    check: isRetained,
  },
];

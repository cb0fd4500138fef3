import type { AddedWeakness } from './added-weakness';
import { NO_PROTECTION, PUBLIC, REST, TOO_BROAD, TRANSIT, weaken } from './weakened-properties';

const BLOCKED = {
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
};
const BLOCK = 'PublicAccessBlockConfiguration';
const ORIGINS = 'CorsConfiguration.CorsRules.0.AllowedOrigins';

/** S3: buckets and access points. */
export const objectWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::S3::Bucket',
    {
      CorsConfiguration: {
        CorsRules: [{ AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['https://app.example.com'] }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    },
    [
      ['bucket-any-origin', TOO_BROAD, ORIGINS, ['*'], /cross-origin requests/],
      ['bucket-acls', TOO_BROAD, 'OwnershipControls.Rules.0.ObjectOwnership', 'ObjectWriter', /does not use ACLs/],
      ['bucket-not-blocked', PUBLIC, `${BLOCK}.RestrictPublicBuckets`, false, /block public access/],
      ['bucket-no-versions', NO_PROTECTION, 'VersioningConfiguration.Status', 'Suspended', /versioning/],
      [
        'bucket-s3-key',
        REST,
        'BucketEncryption.ServerSideEncryptionConfiguration',
        [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        /KMS keys/,
      ],
    ],
  ),
  ...weaken(
    'AWS::S3::Bucket',
    { WebsiteConfiguration: { RedirectAllRequestsTo: { HostName: 'app.example.com', Protocol: 'https' } } },
    [['website-redirect-http', TRANSIT, 'WebsiteConfiguration.RedirectAllRequestsTo.Protocol', 'http', /to HTTPS/]],
    { Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'app.example.com' } } },
  ),
  ...weaken(
    'AWS::S3::AccessPoint',
    { Bucket: { Ref: 'Records' }, VpcConfiguration: { VpcId: 'vpc-0abc' }, ...BLOCKED },
    [
      ['access-point-not-blocked', PUBLIC, `${BLOCK}.BlockPublicPolicy`, false, /block public access/],
      ['access-point-half-blocked', PUBLIC, BLOCK, { BlockPublicAcls: true }, /block public access/],
    ],
  ),
  ...weaken('AWS::S3::MultiRegionAccessPoint', { Regions: [{ Bucket: { Ref: 'Records' } }], ...BLOCKED }, [
    ['global-access-point-not-blocked', PUBLIC, `${BLOCK}.RestrictPublicBuckets`, false, /block public access/],
  ]),
];

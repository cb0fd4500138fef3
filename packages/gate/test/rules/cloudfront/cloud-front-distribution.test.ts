import { cloudFrontDistributionRules } from '../../../src/rules/cloudfront/cloud-front-distribution';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const config = (DistributionConfig: Record<string, unknown>) => ({ DistributionConfig });
const behavior = (Default: Record<string, unknown>, ...others: unknown[]) =>
  config({ DefaultCacheBehavior: Default, CacheBehaviors: others });
const origins = (...list: unknown[]) => config({ Origins: list });
const bucket = { DomainName: 'assets.s3.eu-central-1.amazonaws.com', S3OriginConfig: {} };
const functionUrl = { DomainName: 'abc.lambda-url.eu-central-1.on.aws', CustomOriginConfig: {} };
const protocols = (...list: unknown[]) => ({ CustomOriginConfig: { OriginSSLProtocols: list } });

rulesDecide('CloudFront distribution rules', cloudFrontDistributionRules, {
  CloudFrontDistributionFirewallNamed: {
    holds: [config({}), config({ WebACLId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/app/1' })],
    broken: [config({ WebACLId: '' })],
    undecided: [config({ WebACLId: UNKNOWN })],
  },
  CloudFrontDistributionViewersEncrypted: {
    holds: [behavior({ ViewerProtocolPolicy: 'redirect-to-https' }, { ViewerProtocolPolicy: 'https-only' })],
    broken: [
      behavior({ ViewerProtocolPolicy: 'allow-all' }),
      behavior({ ViewerProtocolPolicy: 'https-only' }, { ViewerProtocolPolicy: 'allow-all' }),
    ],
    undecided: [behavior({ ViewerProtocolPolicy: UNKNOWN }), config({ CacheBehaviors: UNKNOWN })],
  },
  CloudFrontDistributionKeyGroups: {
    holds: [behavior({ TrustedKeyGroups: ['group'] }), behavior({ TrustedSigners: [] })],
    broken: [behavior({}, { TrustedSigners: ['self'] })],
    undecided: [behavior({ TrustedSigners: UNKNOWN })],
  },
  CloudFrontDistributionBucketsPrivate: {
    holds: [
      origins({ ...bucket, OriginAccessControlId: { Ref: 'Control' } }),
      origins({ ...bucket, S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E1' } }),
      origins(functionUrl),
    ],
    broken: [
      origins(bucket),
      origins({ ...bucket, OriginAccessControlId: '', S3OriginConfig: { OriginAccessIdentity: '' } }),
    ],
    undecided: [origins(UNKNOWN)],
  },
  CloudFrontDistributionFunctionUrlsPrivate: {
    holds: [origins({ ...functionUrl, OriginAccessControlId: 'E1' }), origins({ DomainName: 'api.example.com' })],
    broken: [
      origins(functionUrl),
      {
        resources: {
          Distribution: {
            Type: 'AWS::CloudFront::Distribution',
            Properties: origins({
              DomainName: { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Url', 'FunctionUrl'] }] }] },
            }),
          },
          Url: { Type: 'AWS::Lambda::Url' },
        },
      },
    ],
    undecided: [origins({ DomainName: UNKNOWN })],
  },
  CloudFrontDistributionOriginTlsVersions: {
    holds: [origins(protocols('TLSv1.2'), bucket)],
    broken: [origins(protocols('TLSv1.2', 'TLSv1.1')), origins(protocols('SSLv3'))],
    undecided: [origins(protocols(UNKNOWN))],
  },
  CloudFrontDistributionTlsVersion: {
    holds: [config({ ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' } }), config({})],
    broken: [
      config({ ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.1_2016' } }),
      config({ ViewerCertificate: { MinimumProtocolVersion: 'TLSv1' } }),
    ],
    undecided: [config({ ViewerCertificate: { MinimumProtocolVersion: UNKNOWN } })],
  },
  CloudFrontDistributionClientCertificatesVerified: {
    holds: [config({}), config({ ViewerMtlsConfig: { Mode: 'required' } })],
    broken: [config({ ViewerMtlsConfig: { Mode: 'passthrough' } })],
    undecided: [config({ ViewerMtlsConfig: { Mode: UNKNOWN } })],
  },
  CloudFrontDistributionClientCertificatesValid: {
    holds: [config({}), config({ ViewerMtlsConfig: { TrustStoreConfig: { TrustStoreId: 'ts' } } })],
    broken: [config({ ViewerMtlsConfig: { TrustStoreConfig: { IgnoreCertificateExpiry: true } } })],
    undecided: [config({ ViewerMtlsConfig: { TrustStoreConfig: { IgnoreCertificateExpiry: UNKNOWN } } })],
  },
  CloudFrontDistributionRootObject: {
    holds: [config({ Origins: [bucket], DefaultRootObject: 'index.html' })],
    broken: [origins(bucket), config({ Origins: [bucket], DefaultRootObject: '' })],
    undecided: [config({ Origins: UNKNOWN })],
    notApplicable: [origins(functionUrl)],
  },
});

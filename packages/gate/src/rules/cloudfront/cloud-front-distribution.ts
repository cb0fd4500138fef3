import type { TemplateResource, Value } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::CloudFront::Distribution'];
const GUIDE = 'AmazonCloudFront/latest/DeveloperGuide';
const BEHAVIORS = ['DistributionConfig.DefaultCacheBehavior', 'DistributionConfig.CacheBehaviors.*'] as const;
const ORIGINS = 'DistributionConfig.Origins.*';

/** Rules for distributions. cdk-nag has rules about access logs, web ACLs and the protocols to origins. */
export const cloudFrontDistributionRules: readonly Rule[] = [
  ...createElementRules([
    {
      id: 'CloudFrontDistributionViewersEncrypted',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'CloudFront distribution requires HTTPS from viewers',
      why: 'Whoever is on the path to the viewer reads and changes pages, and takes over sessions.',
      fix: 'Set ViewerProtocolPolicy of each cache behavior to redirect-to-https or https-only.',
      elements: BEHAVIORS,
      references: [securityHub('CloudFront.3'), checkov('CKV_AWS_34'), trivy('AVD-AWS-0012')],
      isFaulty: (behavior) => behavior.at('ViewerProtocolPolicy').text() === 'allow-all',
    },
    {
      id: 'CloudFrontDistributionKeyGroups',
      level: 'required',
      group: 'keyManagement',
      types: TYPES,
      what: 'CloudFront distribution verifies signed URLs with key groups',
      why: 'Keys of trusted signers belong to the root user of an account, and IAM cannot restrict them.',
      fix: 'Replace TrustedSigners with TrustedKeyGroups.',
      elements: BEHAVIORS,
      references: [securityHub('CloudFront.17'), awsDocs(`${GUIDE}/private-content-trusted-signers.html`)],
      isFaulty: (behavior) => behavior.at('TrustedSigners').items().length > 0,
    },
    {
      id: 'CloudFrontDistributionBucketsPrivate',
      level: 'required',
      group: 'noPublicAccess',
      types: TYPES,
      what: 'CloudFront distribution signs its requests to S3 buckets',
      why: 'Without an origin access control the bucket has to be public, and viewers go around CloudFront and WAF.',
      fix: 'Set OriginAccessControlId of each S3 origin to an AWS::CloudFront::OriginAccessControl.',
      elements: ORIGINS,
      references: [securityHub('CloudFront.13'), checkov('CKV2_AWS_46'), nist('AC-3')],
      isFaulty: (origin) => isBucket(origin) && !hasAccessControl(origin) && !hasAccessIdentity(origin),
    },
    {
      id: 'CloudFrontDistributionFunctionUrlsPrivate',
      level: 'required',
      group: 'noPublicAccess',
      types: TYPES,
      what: 'CloudFront distribution signs its requests to Lambda function URLs',
      why: 'Without an origin access control the function URL has to be public, and callers go around WAF.',
      fix: 'Set OriginAccessControlId of the origin to an AWS::CloudFront::OriginAccessControl for lambda.',
      elements: ORIGINS,
      references: [securityHub('CloudFront.16'), awsDocs(`${GUIDE}/private-content-restricting-access-to-lambda.html`)],
      isFaulty: (origin) => isFunctionUrl(origin) && !hasAccessControl(origin),
    },
    {
      id: 'CloudFrontDistributionOriginTlsVersions',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'CloudFront distribution does not use obsolete TLS versions to its origins',
      why: 'TLS 1.1 and older versions have known weaknesses, so recorded traffic is decrypted later.',
      fix: 'Set CustomOriginConfig.OriginSSLProtocols to TLSv1.2 only.',
      elements: `${ORIGINS}.CustomOriginConfig.OriginSSLProtocols.*`,
      references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/DownloadDistValuesOrigin.html`), nist('SC-8(1)')],
      isFaulty: (protocol) => protocol.text() !== 'TLSv1.2',
    },
  ]),
  ...createPropertyRules([
    {
      id: 'CloudFrontDistributionTlsVersion',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'CloudFront distribution does not accept obsolete TLS versions from viewers',
      why: 'TLS 1.1 and older versions have known weaknesses, so recorded traffic is decrypted later.',
      fix: 'Set ViewerCertificate.MinimumProtocolVersion to TLSv1.2_2021 or later.',
      property: 'DistributionConfig.ViewerCertificate.MinimumProtocolVersion',
      references: [securityHub('CloudFront.15'), checkov('CKV_AWS_174'), trivy('AVD-AWS-0013')],
      // cdk-nag reports a distribution that names no version.
      expects: { differsFromPattern: /^(SSLv3|TLSv1|TLSv1_2016|TLSv1\.1_2016)$/ },
    },
    {
      id: 'CloudFrontDistributionFirewallNamed',
      level: 'required',
      group: 'webFirewall',
      types: TYPES,
      what: 'CloudFront distribution does not remove its web ACL by an empty ID',
      why: 'The template shows a web ACL, and attacks still reach the origin without a filter.',
      fix: 'Set WebACLId to the ARN of a web ACL of the scope CLOUDFRONT.',
      property: 'DistributionConfig.WebACLId',
      references: [securityHub('CloudFront.6'), checkov('CKV_AWS_68'), pciDss('6.4.2')],
      // cdk-nag reports a distribution that has no such property.
      expects: { matches: /\S/ },
      whenAbsent: 'passes',
    },
    {
      id: 'CloudFrontDistributionClientCertificatesVerified',
      level: 'required',
      group: 'authenticatedRequests',
      types: TYPES,
      what: 'CloudFront distribution verifies the client certificates that it asks for',
      why: 'In passthrough mode any self-made certificate is accepted; in optional mode none is needed.',
      fix: 'Set ViewerMtlsConfig.Mode to required and name a trust store.',
      property: 'DistributionConfig.ViewerMtlsConfig.Mode',
      references: [pciDss('8.3.1'), nist('IA-5(2)')],
      expects: { differsFrom: ['passthrough', 'optional'] },
    },
    {
      id: 'CloudFrontDistributionClientCertificatesValid',
      level: 'required',
      group: 'authenticatedRequests',
      types: TYPES,
      what: 'CloudFront distribution rejects expired client certificates',
      why: 'A certificate that was lost years ago still opens the application.',
      fix: 'Remove ViewerMtlsConfig.TrustStoreConfig.IgnoreCertificateExpiry, or set it to false.',
      property: 'DistributionConfig.ViewerMtlsConfig.TrustStoreConfig.IgnoreCertificateExpiry',
      references: [pciDss('4.2.1'), nist('IA-5(2)')],
      expects: { differsFrom: true },
    },
    {
      id: 'CloudFrontDistributionRootObject',
      level: 'required',
      group: 'noPublicAccess',
      types: TYPES,
      what: 'CloudFront distribution of a bucket has a default root object',
      why: 'A request for the root of the distribution may list the objects of the bucket.',
      fix: 'Set DistributionConfig.DefaultRootObject, for example to index.html.',
      property: 'DistributionConfig.DefaultRootObject',
      references: [securityHub('CloudFront.1'), checkov('CKV_AWS_305')],
      expects: { present: true },
      onlyIf: (distribution) => hasBucket(distribution),
    },
  ]),
];

function hasBucket(distribution: TemplateResource): boolean {
  return distribution.at('DistributionConfig.Origins').items().some(isBucket);
}

function isBucket(origin: Value): boolean {
  return origin.at('S3OriginConfig').present;
}

function isFunctionUrl(origin: Value): boolean {
  const domain = origin.at('DomainName');
  const target = domain.target();
  return target === undefined ? /\.lambda-url\./.test(domain.text() ?? '') : target.type === 'AWS::Lambda::Url';
}

function hasAccessControl(origin: Value): boolean {
  const id = origin.at('OriginAccessControlId');
  return id.present && id.raw !== '';
}

function hasAccessIdentity(origin: Value): boolean {
  const identity = origin.at('S3OriginConfig.OriginAccessIdentity');
  return identity.present && identity.raw !== '';
}

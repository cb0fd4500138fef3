import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';

const GUIDE = 'AmazonCloudFront/latest/DeveloperGuide';
const VPC_ORIGIN = ['AWS::CloudFront::VpcOrigin'];

/** Rules for origin access controls, origins in VPCs and tenants of distributions. */
export const cloudFrontAccessRules: readonly Rule[] = createPropertyRules([
  {
    id: 'CloudFrontAccessControlSigns',
    level: 'required',
    group: 'noPublicAccess',
    types: ['AWS::CloudFront::OriginAccessControl'],
    what: 'CloudFront origin access control signs requests',
    why: 'With never, the control has no effect, and the bucket or function has to be public.',
    fix: 'Set SigningBehavior to always.',
    property: 'OriginAccessControlConfig.SigningBehavior',
    references: [securityHub('CloudFront.13'), awsDocs(`${GUIDE}/private-content-restricting-access-to-s3.html`)],
    expects: { differsFrom: 'never' },
  },
  {
    id: 'CloudFrontAccessVpcOriginEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: VPC_ORIGIN,
    what: 'CloudFront reaches its origin in a VPC over HTTPS',
    why: 'Whoever reads traffic inside the VPC sees requests and sessions. The default follows the viewer.',
    fix: 'Set VpcOriginEndpointConfig.OriginProtocolPolicy to https-only.',
    property: 'VpcOriginEndpointConfig.OriginProtocolPolicy',
    references: [securityHub('CloudFront.9'), pciDss('4.2.1'), nist('SC-8')],
    expects: { equals: 'https-only' },
  },
  {
    id: 'CloudFrontAccessVpcOriginTlsVersions',
    level: 'required',
    group: 'encryptionInTransit',
    types: VPC_ORIGIN,
    what: 'CloudFront does not use obsolete TLS versions to its origin in a VPC',
    why: 'TLS 1.1 and older versions have known weaknesses, so recorded traffic is decrypted later.',
    fix: 'Set VpcOriginEndpointConfig.OriginSSLProtocols to TLSv1.2 only.',
    property: 'VpcOriginEndpointConfig.OriginSSLProtocols.*',
    references: [pciDss('4.2.1'), nist('SC-8(1)')],
    expects: { equals: 'TLSv1.2' },
  },
  {
    id: 'CloudFrontAccessTenantFirewall',
    level: 'required',
    group: 'webFirewall',
    types: ['AWS::CloudFront::DistributionTenant'],
    what: 'CloudFront distribution tenant does not switch off the web ACL',
    why: 'Attacks on this tenant reach the origin, although the distribution has a web ACL.',
    fix: 'Remove Customizations.WebAcl, or set its Action to override with the ARN of a web ACL.',
    property: 'Customizations.WebAcl.Action',
    references: [securityHub('CloudFront.6'), pciDss('6.4.2')],
    expects: { differsFrom: 'disable' },
  },
]);

import { cloudFrontAccessRules } from '../../../src/rules/cloudfront/cloud-front-access';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const control = (SigningBehavior: unknown) => ({ OriginAccessControlConfig: { SigningBehavior } });
const origin = (VpcOriginEndpointConfig: Record<string, unknown>) => ({ VpcOriginEndpointConfig });
const tenant = (Action: unknown) => ({ Customizations: { WebAcl: { Action } } });

rulesDecide('CloudFront access rules', cloudFrontAccessRules, {
  CloudFrontAccessControlSigns: {
    holds: [control('always'), control('no-override')],
    broken: [control('never')],
    undecided: [control(UNKNOWN)],
  },
  CloudFrontAccessVpcOriginEncrypted: {
    holds: [origin({ OriginProtocolPolicy: 'https-only' })],
    broken: [
      origin({}),
      origin({ OriginProtocolPolicy: 'http-only' }),
      origin({ OriginProtocolPolicy: 'match-viewer' }),
    ],
    undecided: [origin({ OriginProtocolPolicy: UNKNOWN })],
  },
  CloudFrontAccessVpcOriginTlsVersions: {
    holds: [origin({}), origin({ OriginSSLProtocols: ['TLSv1.2'] })],
    broken: [origin({ OriginSSLProtocols: ['TLSv1', 'TLSv1.2'] })],
    undecided: [origin({ OriginSSLProtocols: [UNKNOWN] })],
  },
  CloudFrontAccessTenantFirewall: {
    holds: [{}, tenant('override')],
    broken: [tenant('disable')],
    undecided: [tenant(UNKNOWN)],
  },
});

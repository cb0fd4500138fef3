import type { AddedWeakness } from './added-weakness';
import { GROUP, NO_AUTHENTICATION, NO_LOGS, OLD, PUBLIC, TOO_BROAD, TRANSIT, weaken } from './weakened-properties';

const CONFIG = {
  Enabled: true,
  DefaultRootObject: 'index.html',
  Logging: { Bucket: 'access-logs-111122223333.s3.amazonaws.com' },
  WebACLId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/front/1234',
  ViewerCertificate: {
    AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1234',
    MinimumProtocolVersion: 'TLSv1.2_2021',
    SslSupportMethod: 'sni-only',
  },
  Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['DE'] } },
  Origins: [
    {
      Id: 'assets',
      DomainName: 'assets-111122223333.s3.eu-central-1.amazonaws.com',
      OriginAccessControlId: { Ref: 'Control' },
      S3OriginConfig: { OriginAccessIdentity: '' },
    },
    {
      Id: 'app',
      DomainName: 'app.example.com',
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
    },
  ],
  DefaultCacheBehavior: { TargetOriginId: 'assets', ViewerProtocolPolicy: 'redirect-to-https' },
  CacheBehaviors: [{ PathPattern: '/api/*', TargetOriginId: 'app', ViewerProtocolPolicy: 'https-only' }],
};
const CONTROL = {
  OriginAccessControlConfig: {
    Name: 'assets',
    OriginAccessControlOriginType: 's3',
    SigningBehavior: 'always',
    SigningProtocol: 'sigv4',
  },
};
const HEADERS = {
  ResponseHeadersPolicyConfig: {
    Name: 'security',
    CorsConfig: {
      AccessControlAllowCredentials: true,
      AccessControlAllowHeaders: { Items: ['Authorization'] },
      AccessControlAllowMethods: { Items: ['GET'] },
      AccessControlAllowOrigins: { Items: ['https://app.example.com'] },
      OriginOverride: true,
    },
    SecurityHeadersConfig: {
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true, Override: true },
    },
  },
};

/** CloudFront. */
export const contentDeliveryWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::CloudFront::Distribution',
    { DistributionConfig: CONFIG },
    [
      [
        'cdn-http',
        TRANSIT,
        'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy',
        'allow-all',
        /requires HTTPS from viewers/,
      ],
      [
        'cdn-http-path',
        TRANSIT,
        'DistributionConfig.CacheBehaviors.0.ViewerProtocolPolicy',
        'allow-all',
        /requires HTTPS from viewers/,
      ],
      [
        'cdn-tls-1-1',
        OLD,
        'DistributionConfig.ViewerCertificate.MinimumProtocolVersion',
        'TLSv1.1_2016',
        /obsolete TLS/,
      ],
      ['cdn-tls-1-0', OLD, 'DistributionConfig.ViewerCertificate.MinimumProtocolVersion', 'TLSv1', /obsolete TLS/],
      ['cdn-default-certificate', OLD, 'DistributionConfig.ViewerCertificate', undefined, /SSLv3 or TLSv1/],
      ['cdn-no-log', NO_LOGS, 'DistributionConfig.Logging', undefined, /access logging/],
      ['cdn-no-firewall', 'no firewall', 'DistributionConfig.WebACLId', undefined, /AWS WAF/],
      [
        'cdn-bucket-public',
        PUBLIC,
        'DistributionConfig.Origins.0.OriginAccessControlId',
        undefined,
        /signs its requests to S3/,
      ],
      ['cdn-root-object', PUBLIC, 'DistributionConfig.DefaultRootObject', undefined, /default root object/],
      [
        'cdn-origin-http',
        TRANSIT,
        'DistributionConfig.Origins.1.CustomOriginConfig.OriginProtocolPolicy',
        'http-only',
        /communication to the origin/,
      ],
      [
        'cdn-origin-tls-1-1',
        OLD,
        'DistributionConfig.Origins.1.CustomOriginConfig.OriginSSLProtocols',
        ['TLSv1.1', 'TLSv1.2'],
        /obsolete TLS versions to its origins/,
      ],
      [
        'cdn-function-url-public',
        PUBLIC,
        'DistributionConfig.Origins.1.DomainName',
        'abc.lambda-url.eu-central-1.on.aws',
        /requests to Lambda function URLs/,
      ],
      [
        'cdn-trusted-signers',
        TOO_BROAD,
        'DistributionConfig.DefaultCacheBehavior.TrustedSigners',
        ['self'],
        /signed URLs with key groups/,
      ],
      [
        'cdn-client-certificates',
        NO_AUTHENTICATION,
        'DistributionConfig.ViewerMtlsConfig',
        { Mode: 'passthrough' },
        /verifies the client certificates/,
      ],
    ],
    {
      Control: { Type: 'AWS::CloudFront::OriginAccessControl', Properties: CONTROL },
      Zone: {
        Type: 'AWS::Route53::HostedZone',
        Properties: { Name: 'example.com', QueryLoggingConfig: { CloudWatchLogsLogGroupArn: GROUP } },
      },
    },
  ),
  ...weaken('AWS::CloudFront::OriginAccessControl', CONTROL, [
    [
      'cdn-control-never',
      PUBLIC,
      'OriginAccessControlConfig.SigningBehavior',
      'never',
      /access control signs requests/,
    ],
  ]),
  ...weaken(
    'AWS::CloudFront::VpcOrigin',
    {
      VpcOriginEndpointConfig: {
        Name: 'app',
        Arn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/app/1',
        OriginProtocolPolicy: 'https-only',
        OriginSSLProtocols: ['TLSv1.2'],
      },
    },
    [
      [
        'cdn-vpc-http',
        TRANSIT,
        'VpcOriginEndpointConfig.OriginProtocolPolicy',
        'http-only',
        /origin in a VPC over HTTPS/,
      ],
      [
        'cdn-vpc-default',
        TRANSIT,
        'VpcOriginEndpointConfig.OriginProtocolPolicy',
        undefined,
        /origin in a VPC over HTTPS/,
      ],
      [
        'cdn-vpc-tls',
        OLD,
        'VpcOriginEndpointConfig.OriginSSLProtocols',
        ['SSLv3'],
        /obsolete TLS versions to its origin in/,
      ],
    ],
  ),
  ...weaken('AWS::CloudFront::ResponseHeadersPolicy', HEADERS, [
    [
      'cdn-cors-any',
      TOO_BROAD,
      'ResponseHeadersPolicyConfig.CorsConfig.AccessControlAllowOrigins.Items',
      ['*'],
      /credentials from every origin/,
    ],
    [
      'cdn-hsts-short',
      TRANSIT,
      'ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec',
      300,
      /Strict-Transport-Security/,
    ],
  ]),
  ...weaken(
    'AWS::CloudFront::DistributionTenant',
    {
      Name: 'acme',
      DistributionId: 'E1ABC',
      Domains: ['acme.example.com'],
      Customizations: {
        WebAcl: { Action: 'override', Arn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/tenants/1234' },
      },
    },
    [
      [
        'cdn-tenant-no-firewall',
        'no firewall',
        'Customizations.WebAcl',
        { Action: 'disable' },
        /switch off the web ACL/,
      ],
    ],
  ),
];

import type { AddedWeakness, Resources } from './added-weakness';
import { NO_AUTHENTICATION, NO_LOGS, NO_PROTECTION, OLD, PUBLIC, TRANSIT, weaken } from './weakened-properties';

const V2 = 'AWS::ElasticLoadBalancingV2';
const REDIRECT = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } };
const FORWARD = { Type: 'forward', TargetGroupArn: 'targets' };
const CERTIFICATES = [{ CertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/1234' }];
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06';
const ATTRIBUTES = [
  { Key: 'deletion_protection.enabled', Value: 'true' },
  { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
  { Key: 'routing.http.desync_mitigation_mode', Value: 'strictest' },
  { Key: 'access_logs.s3.enabled', Value: 'true' },
  { Key: 'access_logs.s3.bucket', Value: 'access-logs-111122223333' },
  { Key: 'waf.fail_open.enabled', Value: 'false' },
];
const ACL_ASSOCIATION: Resources = {
  Association: {
    Type: 'AWS::WAFv2::WebACLAssociation',
    Properties: {
      ResourceArn: { Ref: 'Subject' },
      WebACLArn: 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/front/1234',
    },
  },
};
const BALANCER = {
  Scheme: 'internet-facing',
  Subnets: ['subnet-0abc', 'subnet-0def'],
  LoadBalancerAttributes: ATTRIBUTES,
};
const CLASSIC_POLICY = {
  PolicyName: 'tls',
  PolicyType: 'SSLNegotiationPolicyType',
  Attributes: [{ Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' }],
};

/** Application, Network and Classic Load Balancers. */
export const loadBalancerWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    `${V2}::LoadBalancer`,
    BALANCER,
    [
      ['balancer-deletion', NO_PROTECTION, 'LoadBalancerAttributes.0.Value', 'false', /deletion protection enabled/],
      ['balancer-headers', OLD, 'LoadBalancerAttributes.1.Value', 'false', /drops invalid HTTP headers/],
      ['balancer-desync', OLD, 'LoadBalancerAttributes.2.Value', 'monitor', /desynchronisation/],
      ['balancer-no-log', NO_LOGS, 'LoadBalancerAttributes.3.Value', 'false', /access logs/],
      ['balancer-fail-open', NO_PROTECTION, 'LoadBalancerAttributes.5.Value', 'true', /WAF cannot inspect/],
    ],
    ACL_ASSOCIATION,
  ),
  {
    id: 'balancer-no-firewall',
    service: 'ElasticLoadBalancingV2',
    kind: 'no firewall',
    hardened: { Subject: { Type: `${V2}::LoadBalancer`, Properties: BALANCER }, ...ACL_ASSOCIATION },
    weaken: { Association: undefined },
    names: /Load Balancer on the internet is associated/,
  },
  ...weaken(
    `${V2}::Listener`,
    { LoadBalancerArn: 'balancer', Port: 80, Protocol: 'HTTP', DefaultActions: [REDIRECT] },
    [
      ['listener-http', TRANSIT, 'DefaultActions.0', FORWARD, /redirects every request to HTTPS/],
      [
        'listener-redirect-http',
        TRANSIT,
        'DefaultActions.0.RedirectConfig.Protocol',
        'HTTP',
        /redirects every request/,
      ],
    ],
  ),
  ...weaken(
    `${V2}::Listener`,
    {
      LoadBalancerArn: 'balancer',
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: TLS_POLICY,
      Certificates: CERTIFICATES,
      MutualAuthentication: { Mode: 'verify', TrustStoreArn: 'store' },
      DefaultActions: [
        {
          Type: 'authenticate-cognito',
          Order: 1,
          AuthenticateCognitoConfig: {
            UserPoolArn: 'arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_abc',
            UserPoolClientId: 'client',
            UserPoolDomain: 'users',
            OnUnauthenticatedRequest: 'authenticate',
          },
        },
        { ...FORWARD, Order: 2 },
      ],
    },
    [
      ['listener-tls-old', OLD, 'SslPolicy', 'ELBSecurityPolicy-2016-08', /without obsolete TLS/],
      ['listener-tls-default', OLD, 'SslPolicy', undefined, /without obsolete TLS/],
      ['listener-tls-1-0', OLD, 'SslPolicy', 'ELBSecurityPolicy-TLS13-1-0-2021-06', /without obsolete TLS/],
      [
        'listener-passthrough',
        NO_AUTHENTICATION,
        'MutualAuthentication',
        { Mode: 'passthrough' },
        /verifies the client/,
      ],
      [
        'listener-expired-clients',
        NO_AUTHENTICATION,
        'MutualAuthentication.IgnoreClientCertificateExpiry',
        true,
        /rejects expired client/,
      ],
      [
        'listener-anonymous',
        NO_AUTHENTICATION,
        'DefaultActions.0.AuthenticateCognitoConfig.OnUnauthenticatedRequest',
        'allow',
        /not signed in/,
      ],
    ],
  ),
  ...weaken(
    `${V2}::Listener`,
    {
      LoadBalancerArn: 'balancer',
      Port: 5432,
      Protocol: 'TLS',
      SslPolicy: TLS_POLICY,
      Certificates: CERTIFICATES,
      DefaultActions: [FORWARD],
    },
    [['listener-tcp', TRANSIT, 'Protocol', 'TCP', /Network Load Balancer listener uses TLS/]],
  ),
  {
    id: 'listener-rule-http',
    service: 'ElasticLoadBalancingV2',
    kind: TRANSIT,
    hardened: {
      Listener: {
        Type: `${V2}::Listener`,
        Properties: { LoadBalancerArn: 'balancer', Port: 80, Protocol: 'HTTP', DefaultActions: [REDIRECT] },
      },
      Rule: {
        Type: `${V2}::ListenerRule`,
        Properties: {
          ListenerArn: { Ref: 'Listener' },
          Priority: 1,
          Conditions: [{ Field: 'path-pattern', Values: ['/health'] }],
          Actions: [REDIRECT],
        },
      },
    },
    weaken: { 'Rule.Properties.Actions.0': FORWARD },
    names: /rule of an HTTP listener redirects/,
  },
  ...weaken(
    'AWS::ElasticLoadBalancing::LoadBalancer',
    {
      Subnets: ['subnet-0abc', 'subnet-0def'],
      CrossZone: true,
      ConnectionDrainingPolicy: { Enabled: true, Timeout: 60 },
      AccessLoggingPolicy: { Enabled: true, S3BucketName: 'access-logs-111122223333' },
      Listeners: [
        {
          LoadBalancerPort: '443',
          InstancePort: '8443',
          Protocol: 'SSL',
          InstanceProtocol: 'SSL',
          SSLCertificateId: 'arn:aws:acm:eu-central-1:111122223333:certificate/1234',
          PolicyNames: ['tls'],
        },
      ],
      Policies: [CLASSIC_POLICY],
    },
    [
      ['classic-plain', TRANSIT, 'Listeners.0.Protocol', 'TCP', /terminates HTTPS or TLS/],
      ['classic-default-policy', OLD, 'Listeners.0.PolicyNames', undefined, /without obsolete TLS/],
      ['classic-old-policy', OLD, 'Policies.0.Attributes.0.Value', 'ELBSecurityPolicy-2015-05', /without obsolete TLS/],
      ['classic-no-log', NO_LOGS, 'AccessLoggingPolicy.Enabled', false, /access logs/],
    ],
  ),
  ...weaken(
    'AWS::Lightsail::LoadBalancer',
    { LoadBalancerName: 'site', InstancePort: 443, TlsPolicyName: 'TLS-FS-Res-1-2-2022-08' },
    [['lightsail-tls-old', OLD, 'TlsPolicyName', 'TLS-2016-08', /does not accept obsolete TLS/]],
  ),
  ...weaken(
    'AWS::CertificateManager::Certificate',
    {
      DomainName: 'app.example.com',
      ValidationMethod: 'DNS',
      KeyAlgorithm: 'RSA_2048',
      CertificateTransparencyLoggingPreference: 'ENABLED',
    },
    [
      ['certificate-short-key', OLD, 'KeyAlgorithm', 'RSA_1024', /2,048 bits/],
      ['certificate-not-logged', NO_LOGS, 'CertificateTransparencyLoggingPreference', 'DISABLED', /transparency logs/],
      ['certificate-export', PUBLIC, 'CertificateExport', 'ENABLED', /cannot be exported/],
      ['certificate-wildcard', PUBLIC, 'DomainName', '*.example.com', /wildcard domain/],
    ],
  ),
  ...weaken(
    'AWS::ACMPCA::CertificateAuthority',
    {
      Type: 'SUBORDINATE',
      KeyAlgorithm: 'EC_prime256v1',
      SigningAlgorithm: 'SHA256WITHECDSA',
      Subject: { CommonName: 'example.com' },
      RevocationConfiguration: { OcspConfiguration: { Enabled: true } },
    },
    [['ca-no-revocation', NO_AUTHENTICATION, 'RevocationConfiguration', undefined, /publishes revoked/]],
  ),
];

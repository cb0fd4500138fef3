import { elbListenerRules } from '../../../src/rules/elb/elb-listener';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const ORIGIN = 'routing.http.response.access_control_allow_origin.header_value';
const redirect = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } };
const forward = {
  Type: 'forward',
  TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/a/b',
};
const toPlain = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTP', StatusCode: 'HTTP_301' } };

function rule(protocol: unknown, ...actions: unknown[]) {
  return {
    resources: {
      Rule: {
        Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
        Properties: { ListenerArn: { Ref: 'Listener' }, Actions: actions },
      },
      Listener: { Type: LISTENER, Properties: { Protocol: protocol } },
    },
  };
}

const oidc = (config: Record<string, unknown>) => ({
  DefaultActions: [{ Type: 'authenticate-oidc', AuthenticateOidcConfig: config }, forward],
});

rulesDecide('ELB listener rules', elbListenerRules, {
  ElbListenerRedirectEncrypted: {
    holds: [{}, { DefaultActions: [redirect, forward] }],
    broken: [{ DefaultActions: [toPlain] }, rule('HTTPS', toPlain)],
    undecided: [{ DefaultActions: UNKNOWN }],
  },
  ElbListenerOrigins: {
    holds: [{}, { ListenerAttributes: [{ Key: ORIGIN, Value: 'https://app.example.com' }] }],
    broken: [{ ListenerAttributes: [{ Key: ORIGIN, Value: '*' }] }],
    undecided: [{ ListenerAttributes: [{ Key: ORIGIN, Value: UNKNOWN }] }],
  },
  ElbListenerEncrypted: {
    holds: [{ Protocol: 'HTTPS', DefaultActions: [forward] }, { Protocol: 'HTTP', DefaultActions: [redirect] }, {}],
    broken: [
      { Protocol: 'HTTP' },
      { Protocol: 'HTTP', DefaultActions: [forward] },
      { Protocol: 'HTTP', DefaultActions: [toPlain] },
      { Protocol: 'HTTP', DefaultActions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }] },
    ],
    undecided: [{ Protocol: UNKNOWN }, { Protocol: 'HTTP', DefaultActions: UNKNOWN }],
  },
  ElbListenerRuleEncrypted: {
    holds: [rule('HTTP', redirect)],
    broken: [rule('HTTP', forward), rule('HTTP', toPlain)],
    undecided: [rule(UNKNOWN, forward), rule('HTTP', { Type: UNKNOWN })],
    notApplicable: [
      rule('HTTPS', forward),
      {
        resources: {
          Rule: { Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: { ListenerArn: 'arn', Actions: [] } },
        },
      },
    ],
  },
  ElbListenerNetworkEncrypted: {
    holds: [
      { Protocol: 'TCP', Port: 443 },
      { Protocol: 'TCP_UDP', Port: '853' },
    ],
    broken: [
      { Protocol: 'TCP', Port: 80 },
      { Protocol: 'TCP', Port: 5432 },
      { Protocol: 'TCP_UDP', Port: 53 },
    ],
    undecided: [{ Protocol: UNKNOWN }, { Protocol: 'TCP', Port: UNKNOWN }],
    notApplicable: [{ Protocol: 'TLS' }, { Protocol: 'HTTPS' }, { Protocol: 'UDP' }],
  },
  ElbListenerTlsPolicy: {
    holds: [
      { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
      { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' },
      { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-FS-1-2-Res-2020-10' },
      { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS-1-2-Ext-2018-06' },
    ],
    broken: [
      { Protocol: 'HTTPS' },
      { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-2016-08' },
      { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-0-2021-06' },
      { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-1-2021-06' },
      { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-FS-1-1-2019-08' },
      { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS-1-1-2017-01' },
    ],
    undecided: [{ Protocol: 'HTTPS', SslPolicy: UNKNOWN }],
    notApplicable: [{ Protocol: 'HTTP' }, { Protocol: 'TCP' }],
  },
  ElbListenerClientCertificatesValid: {
    holds: [{}, { MutualAuthentication: { Mode: 'verify' } }],
    broken: [{ MutualAuthentication: { Mode: 'verify', IgnoreClientCertificateExpiry: true } }],
    undecided: [{ MutualAuthentication: { IgnoreClientCertificateExpiry: UNKNOWN } }],
  },
  ElbListenerClientCertificatesVerified: {
    holds: [{}, { MutualAuthentication: { Mode: 'verify' } }, { MutualAuthentication: { Mode: 'off' } }],
    broken: [{ MutualAuthentication: { Mode: 'passthrough' } }],
    undecided: [{ MutualAuthentication: { Mode: UNKNOWN } }],
  },
  ElbListenerRejectsUnauthenticated: {
    holds: [{}, oidc({ OnUnauthenticatedRequest: 'deny' }), oidc({})],
    broken: [
      oidc({ OnUnauthenticatedRequest: 'allow' }),
      rule('HTTPS', { Type: 'authenticate-cognito', AuthenticateCognitoConfig: { OnUnauthenticatedRequest: 'allow' } }),
    ],
    undecided: [oidc({ OnUnauthenticatedRequest: UNKNOWN })],
  },
  ElbListenerOidcEncrypted: {
    holds: [{}, oidc({ Issuer: 'https://login.example.com', TokenEndpoint: 'https://login.example.com/token' })],
    broken: [oidc({ Issuer: 'https://login.example.com', UserInfoEndpoint: 'http://login.example.com/me' })],
    undecided: [oidc({ Issuer: UNKNOWN })],
  },
});

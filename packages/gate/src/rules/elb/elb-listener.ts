import type { TemplateResource, Value } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub, trivy } from '../rule';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const GUIDE = 'elasticloadbalancing/latest/application';
const POLICIES = awsDocs(`${GUIDE}/describe-ssl-policies.html`);
/** Policies without TLS 1.0 and 1.1. CloudFormation's default is ELBSecurityPolicy-2016-08, which has both. */
const CURRENT_POLICY = /^ELBSecurityPolicy-(TLS13-(?!1-[01]-)|FS-1-2-|TLS-1-2-)/;
/** Ports with TLS from client to target. The listener passes it on unread: HTTPS, LDAPS, mail, MQTT, Kafka. */
const TLS_PORTS: readonly number[] = [443, 465, 636, 853, 993, 5671, 6443, 8443, 8883, 9094];
const OIDC_ADDRESSES = ['Issuer', 'AuthorizationEndpoint', 'TokenEndpoint', 'UserInfoEndpoint'];

/** Rules for the listeners of Application and Network Load Balancers. */
export const elbListenerRules: readonly Rule[] = [
  {
    id: 'ElbListenerEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: [LISTENER],
    what: 'Load balancer HTTP listener redirects every request to HTTPS',
    why: 'Whoever is on the path reads and changes requests, and takes over sessions.',
    fix: 'Set Protocol to HTTPS, or DefaultActions to one redirect with RedirectConfig.Protocol HTTPS.',
    property: 'Properties.Protocol',
    references: [securityHub('ELB.1'), checkov('CKV_AWS_2'), trivy('AVD-AWS-0054')],
    check: (listener) => !isHttp(listener) || redirectsToHttps(listener.at('DefaultActions').items()),
  },
  {
    id: 'ElbListenerRuleEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: [LISTENER_RULE],
    what: 'Load balancer rule of an HTTP listener redirects to HTTPS',
    why: 'The rule forwards requests in plain text, although the default action of the listener redirects them.',
    fix: 'Move the rule to the HTTPS listener, or use a redirect with RedirectConfig.Protocol HTTPS.',
    property: 'Properties.Actions',
    references: [securityHub('ELB.1'), checkov('CKV2_AWS_20'), nist('SC-8')],
    check: (rule) => {
      const listener = rule.at('ListenerArn').target();
      if (listener?.type !== LISTENER || !isHttp(listener)) return 'not applicable';
      return redirectsToHttps(rule.at('Actions').items());
    },
  },
  {
    id: 'ElbListenerNetworkEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: [LISTENER],
    what: 'Network Load Balancer listener uses TLS',
    why: 'Whoever is on the path reads and changes what clients send to the TCP listener.',
    fix: 'Set Protocol to TLS, and add a certificate.',
    property: 'Properties.Protocol',
    references: [securityHub('ELB.18'), nist('SC-8')],
    check: (listener) => {
      if (!['TCP', 'TCP_UDP'].includes(listener.at('Protocol').text() ?? '')) return 'not applicable';
      return TLS_PORTS.includes(listener.at('Port').number() ?? 0);
    },
  },
  ...createPropertyRules([
    {
      id: 'ElbListenerTlsPolicy',
      level: 'required',
      group: 'encryptionInTransit',
      types: [LISTENER],
      what: 'Load balancer TLS listener uses a security policy without obsolete TLS versions',
      why: 'TLS 1.0 and 1.1 have known weaknesses. The default policy ELBSecurityPolicy-2016-08 still accepts them.',
      fix: 'Set SslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09 or another recommended policy.',
      property: 'SslPolicy',
      references: [securityHub('ELB.17'), checkov('CKV_AWS_103'), trivy('AVD-AWS-0047'), POLICIES],
      expects: { matches: CURRENT_POLICY },
      onlyIf: (listener) => ['HTTPS', 'TLS'].includes(listener.at('Protocol').text() ?? ''),
    },
    {
      id: 'ElbListenerClientCertificatesValid',
      level: 'required',
      group: 'authenticatedRequests',
      types: [LISTENER],
      what: 'Load balancer rejects expired client certificates',
      why: 'A certificate that was lost years ago still opens the application.',
      fix: 'Remove MutualAuthentication.IgnoreClientCertificateExpiry, or set it to false.',
      property: 'MutualAuthentication.IgnoreClientCertificateExpiry',
      references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/mutual-authentication.html`), nist('IA-5(2)')],
      expects: { differsFrom: true },
    },
    {
      id: 'ElbListenerClientCertificatesVerified',
      level: 'required',
      group: 'authenticatedRequests',
      types: [LISTENER],
      what: 'Load balancer verifies the client certificates that it asks for',
      why: 'In passthrough mode any self-made certificate is accepted, and the target has to verify it.',
      fix: 'Set MutualAuthentication.Mode to verify and name a trust store.',
      property: 'MutualAuthentication.Mode',
      references: [pciDss('8.3.1'), awsDocs(`${GUIDE}/mutual-authentication.html`), nist('IA-5(2)')],
      expects: { differsFrom: 'passthrough' },
    },
  ]),
  ...createElementRules([
    {
      id: 'ElbListenerRejectsUnauthenticated',
      level: 'required',
      group: 'authenticatedRequests',
      types: [LISTENER, LISTENER_RULE],
      what: 'Load balancer does not forward requests of users who are not signed in',
      why: 'The action looks like a sign-in, but with allow each anonymous request reaches the application.',
      fix: 'Set OnUnauthenticatedRequest to authenticate or deny, or remove it.',
      elements: ['DefaultActions.*', 'Actions.*'],
      references: [pciDss('8.3.1'), awsDocs(`${GUIDE}/listener-authenticate-users.html`), nist('IA-2')],
      isFaulty: (action) =>
        ['AuthenticateOidcConfig', 'AuthenticateCognitoConfig'].some(
          (config) => action.at(`${config}.OnUnauthenticatedRequest`).text() === 'allow',
        ),
    },
    {
      id: 'ElbListenerRedirectEncrypted',
      level: 'required',
      group: 'encryptionInTransit',
      types: [LISTENER, LISTENER_RULE],
      what: 'Load balancer does not redirect to an address without TLS',
      why: 'Whoever is on the path reads the request that follows the redirect, and takes over the session.',
      fix: 'Set RedirectConfig.Protocol to HTTPS.',
      elements: ['DefaultActions.*', 'Actions.*'],
      references: [securityHub('ELB.1'), pciDss('4.2.1'), nist('SC-8')],
      isFaulty: (action) => action.at('RedirectConfig.Protocol').text() === 'HTTP',
    },
    {
      id: 'ElbListenerOrigins',
      level: 'required',
      group: 'leastPrivilege',
      types: [LISTENER],
      what: 'Load balancer does not let pages of every origin read responses (CORS)',
      why: 'Any website that a user visits reads what the application answers to the browser of the user.',
      fix: 'Set routing.http.response.access_control_allow_origin.header_value to the origin of the application.',
      elements: 'ListenerAttributes.*',
      references: [pciDss('6.2.4'), awsDocs(`${GUIDE}/header-modification.html`), nist('AC-4')],
      isFaulty: (attribute) =>
        attribute.at('Key').text() === 'routing.http.response.access_control_allow_origin.header_value' &&
        attribute.at('Value').text()?.trim() === '*',
    },
    {
      id: 'ElbListenerOidcEncrypted',
      level: 'required',
      group: 'authenticatedRequests',
      types: [LISTENER, LISTENER_RULE],
      what: 'Load balancer reaches its identity provider over HTTPS',
      why: 'Whoever is on the path to the provider answers in its name, and signs in as any user.',
      fix: 'Set Issuer and each endpoint of AuthenticateOidcConfig to an address that starts with https.',
      elements: ['DefaultActions.*', 'Actions.*'],
      references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/listener-authenticate-users.html`), nist('SC-8')],
      isFaulty: (action) =>
        OIDC_ADDRESSES.some((name) => /^http:/i.test(action.at(`AuthenticateOidcConfig.${name}`).text() ?? '')),
    },
  ]),
];

function isHttp(listener: TemplateResource): boolean {
  return listener.at('Protocol').text() === 'HTTP';
}

function redirectsToHttps(actions: readonly Value[]): boolean {
  return actions.length > 0 && actions.every(isRedirectToHttps);
}

function isRedirectToHttps(action: Value): boolean {
  return action.at('Type').text() === 'redirect' && action.at('RedirectConfig.Protocol').text() === 'HTTPS';
}

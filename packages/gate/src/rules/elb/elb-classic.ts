import type { TemplateResource, Value } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { awsDocs, checkov, nist, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::ElasticLoadBalancing::LoadBalancer'];
const GUIDE = 'elasticloadbalancing/latest/classic';
const ENCRYPTED = ['HTTPS', 'SSL'];
const PREDEFINED = 'ELBSecurityPolicy-TLS-1-2-2017-01';
const OLD_PROTOCOLS = ['Protocol-SSLv3', 'Protocol-TLSv1', 'Protocol-TLSv1.1'];

/** Rules for Classic Load Balancers. cdk-nag has rules about access logs and the protocol of instances. */
export const elbClassicRules: readonly Rule[] = createElementRules([
  {
    id: 'ElbClassicListenerEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'Classic Load Balancer listener terminates HTTPS or TLS',
    why: 'Whoever is on the path reads and changes requests, and takes over sessions.',
    fix: 'Set Protocol of each listener to HTTPS or SSL.',
    elements: 'Listeners.*',
    references: [securityHub('ELB.3'), checkov('CKV_AWS_376'), trivy('AVD-AWS-0054')],
    isFaulty: (listener) => !isEncrypted(listener),
  },
  {
    id: 'ElbClassicTlsPolicy',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'Classic Load Balancer listener uses a security policy without obsolete TLS versions',
    why: 'TLS 1.0 and 1.1 have known weaknesses. The default policy ELBSecurityPolicy-2016-08 still accepts them.',
    fix: `Add a policy of type SSLNegotiationPolicyType with Reference-Security-Policy ${PREDEFINED}.`,
    elements: 'Listeners.*',
    references: [
      securityHub('ELB.8'),
      checkov('CKV_AWS_213'),
      awsDocs(`${GUIDE}/elb-security-policy-table.html`),
      nist('SC-8(1)'),
    ],
    isFaulty: (listener, balancer) => isEncrypted(listener) && !hasCurrentPolicy(listener, balancer),
  },
]);

function isEncrypted(listener: Value): boolean {
  return ENCRYPTED.includes(listener.at('Protocol').text()?.toUpperCase() ?? '');
}

function hasCurrentPolicy(listener: Value, balancer: TemplateResource): boolean {
  const names = listener
    .at('PolicyNames')
    .items()
    .map((name) => name.text());
  return balancer
    .at('Policies')
    .items()
    .filter((policy) => names.includes(policy.at('PolicyName').text()))
    .some(isCurrent);
}

function isCurrent(policy: Value): boolean {
  if (policy.at('PolicyType').text() !== 'SSLNegotiationPolicyType') return false;
  const attributes = new Map(
    policy
      .at('Attributes')
      .items()
      .map((attribute) => [attribute.at('Name').text(), attribute.at('Value').text()]),
  );
  const reference = attributes.get('Reference-Security-Policy');
  if (reference !== undefined) return reference === PREDEFINED;
  return (
    attributes.get('Protocol-TLSv1.2') === 'true' && !OLD_PROTOCOLS.some((name) => attributes.get(name) === 'true')
  );
}

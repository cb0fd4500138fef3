import type { TemplateResource } from '../../templates/template-resource';
import { isDisposable } from '../disposable-environment';
import { readNamedText } from '../named-values';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::ElasticLoadBalancingV2::LoadBalancer'];
const PROPERTY = 'Properties.LoadBalancerAttributes';
const GUIDE = 'elasticloadbalancing/latest/application';
const ATTRIBUTES = awsDocs(`${GUIDE}/edit-load-balancer-attributes.html`);

/** Rules for Application, Network and Gateway Load Balancers. cdk-nag has the rule about access logs. */
export const elbLoadBalancerRules: readonly Rule[] = [
  {
    id: 'ElbLoadBalancerDeletionProtection',
    level: 'required',
    group: 'resilience',
    types: TYPES,
    what: 'Load balancer has deletion protection enabled',
    why: 'One wrong call or change of a stack deletes the load balancer, and the service is down under a new address.',
    fix: 'Set the attribute deletion_protection.enabled to true.',
    property: PROPERTY,
    references: [securityHub('ELB.6'), checkov('CKV_AWS_150'), ATTRIBUTES],
    check: (balancer, templates) =>
      isDisposable(balancer, templates)
        ? 'not applicable'
        : readAttribute(balancer, 'deletion_protection.enabled') === 'true',
  },
  {
    id: 'ElbLoadBalancerDropsInvalidHeaders',
    level: 'required',
    group: 'checkedInput',
    types: TYPES,
    what: 'Application Load Balancer drops invalid HTTP headers',
    why: 'Malformed headers are how request smuggling passes one server and reaches another as a different request.',
    fix: 'Set the attribute routing.http.drop_invalid_header_fields.enabled to true.',
    property: PROPERTY,
    references: [securityHub('ELB.4'), checkov('CKV_AWS_131'), trivy('AVD-AWS-0052')],
    check: (balancer) =>
      isApplicationBalancer(balancer)
        ? readAttribute(balancer, 'routing.http.drop_invalid_header_fields.enabled') === 'true'
        : 'not applicable',
  },
  {
    id: 'ElbLoadBalancerDesyncMitigation',
    level: 'required',
    group: 'checkedInput',
    types: TYPES,
    what: 'Application Load Balancer mitigates HTTP desynchronisation attacks',
    why: 'In monitor mode, requests that smuggle a second request reach the application.',
    fix: 'Set the attribute routing.http.desync_mitigation_mode to defensive or strictest, or remove it.',
    property: PROPERTY,
    references: [securityHub('ELB.12'), checkov('CKV_AWS_328'), ATTRIBUTES],
    check: (balancer) =>
      isApplicationBalancer(balancer)
        ? readAttribute(balancer, 'routing.http.desync_mitigation_mode') !== 'monitor'
        : 'not applicable',
  },
  {
    id: 'ElbLoadBalancerFirewallFailsClosed',
    level: 'required',
    group: 'webFirewall',
    types: TYPES,
    what: 'Application Load Balancer rejects requests that WAF cannot inspect',
    why: 'When the load balancer cannot reach WAF, every request passes without inspection.',
    fix: 'Remove the attribute waf.fail_open.enabled, or set it to false.',
    property: PROPERTY,
    references: [pciDss('6.4.2'), ATTRIBUTES, nist('SC-7(18)')],
    check: (balancer) => readAttribute(balancer, 'waf.fail_open.enabled') !== 'true',
  },
];

function readAttribute(balancer: TemplateResource, name: string): string | undefined {
  return readNamedText(balancer.at('LoadBalancerAttributes'), name);
}

function isApplicationBalancer(balancer: TemplateResource): boolean {
  return (balancer.at('Type').text() ?? 'application') === 'application';
}

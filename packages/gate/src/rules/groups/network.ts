import { acmCertificateRules } from '../acm/acm-certificate';
import { acmPrivateCaRules } from '../acm/acm-private-ca';
import { cloudFrontAccessRules } from '../cloudfront/cloud-front-access';
import { cloudFrontDistributionRules } from '../cloudfront/cloud-front-distribution';
import { cloudFrontResponseHeadersRules } from '../cloudfront/cloud-front-response-headers';
import { elbClassicRules } from '../elb/elb-classic';
import { elbListenerRules } from '../elb/elb-listener';
import { elbLoadBalancerRules } from '../elb/elb-load-balancer';
import { elbTargetGroupRules } from '../elb/elb-target-group';
import { fmsPolicyRules, fmsPolicyShieldRules } from '../fms/fms-policy';
import { globalAcceleratorRules } from '../globalaccelerator/global-accelerator';
import { networkFirewallRules } from '../networkfirewall/network-firewall';
import { networkFirewallPolicyRules } from '../networkfirewall/network-firewall-policy';
import { networkManagerRules } from '../networkmanager/network-manager';
import { route53GlobalResolverRules } from '../route53/route53-global-resolver';
import { route53HostedZoneRules } from '../route53/route53-hosted-zone';
import { route53ResolverFirewallRules } from '../route53/route53-resolver-firewall';
import { route53ResolverQueryLogRules } from '../route53/route53-resolver-query-log';
import type { Rule } from '../rule';
import { wafAssociationRules } from '../waf/waf-association';
import { wafKnownBadInputsGroupRules, wafKnownBadInputsRules } from '../waf/waf-known-bad-inputs';
import { wafLoggingRules } from '../waf/waf-logging';
import { wafRuleGroupRules } from '../waf/waf-rule-group';
import { wafVisibilityRules } from '../waf/waf-visibility';
import { wafWebAclRules } from '../waf/waf-web-acl';

/** The rules for load balancers, firewalls and names. */
export const networkGroupRules: readonly Rule[] = [
  ...acmCertificateRules,
  ...acmPrivateCaRules,
  ...cloudFrontAccessRules,
  ...cloudFrontDistributionRules,
  ...cloudFrontResponseHeadersRules,
  ...elbClassicRules,
  ...elbListenerRules,
  ...elbLoadBalancerRules,
  ...elbTargetGroupRules,
  ...fmsPolicyRules,
  ...fmsPolicyShieldRules,
  ...globalAcceleratorRules,
  ...networkFirewallPolicyRules,
  ...networkFirewallRules,
  ...networkManagerRules,
  ...route53GlobalResolverRules,
  ...route53HostedZoneRules,
  ...route53ResolverFirewallRules,
  ...route53ResolverQueryLogRules,
  ...wafAssociationRules,
  ...wafKnownBadInputsGroupRules,
  ...wafKnownBadInputsRules,
  ...wafLoggingRules,
  ...wafRuleGroupRules,
  ...wafVisibilityRules,
  ...wafWebAclRules,
];

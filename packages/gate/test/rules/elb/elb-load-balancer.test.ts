import { elbLoadBalancerRules } from '../../../src/rules/elb/elb-load-balancer';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TYPE = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const PROTECTION = 'deletion_protection.enabled';
const DROP = 'routing.http.drop_invalid_header_fields.enabled';
const DESYNC = 'routing.http.desync_mitigation_mode';
const FAIL_OPEN = 'waf.fail_open.enabled';

function attributes(...pairs: readonly (readonly [Key: string, Value: unknown])[]) {
  return { LoadBalancerAttributes: pairs.map(([Key, Value]) => ({ Key, Value })) };
}

rulesDecide('ELB load balancer rules', elbLoadBalancerRules, {
  ElbLoadBalancerDeletionProtection: {
    holds: [attributes(['idle_timeout.timeout_seconds', '60'], [PROTECTION, 'true'])],
    broken: [{}, attributes([PROTECTION, 'false'])],
    undecided: [attributes([PROTECTION, UNKNOWN])],
    notApplicable: [{ resources: { Balancer: { Type: TYPE, Properties: {} } }, disposable: true }],
  },
  ElbLoadBalancerDropsInvalidHeaders: {
    holds: [attributes([DROP, 'true']), { Type: 'application', ...attributes([DROP, true]) }],
    broken: [{}, attributes([DROP, 'false'])],
    undecided: [attributes([DROP, UNKNOWN]), { Type: UNKNOWN }],
    notApplicable: [{ Type: 'network' }],
  },
  ElbLoadBalancerDesyncMitigation: {
    holds: [{}, attributes([DESYNC, 'strictest'])],
    broken: [attributes([DESYNC, 'monitor'])],
    undecided: [attributes([DESYNC, UNKNOWN])],
    notApplicable: [{ Type: 'gateway' }],
  },
  ElbLoadBalancerFirewallFailsClosed: {
    holds: [{}, attributes([FAIL_OPEN, 'false'])],
    broken: [attributes([FAIL_OPEN, 'true'])],
    undecided: [attributes([FAIL_OPEN, UNKNOWN])],
  },
});

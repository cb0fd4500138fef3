import { elbClassicRules } from '../../../src/rules/elb/elb-classic';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const https = { LoadBalancerPort: '443', Protocol: 'HTTPS', PolicyNames: ['tls'] };

function policy(attributes: Record<string, unknown>, type = 'SSLNegotiationPolicyType') {
  return {
    PolicyName: 'tls',
    PolicyType: type,
    Attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  };
}

const withPolicy = (...policies: unknown[]) => ({ Listeners: [https], Policies: policies });
const REFERENCE = 'Reference-Security-Policy';

rulesDecide('ELB classic load balancer rules', elbClassicRules, {
  ElbClassicListenerEncrypted: {
    holds: [{ Listeners: [https, { Protocol: 'ssl' }] }],
    broken: [{ Listeners: [https, { Protocol: 'HTTP' }] }, { Listeners: [{ Protocol: 'TCP' }] }],
    undecided: [{ Listeners: [{ Protocol: UNKNOWN }] }],
  },
  ElbClassicTlsPolicy: {
    holds: [
      { Listeners: [{ Protocol: 'TCP' }] },
      withPolicy(policy({ [REFERENCE]: 'ELBSecurityPolicy-TLS-1-2-2017-01' })),
      withPolicy(policy({ 'Protocol-TLSv1.2': 'true', 'Protocol-TLSv1': 'false' })),
    ],
    broken: [
      { Listeners: [{ Protocol: 'HTTPS' }] },
      withPolicy(policy({ [REFERENCE]: 'ELBSecurityPolicy-2016-08' })),
      withPolicy(policy({ 'Protocol-TLSv1.2': 'true', 'Protocol-TLSv1.1': 'true' })),
      withPolicy(policy({ 'Protocol-TLSv1.2': 'true' }, 'ProxyProtocolPolicyType')),
      withPolicy({ ...policy({ [REFERENCE]: 'ELBSecurityPolicy-TLS-1-2-2017-01' }), PolicyName: 'other' }),
    ],
    undecided: [withPolicy(policy({ [REFERENCE]: UNKNOWN }))],
  },
});

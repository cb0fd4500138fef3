import { createPropertyRules } from '../property-rule';
import { checkov, nist, type Rule, securityHub } from '../rule';

/** Rules for target groups. */
export const elbTargetGroupRules: readonly Rule[] = createPropertyRules([
  {
    id: 'ElbTargetGroupEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
    what: 'Load balancer encrypts requests to its targets',
    why: 'An attacker inside the VPC who mirrors or redirects traffic reads requests behind the load balancer.',
    fix: 'Set Protocol to HTTPS or TLS.',
    property: 'Protocol',
    references: [securityHub('ELB.22'), checkov('CKV_AWS_378'), nist('SC-8')],
    expects: { equals: ['HTTPS', 'TLS', 'QUIC'] },
    // A function is called through the API of Lambda, and a Gateway Load Balancer has its own protocol.
    onlyIf: (group) => group.at('TargetType').text() !== 'lambda' && group.at('Protocol').text() !== 'GENEVE',
  },
]);

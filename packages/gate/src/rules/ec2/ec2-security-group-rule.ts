import { createElementRule } from '../element-rule';
import { checkov, nist, type Rule, trivy } from '../rule';

/** Rules for single rules of security groups. cdk-nag has the rule about the description of the group. */
export const ec2SecurityGroupRuleRules: readonly Rule[] = [
  createElementRule({
    id: 'Ec2SecurityGroupRuleDescribed',
    level: 'hardening',
    group: 'closedInbound',
    types: ['AWS::EC2::SecurityGroup'],
    what: 'Security group rule has a description',
    why: 'A rule whose purpose is unknown is not removed in a review, and stays open.',
    fix: 'Set Description of each entry of SecurityGroupIngress and SecurityGroupEgress.',
    elements: ['SecurityGroupIngress.*', 'SecurityGroupEgress.*'],
    references: [checkov('CKV_AWS_23'), trivy('AVD-AWS-0124'), nist('CM-3')],
    isFaulty: (entry) => !entry.at('Description').present || entry.at('Description').raw === '',
  }),
];

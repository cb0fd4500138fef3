import { createElementRule } from '../element-rule';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

/** Rules for core networks of Cloud WAN. */
export const networkManagerRules: readonly Rule[] = [
  createElementRule({
    id: 'NetworkManagerSegmentAcceptance',
    level: 'required',
    group: 'privateNetwork',
    types: ['AWS::NetworkManager::CoreNetwork'],
    what: 'Cloud WAN segment does not accept attachments automatically',
    why: 'Every account that the core network is shared with connects its VPC to the segment without review.',
    fix: 'Remove require-attachment-acceptance from the segment, or set it to true.',
    elements: 'PolicyDocument.segments.*',
    references: [
      securityHub('EC2.23'),
      awsDocs('network-manager/latest/cloudwan/cloudwan-policies-json.html'),
      nist('AC-4'),
    ],
    isFaulty: (segment) => segment.at('require-attachment-acceptance').flag() === false,
  }),
];

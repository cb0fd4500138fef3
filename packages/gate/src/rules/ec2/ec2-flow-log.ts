import { awsDocs, nist, type Rule } from '../rule';

/** Rules for VPC flow logs. */
export const ec2FlowLogRules: readonly Rule[] = [
  {
    id: 'Ec2FlowLogAllTraffic',
    level: 'hardening',
    group: 'auditLogs',
    types: ['AWS::EC2::FlowLog'],
    what: 'VPC flow log records accepted and rejected traffic',
    why: 'Scans appear as rejected traffic and data theft as accepted traffic. An investigation needs both.',
    fix: 'Set TrafficType to ALL.',
    property: 'Properties.TrafficType',
    references: [nist('AU-3'), awsDocs('vpc/latest/userguide/flow-logs.html')],
    check: (log) => {
      // EC2 accepts no TrafficType for transit gateways and records all of their traffic.
      if (/^TransitGateway/.test(log.at('ResourceType').text() ?? '')) return 'not applicable';
      return log.at('TrafficType').text() === 'ALL';
    },
  },
];

import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';

const TYPES = ['AWS::EC2::FlowLog'];

/** Fields that identify both ends of a connection behind a gateway or endpoint, its direction and its flags. */
const FIELDS = ['pkt-srcaddr', 'pkt-dstaddr', 'flow-direction', 'tcp-flags', 'vpc-id', 'action'];

/** How this blueprint records the traffic of its VPC. */
export const ec2Pins: readonly Rule[] = [
  {
    id: 'Ec2FlowLogAggregationInterval',
    level: 'pinned',
    group: 'auditLogs',
    types: TYPES,
    what: 'VPC flow log aggregates records over one minute',
    why: 'The default interval of ten minutes delays every alarm on the records.',
    fix: 'Set MaxAggregationInterval to 60.',
    property: 'Properties.MaxAggregationInterval',
    references: [awsDocs('vpc/latest/userguide/flow-log-records.html'), nist('SI-4')],
    check: (log) => log.at('MaxAggregationInterval').number() === 60,
  },
  {
    id: 'Ec2FlowLogFormatFields',
    level: 'pinned',
    group: 'auditLogs',
    types: TYPES,
    what: 'VPC flow log records both ends of a connection, its direction and its TCP flags',
    why: 'The default format contains the address of the endpoint or gateway in between, not that of the other end.',
    fix: `Set LogFormat with the fields ${FIELDS.join(', ')}.`,
    property: 'Properties.LogFormat',
    references: [awsDocs('vpc/latest/userguide/flow-log-records.html'), nist('AU-3')],
    check: (log) => {
      const format = log.at('LogFormat').text() ?? '';
      return FIELDS.every((field) => format.includes(`\${${field}}`));
    },
  },
];

import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { ec2Pins } from './ec2-pins';

const FORMAT = ['pkt-srcaddr', 'pkt-dstaddr', 'flow-direction', 'tcp-flags', 'vpc-id', 'action']
  .map((field) => `\${${field}}`)
  .join(' ');

rulesDecide('EC2 pins', ec2Pins, {
  Ec2FlowLogAggregationInterval: {
    holds: [{ MaxAggregationInterval: 60 }],
    broken: [{}, { MaxAggregationInterval: 600 }],
    undecided: [{ MaxAggregationInterval: UNKNOWN }],
  },
  Ec2FlowLogFormatFields: {
    holds: [{ LogFormat: `\${version} ${FORMAT}` }],
    broken: [{}, { LogFormat: FORMAT.replace('pkt-dstaddr', 'dstaddr') }],
    undecided: [{ LogFormat: UNKNOWN }],
  },
});

import { ec2FlowLogRules } from '../../../src/rules/ec2/ec2-flow-log';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('EC2 flow log rules', ec2FlowLogRules, {
  Ec2FlowLogAllTraffic: {
    holds: [{ TrafficType: 'ALL' }],
    broken: [{}, { TrafficType: 'REJECT' }, { TrafficType: 'ACCEPT' }],
    undecided: [{ TrafficType: UNKNOWN }],
    notApplicable: [{ ResourceType: 'TransitGateway' }],
  },
});

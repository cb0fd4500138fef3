import { ec2TrafficMirrorRules } from '../../../src/rules/ec2/ec2-traffic-mirror';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const session = { Type: 'AWS::EC2::TrafficMirrorSession', Properties: { TrafficMirrorTargetId: { Ref: 'Target' } } };
const target = { Type: 'AWS::EC2::TrafficMirrorTarget', Properties: { NetworkLoadBalancerArn: UNKNOWN } };

rulesDecide('EC2 traffic mirror rules', ec2TrafficMirrorRules, {
  Ec2TrafficMirrorTargetDeclared: {
    holds: [{ resources: { Session: session, Target: target } }],
    broken: [{ TrafficMirrorTargetId: 'tmt-0abc' }],
    undecided: [{ TrafficMirrorTargetId: { Ref: 'Parameter' } }],
  },
});

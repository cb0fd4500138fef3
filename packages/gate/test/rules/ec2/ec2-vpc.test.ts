import { ec2VpcRules } from '../../../src/rules/ec2/ec2-vpc';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const beside = (more: object) => ({ resources: { Vpc: { Type: 'AWS::EC2::VPC' }, ...more } });
const closing = (properties: object) =>
  beside({ Closing: { Type: 'Custom::VpcRestrictDefaultSG', Properties: properties } });
const recorded = (ResourceId: unknown, more: object = {}) =>
  beside({ Log: { Type: 'AWS::EC2::FlowLog', Properties: { ResourceId, ...more } } });
const dns = (EnableDnsSupport: unknown, EnableDnsHostnames: unknown) => ({ EnableDnsSupport, EnableDnsHostnames });

rulesDecide('EC2 VPC rules', ec2VpcRules, {
  Ec2VpcDnsHostnamesEnabled: {
    holds: [dns(true, true), dns(undefined, true)],
    broken: [{}, dns(false, true), dns(true, false), dns(true, undefined)],
    undecided: [dns(true, UNKNOWN)],
  },
  Ec2VpcDefaultSecurityGroupClosed: {
    holds: [
      closing({ GroupId: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] } }),
      beside({
        Closing: { Type: 'Custom::CloseGroup', Properties: { Id: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] } } },
      }),
      closing({ DefaultSecurityGroupId: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] } }),
    ],
    broken: [{}, closing({ GroupId: 'sg-example' }), closing({ GroupId: { Ref: 'Vpc' } })],
    undecided: [beside({ Closing: { Type: 'Custom::VpcRestrictDefaultSG', Properties: UNKNOWN } })],
  },
  Ec2VpcFlowLogsEnabled: {
    holds: [recorded({ Ref: 'Vpc' }), recorded({ Ref: 'Vpc' }, { TrafficType: 'REJECT' })],
    broken: [{}, recorded('vpc-other'), recorded({ Ref: 'Vpc' }, { TrafficType: 'ACCEPT' })],
    undecided: [
      beside({ Log: { Type: 'AWS::EC2::FlowLog', Properties: UNKNOWN } }),
      recorded({ Ref: 'Vpc' }, { TrafficType: UNKNOWN }),
    ],
  },
});

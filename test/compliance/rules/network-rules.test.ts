import { networkRules } from '../../../lib/compliance/rules/network-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const beside = (more: object) => ({ resources: { Vpc: { Type: 'AWS::EC2::VPC' }, ...more } });
const closing = (properties: object) =>
  beside({ Closing: { Type: 'Custom::VpcRestrictDefaultSG', Properties: properties } });
const recorded = (ResourceId: unknown) => beside({ Log: { Type: 'AWS::EC2::FlowLog', Properties: { ResourceId } } });
const log = (properties: object) => ({
  resources: { Log: { Type: 'AWS::EC2::FlowLog', Properties: { ...properties } } },
});
const names = (EnableDnsSupport: unknown, EnableDnsHostnames: unknown) => ({ EnableDnsSupport, EnableDnsHostnames });
const FORMAT = ['pkt-srcaddr', 'pkt-dstaddr', 'flow-direction', 'tcp-flags', 'vpc-id', 'action']
  .map((field) => `\${${field}}`)
  .join(' ');
const subnet = (properties: object) => ({
  resources: { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { ...properties } } },
});
const ROLE = 'arn:aws:iam::111122223333:role/flow-logs';

rulesDecide('network rules', networkRules, {
  Ec2NamesResolveInside: {
    holds: [names(true, true)],
    broken: [{}, names(false, true), names(true, false), names(true, undefined)],
    undecided: [names(true, UNKNOWN)],
  },
  Ec2DefaultGroupClosed: {
    holds: [
      closing({ GroupId: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] } }),
      closing({ DefaultSecurityGroupId: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] } }),
    ],
    broken: [{}, closing({ GroupId: 'sg-example' }), closing({ GroupId: { Ref: 'Vpc' } })],
    undecided: [beside({ Closing: { Type: 'Custom::VpcRestrictDefaultSG', Properties: UNKNOWN } })],
  },
  Ec2TrafficIsRecorded: {
    holds: [recorded({ Ref: 'Vpc' })],
    broken: [{}, recorded('vpc-other')],
    undecided: [beside({ Log: { Type: 'AWS::EC2::FlowLog', Properties: UNKNOWN } })],
  },
  Ec2AllTrafficIsRecorded: {
    holds: [log({ TrafficType: 'ALL' })],
    broken: [log({}), log({ TrafficType: 'REJECT' })],
    undecided: [log({ TrafficType: UNKNOWN })],
  },
  Ec2TrafficWithinAMinute: {
    holds: [log({ MaxAggregationInterval: 60 })],
    broken: [log({}), log({ MaxAggregationInterval: 600 })],
    undecided: [log({ MaxAggregationInterval: UNKNOWN })],
  },
  Ec2TrafficWithBothEnds: {
    holds: [log({ LogFormat: `\${version} ${FORMAT}` })],
    broken: [log({}), log({ LogFormat: FORMAT.replace('pkt-dstaddr', 'dstaddr') })],
    undecided: [log({ LogFormat: UNKNOWN })],
  },
  Ec2RecordArrives: {
    holds: [
      log({ LogGroupName: 'flow-logs', DeliverLogsPermissionArn: ROLE }),
      log({ LogDestinationType: 's3', LogDestination: 'arn:aws:s3:::flow-logs-example' }),
    ],
    broken: [
      log({ LogGroupName: 'flow-logs' }),
      log({ DeliverLogsPermissionArn: ROLE }),
      log({ LogDestinationType: 's3' }),
    ],
    undecided: [log({ LogGroupName: 'flow-logs', LogDestinationType: UNKNOWN })],
  },
  Ec2NoPublicAddresses: {
    holds: [subnet({}), subnet({ MapPublicIpOnLaunch: false })],
    broken: [subnet({ MapPublicIpOnLaunch: true })],
    undecided: [subnet({ MapPublicIpOnLaunch: UNKNOWN })],
  },
});

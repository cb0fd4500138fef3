import { nist, type Rule, securityHub } from '../rule';

/** Rules for the subnets of a VPC. */
export const ec2SubnetRules: readonly Rule[] = [
  {
    id: 'Ec2SubnetMapPublicIpOnLaunchDisabled',
    level: 'required',
    group: 'privateNetwork',
    types: ['AWS::EC2::Subnet'],
    what: 'Subnet does not assign public IP addresses automatically',
    why: 'An instance that gets a public address by accident can be attacked directly from the internet.',
    fix: 'Set MapPublicIpOnLaunch to false.',
    property: 'Properties.MapPublicIpOnLaunch',
    references: [securityHub('EC2.15'), nist('SC-7')],
    check: (subnet) => subnet.at('MapPublicIpOnLaunch').flag() !== true,
  },
];

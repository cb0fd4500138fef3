import { createElementRules } from '../element-rule';
import { checkov, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::EC2::SpotFleet'];
const SPECIFICATIONS = 'SpotFleetRequestConfigData.LaunchSpecifications.*';

/** Rules for Spot Fleets that describe their instances without a launch template. */
export const ec2SpotFleetRules: readonly Rule[] = createElementRules([
  {
    id: 'Ec2SpotFleetVolumesEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'EC2 Spot Fleet encrypts its EBS volumes',
    why: 'A snapshot of an unencrypted volume is readable by every account that it is shared with.',
    fix: 'Set Ebs.Encrypted to true in each block device mapping.',
    elements: `${SPECIFICATIONS}.BlockDeviceMappings.*`,
    references: [securityHub('EC2.173'), nist('SC-28')],
    isFaulty: (device) => device.at('Ebs').present && device.at('Ebs.Encrypted').flag() !== true,
  },
  {
    id: 'Ec2SpotFleetNoPublicAddress',
    level: 'required',
    group: 'privateNetwork',
    types: TYPES,
    what: 'EC2 Spot Fleet does not assign public IP addresses',
    why: 'Each instance with a public address is scanned and attacked directly from the internet.',
    fix: 'Set AssociatePublicIpAddress of each network interface to false.',
    elements: `${SPECIFICATIONS}.NetworkInterfaces.*`,
    references: [securityHub('EC2.9'), checkov('CKV_AWS_88')],
    isFaulty: (networkInterface) => networkInterface.at('AssociatePublicIpAddress').flag() === true,
  },
]);

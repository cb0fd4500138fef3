import { ec2SpotFleetRules } from '../../../src/rules/ec2/ec2-spot-fleet';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const launch = (...specifications: unknown[]) => ({
  SpotFleetRequestConfigData: { LaunchSpecifications: specifications },
});
const volumes = (...devices: unknown[]) => ({ BlockDeviceMappings: devices });
const interfaces = (...list: unknown[]) => ({ NetworkInterfaces: list });

rulesDecide('EC2 Spot Fleet rules', ec2SpotFleetRules, {
  Ec2SpotFleetVolumesEncrypted: {
    holds: [launch(), launch(volumes({ Ebs: { Encrypted: true } }, { VirtualName: 'ephemeral0' }), {})],
    broken: [
      launch(volumes({ Ebs: { VolumeSize: 8 } })),
      launch(volumes({ Ebs: { Encrypted: true } }), volumes({ Ebs: { Encrypted: false } })),
    ],
    undecided: [launch(volumes({ Ebs: { Encrypted: UNKNOWN } }))],
  },
  Ec2SpotFleetNoPublicAddress: {
    holds: [launch(), launch(interfaces({ AssociatePublicIpAddress: false }, { DeviceIndex: 1 }))],
    broken: [launch({}, interfaces({ AssociatePublicIpAddress: true }))],
    undecided: [launch(interfaces({ AssociatePublicIpAddress: UNKNOWN }))],
  },
});

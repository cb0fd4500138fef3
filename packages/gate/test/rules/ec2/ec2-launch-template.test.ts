import { ec2LaunchTemplateRules } from '../../../src/rules/ec2/ec2-launch-template';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const withOptions = (options: unknown) => ({ LaunchTemplateData: { MetadataOptions: options } });
const withInterfaces = (...interfaces: unknown[]) => ({ LaunchTemplateData: { NetworkInterfaces: interfaces } });
const withDevices = (...devices: unknown[]) => ({ LaunchTemplateData: { BlockDeviceMappings: devices } });

rulesDecide('EC2 launch template rules', ec2LaunchTemplateRules, {
  Ec2LaunchTemplateImdsV2: {
    holds: [withOptions({ HttpTokens: 'required' })],
    broken: [
      { LaunchTemplateData: {} },
      withOptions({ HttpTokens: 'optional' }),
      withOptions({ HttpEndpoint: 'enabled' }),
    ],
    undecided: [withOptions({ HttpTokens: UNKNOWN }), { LaunchTemplateData: UNKNOWN }],
    notApplicable: [withOptions({ HttpEndpoint: 'disabled' })],
  },
  Ec2LaunchTemplateMetadataHopLimit: {
    holds: [{ LaunchTemplateData: {} }, withOptions({ HttpPutResponseHopLimit: 1 })],
    broken: [withOptions({ HttpPutResponseHopLimit: 2 }), withOptions({ HttpPutResponseHopLimit: '64' })],
    undecided: [withOptions({ HttpPutResponseHopLimit: UNKNOWN })],
  },
  Ec2LaunchTemplateNoPublicAddress: {
    holds: [{ LaunchTemplateData: {} }, withInterfaces({ AssociatePublicIpAddress: false }, { DeviceIndex: 1 })],
    broken: [withInterfaces({ DeviceIndex: 0 }, { AssociatePublicIpAddress: true })],
    undecided: [withInterfaces({ AssociatePublicIpAddress: UNKNOWN })],
  },
  Ec2LaunchTemplateVolumesEncrypted: {
    holds: [
      { LaunchTemplateData: {} },
      withDevices({ Ebs: { Encrypted: true } }, { VirtualName: 'ephemeral0' }, { NoDevice: '' }),
    ],
    broken: [
      withDevices({ Ebs: { Encrypted: false } }),
      withDevices({ Ebs: { Encrypted: true } }, { Ebs: { VolumeSize: 8 } }),
      withDevices({ Ebs: { Encrypted: UNKNOWN } }, { Ebs: { Encrypted: 'false' } }),
    ],
    undecided: [withDevices({ Ebs: { Encrypted: UNKNOWN } }, { Ebs: { Encrypted: true } })],
  },
});

import type { AddedWeakness } from './added-weakness';
import { KEY, NO_DETECTION, NO_PROTECTION, PUBLIC, REST, TOO_BROAD, weaken } from './weakened-properties';

const IMDS_V2 = { HttpTokens: 'required', HttpPutResponseHopLimit: 1 };
const DISK = { DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeSize: 30 } };
const IMAGE = 'ami-0abcdef1234567890';
const PRIVATE_INTERFACE = { DeviceIndex: '0', AssociatePublicIpAddress: false, SubnetId: 'subnet-0abc' };

/** Instances, the templates that they start from, and their images. */
export const machineWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::EC2::Instance',
    {
      ImageId: IMAGE,
      InstanceType: 't4g.small',
      MetadataOptions: IMDS_V2,
      NetworkInterfaces: [PRIVATE_INTERFACE],
      BlockDeviceMappings: [DISK],
      Monitoring: true,
      DisableApiTermination: true,
      IamInstanceProfile: 'worker',
    },
    [
      [
        'instance-imds-optional',
        TOO_BROAD,
        'MetadataOptions.HttpTokens',
        'optional',
        /version 2 of the instance metadata/,
      ],
      ['instance-imds-absent', TOO_BROAD, 'MetadataOptions', undefined, /version 2 of the instance metadata/],
      ['instance-hops', TOO_BROAD, 'MetadataOptions.HttpPutResponseHopLimit', 2, /one network hop/],
      ['instance-public', PUBLIC, 'NetworkInterfaces.0.AssociatePublicIpAddress', true, /public IP address/],
      ['instance-forwards', TOO_BROAD, 'SourceDestCheck', false, /source and destination/],
      ['instance-plain-disk', REST, 'BlockDeviceMappings.0.Ebs.Encrypted', false, /EBS volumes/],
      ['instance-unprotected', NO_PROTECTION, 'DisableApiTermination', false, /termination protection/i],
      ['instance-no-monitoring', NO_DETECTION, 'Monitoring', false, /detailed monitoring/i],
    ],
  ),
  ...weaken(
    'AWS::EC2::LaunchTemplate',
    {
      LaunchTemplateData: {
        ImageId: IMAGE,
        MetadataOptions: IMDS_V2,
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }],
        BlockDeviceMappings: [DISK],
      },
    },
    [
      [
        'template-imds-optional',
        TOO_BROAD,
        'LaunchTemplateData.MetadataOptions.HttpTokens',
        'optional',
        /version 2 of the/,
      ],
      ['template-imds-absent', TOO_BROAD, 'LaunchTemplateData.MetadataOptions', undefined, /version 2 of the/],
      ['template-hops', TOO_BROAD, 'LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit', 3, /one network hop/],
      [
        'template-public',
        PUBLIC,
        'LaunchTemplateData.NetworkInterfaces.0.AssociatePublicIpAddress',
        true,
        /public IP addresses/,
      ],
      [
        'template-plain-disk',
        REST,
        'LaunchTemplateData.BlockDeviceMappings.0.Ebs.Encrypted',
        false,
        /encrypts its EBS/,
      ],
      [
        'template-disk-default',
        REST,
        'LaunchTemplateData.BlockDeviceMappings.0.Ebs.Encrypted',
        undefined,
        /encrypts its EBS/,
      ],
    ],
  ),
  ...weaken(
    'AWS::EC2::SpotFleet',
    {
      SpotFleetRequestConfigData: {
        IamFleetRole: 'arn:aws:iam::111122223333:role/fleet',
        TargetCapacity: 2,
        LaunchSpecifications: [
          {
            ImageId: IMAGE,
            InstanceType: 'm7g.large',
            BlockDeviceMappings: [DISK],
            NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: 'subnet-0abc', AssociatePublicIpAddress: false }],
          },
        ],
      },
    },
    [
      [
        'spot-plain-disk',
        REST,
        'SpotFleetRequestConfigData.LaunchSpecifications.0.BlockDeviceMappings.0.Ebs.Encrypted',
        false,
        /Spot Fleet encrypts/,
      ],
      [
        'spot-public',
        PUBLIC,
        'SpotFleetRequestConfigData.LaunchSpecifications.0.NetworkInterfaces.0.AssociatePublicIpAddress',
        true,
        /public IP addresses/,
      ],
    ],
  ),
  ...weaken(
    'AWS::AutoScaling::LaunchConfiguration',
    {
      ImageId: IMAGE,
      InstanceType: 't4g.small',
      MetadataOptions: IMDS_V2,
      AssociatePublicIpAddress: false,
      BlockDeviceMappings: [DISK],
      InstanceMonitoring: true,
    },
    [
      ['launch-configuration-imds', TOO_BROAD, 'MetadataOptions.HttpTokens', 'optional', /version 2 of the/],
      ['launch-configuration-hops', TOO_BROAD, 'MetadataOptions.HttpPutResponseHopLimit', 2, /one network hop/],
      ['launch-configuration-public', PUBLIC, 'AssociatePublicIpAddress', true, /public IP addresses/],
      ['launch-configuration-plain-disk', REST, 'BlockDeviceMappings.0.Ebs.Encrypted', false, /EBS volumes/],
    ],
  ),
  ...weaken('AWS::EC2::Volume', { AvailabilityZone: 'eu-central-1a', Size: 10, Encrypted: true, KmsKeyId: KEY }, [
    ['volume-plain', REST, 'Encrypted', false, /EBS volumes? /],
    ['volume-default', REST, 'Encrypted', undefined, /EBS volumes? /],
  ]),
  ...weaken('AWS::EC2::SnapshotBlockPublicAccess', { State: 'block-all-sharing' }, [
    ['snapshots-public', PUBLIC, 'State', 'block-new-sharing', /snapshots cannot be shared publicly/],
  ]),
];

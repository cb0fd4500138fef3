import type { AddedWeakness } from './added-weakness';
import { KEY, NO_DETECTION, PUBLIC, REST, TOO_BROAD, weaken } from './weakened-properties';

const DISK = { DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeSize: 30 } };
const IMAGE = 'ami-0abcdef1234567890';

/** Images, and copies of disks. */
export const machineImageWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::DLM::LifecyclePolicy',
    {
      Description: 'daily',
      ExecutionRoleArn: 'arn:aws:iam::111122223333:role/snapshots',
      State: 'ENABLED',
      PolicyDetails: {
        ResourceTypes: ['VOLUME'],
        TargetTags: [{ Key: 'backup', Value: 'daily' }],
        Schedules: [{ CrossRegionCopyRules: [{ Target: 'eu-west-1', Encrypted: true, CmkArn: KEY }] }],
      },
    },
    [
      [
        'snapshot-copy-plain',
        REST,
        'PolicyDetails.Schedules.0.CrossRegionCopyRules.0.Encrypted',
        false,
        /encrypts the snapshots/,
      ],
      ['snapshots-disabled', NO_DETECTION, 'State', 'DISABLED', /Lifecycle Manager policy is not switched off/],
    ],
  ),
  ...weaken(
    'AWS::ImageBuilder::InfrastructureConfiguration',
    { Name: 'builders', InstanceProfileName: 'builder', InstanceMetadataOptions: { HttpTokens: 'required' } },
    [
      [
        'image-builder-imds',
        TOO_BROAD,
        'InstanceMetadataOptions.HttpTokens',
        'optional',
        /Image Builder instances require/,
      ],
    ],
  ),
  ...weaken(
    'AWS::ImageBuilder::ImageRecipe',
    { Name: 'base', Version: '1.0.0', ParentImage: IMAGE, BlockDeviceMappings: [DISK] },
    [['image-recipe-plain', REST, 'BlockDeviceMappings.0.Ebs.Encrypted', false, /recipe encrypts its EBS/]],
  ),
  ...weaken(
    'AWS::ImageBuilder::DistributionConfiguration',
    {
      Name: 'images',
      Distributions: [
        {
          Region: 'eu-central-1',
          AmiDistributionConfiguration: { KmsKeyId: KEY, LaunchPermissionConfiguration: { UserIds: ['111122223333'] } },
        },
      ],
    },
    [
      [
        'image-public',
        PUBLIC,
        'Distributions.0.AmiDistributionConfiguration.LaunchPermissionConfiguration.UserGroups',
        ['all'],
        /distribute images to everyone/,
      ],
    ],
  ),
];

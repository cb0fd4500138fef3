import { imageBuilderRules } from '../../../src/rules/imagebuilder/image-builder';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const other = (kind: string, Properties: Record<string, unknown>) => ({
  resources: { Subject: { Type: `AWS::ImageBuilder::${kind}`, Properties } },
});
const distribution = (AmiDistributionConfiguration: unknown) =>
  other('DistributionConfiguration', { Distributions: [{ Region: 'eu-central-1', AmiDistributionConfiguration }] });
const permission = (...UserGroups: unknown[]) => distribution({ LaunchPermissionConfiguration: { UserGroups } });
const recipe = (device: unknown) => other('ImageRecipe', { BlockDeviceMappings: [device] });
const scan = (ImageScanningEnabled: unknown) =>
  other('ImagePipeline', { ImageScanningConfiguration: { ImageScanningEnabled } });

rulesDecide('Image Builder rules', imageBuilderRules, {
  ImageBuilderImdsV2: {
    holds: [{ InstanceMetadataOptions: { HttpTokens: 'required' } }],
    broken: [{}, { InstanceMetadataOptions: { HttpTokens: 'optional' } }],
    undecided: [{ InstanceMetadataOptions: { HttpTokens: UNKNOWN } }],
  },
  ImageBuilderNoKeyPair: {
    holds: [{}],
    broken: [{ KeyPair: 'admin' }],
    undecided: [other('InfrastructureConfiguration', UNKNOWN)],
  },
  ImageBuilderScansImages: {
    holds: [scan(true)],
    broken: [scan(false), other('ImagePipeline', {})],
    undecided: [scan(UNKNOWN)],
  },
  ImageBuilderAmiNotPublic: {
    holds: [distribution({}), distribution({ LaunchPermissionConfiguration: { UserIds: ['111122223333'] } })],
    broken: [permission('all')],
    undecided: [permission(UNKNOWN)],
  },
  ImageBuilderVolumesEncrypted: {
    holds: [recipe({ Ebs: { Encrypted: true } }), recipe({ NoDevice: '' }), other('ImageRecipe', {})],
    broken: [
      recipe({ Ebs: { VolumeSize: 8 } }),
      other('ContainerRecipe', { InstanceConfiguration: { BlockDeviceMappings: [{ Ebs: { Encrypted: false } }] } }),
    ],
    undecided: [recipe({ Ebs: { Encrypted: UNKNOWN } })],
  },
  ImageBuilderAmiKey: {
    holds: [distribution({ KmsKeyId: 'alias/images' }), distribution(undefined)],
    broken: [distribution({ Name: 'app' })],
    undecided: [distribution(UNKNOWN)],
  },
  ImageBuilderComponentKey: {
    holds: [other('Component', { KmsKeyId: 'alias/images' })],
    broken: [other('Component', {}), other('Workflow', {})],
    undecided: [other('Component', { KmsKeyId: UNKNOWN })],
  },
});

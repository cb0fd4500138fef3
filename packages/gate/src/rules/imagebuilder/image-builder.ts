import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, prowler, type Rule, securityHub } from '../rule';

const INFRASTRUCTURE = ['AWS::ImageBuilder::InfrastructureConfiguration'];
const PIPELINE = ['AWS::ImageBuilder::ImagePipeline', 'AWS::ImageBuilder::Image'];
const GUIDE = 'imagebuilder/latest/userguide';

/** Rules for machine and container images that are built in the account. */
export const imageBuilderRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'ImageBuilderImdsV2',
      level: 'required',
      group: 'leastPrivilege',
      types: INFRASTRUCTURE,
      what: 'Image Builder instances require version 2 of the instance metadata service',
      why: 'With version 1, a component that fetches foreign addresses gives away the credentials of the build.',
      fix: 'Set InstanceMetadataOptions.HttpTokens to required.',
      property: 'InstanceMetadataOptions.HttpTokens',
      references: [securityHub('EC2.8'), awsDocs(`${GUIDE}/manage-infra-config.html`), nist('AC-6')],
      expects: { equals: 'required' },
    },
    {
      id: 'ImageBuilderNoKeyPair',
      level: 'required',
      group: 'leastPrivilege',
      types: INFRASTRUCTURE,
      what: 'Image Builder instances have no SSH key pair',
      why: 'Whoever has the key changes an image while it is built.',
      fix: 'Remove KeyPair.',
      property: 'KeyPair',
      references: [
        awsConfig('ec2-no-amazon-key-pair'),
        awsDocs(`${GUIDE}/security-best-practices.html`),
        nist('AC-17'),
      ],
      expects: { absent: true },
    },
    {
      id: 'ImageBuilderScansImages',
      level: 'hardening',
      group: 'patched',
      types: PIPELINE,
      what: 'Image Builder scans images for vulnerabilities',
      why: 'Images with published vulnerabilities are deployed, and attackers have tools for each of them.',
      fix: 'Set ImageScanningConfiguration.ImageScanningEnabled to true.',
      property: 'ImageScanningConfiguration.ImageScanningEnabled',
      references: [awsDocs(`${GUIDE}/security-vulnerability-analysis.html`), nist('RA-5')],
      expects: { equals: true },
    },
    {
      id: 'ImageBuilderAmiNotPublic',
      level: 'required',
      group: 'noPublicAccess',
      types: ['AWS::ImageBuilder::DistributionConfiguration'],
      what: 'Image Builder does not distribute images to everyone',
      why: 'Every AWS account copies the image, with the code and configuration of the app inside.',
      fix: 'Remove UserGroups. Name accounts in UserIds, or the organization in OrganizationArns.',
      property: 'Distributions.*.AmiDistributionConfiguration.LaunchPermissionConfiguration.UserGroups.*',
      references: [checkov('CKV_AWS_205'), prowler('ec2_ami_public'), nist('AC-3')],
      expects: { differsFrom: 'all' },
    },
    {
      id: 'ImageBuilderComponentKey',
      level: 'hardening',
      group: 'keyManagement',
      types: ['AWS::ImageBuilder::Component', 'AWS::ImageBuilder::Workflow'],
      what: 'Image Builder component is encrypted with a customer managed key',
      why: 'The policy of the AWS managed key cannot be restricted, and its use cannot be taken away.',
      fix: 'Set KmsKeyId to a customer managed key.',
      property: 'KmsKeyId',
      references: [checkov('CKV_AWS_180'), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
  ]),
  ...createElementRules([
    {
      id: 'ImageBuilderVolumesEncrypted',
      level: 'required',
      group: 'encryptionAtRest',
      types: ['AWS::ImageBuilder::ImageRecipe', 'AWS::ImageBuilder::ContainerRecipe'],
      what: 'Image Builder recipe encrypts its EBS volumes',
      why: 'Every instance that starts from the image gets unencrypted volumes.',
      fix: 'Set Ebs.Encrypted to true in each block device mapping.',
      elements: ['BlockDeviceMappings.*', 'InstanceConfiguration.BlockDeviceMappings.*'],
      references: [securityHub('EC2.3'), checkov('CKV_AWS_200'), nist('SC-28')],
      isFaulty: (device) => device.at('Ebs').present && device.at('Ebs.Encrypted').flag() !== true,
    },
    {
      id: 'ImageBuilderAmiKey',
      level: 'hardening',
      group: 'keyManagement',
      types: ['AWS::ImageBuilder::DistributionConfiguration'],
      what: 'Image Builder encrypts distributed images with a KMS key',
      why: 'An image without a key is copied unencrypted to each region and account.',
      fix: 'Set AmiDistributionConfiguration.KmsKeyId.',
      elements: 'Distributions.*',
      references: [checkov('CKV_AWS_199'), nist('SC-28')],
      isFaulty: (distribution) =>
        distribution.at('AmiDistributionConfiguration').present &&
        !distribution.at('AmiDistributionConfiguration.KmsKeyId').present,
    },
  ]),
];

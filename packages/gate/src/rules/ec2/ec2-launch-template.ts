import { createElementRule } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::EC2::LaunchTemplate'];
const GUIDE = 'AWSEC2/latest/UserGuide';

/** Rules for launch templates, from which Auto Scaling, EKS and Batch launch instances. */
export const ec2LaunchTemplateRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'Ec2LaunchTemplateImdsV2',
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'EC2 launch template requires version 2 of the instance metadata service',
      why: 'With version 1, a server-side request forgery in an application reads the credentials of the instance role.',
      fix: 'Set LaunchTemplateData.MetadataOptions.HttpTokens to required.',
      property: 'LaunchTemplateData.MetadataOptions.HttpTokens',
      references: [securityHub('EC2.170'), checkov('CKV_AWS_79'), trivy('AVD-AWS-0130')],
      expects: { equals: 'required' },
      onlyIf: (template) => template.at('LaunchTemplateData.MetadataOptions.HttpEndpoint').text() !== 'disabled',
    },
    {
      id: 'Ec2LaunchTemplateMetadataHopLimit',
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'EC2 launch template limits metadata responses to one network hop',
      why: 'With more hops, a container or a proxy on the instance reads the credentials of the instance role.',
      fix: 'Set LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit to 1, or remove it.',
      property: 'LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit',
      references: [checkov('CKV_AWS_341'), awsDocs(`${GUIDE}/instancedata-data-retrieval.html`)],
      expects: { atMost: 1 },
    },
    {
      id: 'Ec2LaunchTemplateNoPublicAddress',
      level: 'required',
      group: 'privateNetwork',
      types: TYPES,
      what: 'EC2 launch template does not assign public IP addresses',
      why: 'Each instance with a public address is scanned and attacked directly from the internet.',
      fix: 'Set AssociatePublicIpAddress of each network interface to false.',
      property: 'LaunchTemplateData.NetworkInterfaces.*.AssociatePublicIpAddress',
      references: [securityHub('EC2.25'), checkov('CKV_AWS_88'), nist('SC-7')],
      expects: { differsFrom: true },
    },
  ]),
  createElementRule({
    id: 'Ec2LaunchTemplateVolumesEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'EC2 launch template encrypts its EBS volumes',
    why: 'A snapshot of an unencrypted volume is readable by every account that it is shared with.',
    fix: 'Set Ebs.Encrypted to true in each block device mapping.',
    elements: 'LaunchTemplateData.BlockDeviceMappings.*',
    references: [securityHub('EC2.181'), trivy('AVD-AWS-0131'), nist('SC-28')],
    isFaulty: (device) => device.at('Ebs').present && device.at('Ebs.Encrypted').flag() !== true,
  }),
];

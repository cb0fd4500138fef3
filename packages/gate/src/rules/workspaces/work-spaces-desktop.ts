import { createElementRule } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { checkov, nist, type Rule, securityHub, trivy } from '../rule';

const DESKTOP = ['AWS::WorkSpaces::Workspace'];
const INSTANCE = ['AWS::WorkspacesInstances::WorkspaceInstance'];

/** Rules for desktops and their disks. */
export const workSpacesDesktopRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'WorkSpacesDesktopUserVolumeEncrypted',
      level: 'required',
      group: 'encryptionAtRest',
      types: DESKTOP,
      what: 'WorkSpaces user volume is encrypted',
      why: 'Documents of the user are readable in copies and snapshots of the volume.',
      fix: 'Set UserVolumeEncryptionEnabled to true.',
      property: 'UserVolumeEncryptionEnabled',
      references: [securityHub('WorkSpaces.1'), checkov('CKV_AWS_155'), trivy('AVD-AWS-0109')],
      expects: { equals: true },
    },
    {
      id: 'WorkSpacesDesktopRootVolumeEncrypted',
      level: 'required',
      group: 'encryptionAtRest',
      types: DESKTOP,
      what: 'WorkSpaces root volume is encrypted',
      why: 'Caches and credentials of the system are readable in copies and snapshots of the volume.',
      fix: 'Set RootVolumeEncryptionEnabled to true.',
      property: 'RootVolumeEncryptionEnabled',
      references: [securityHub('WorkSpaces.2'), checkov('CKV_AWS_156'), trivy('AVD-AWS-0109')],
      expects: { equals: true },
    },
    {
      id: 'WorkSpacesDesktopCustomerManagedKey',
      level: 'hardening',
      group: 'keyManagement',
      types: DESKTOP,
      what: 'WorkSpaces volumes are encrypted with a customer managed key',
      why: 'The policy of the AWS managed key cannot be restricted, and its use cannot be taken away.',
      fix: 'Set VolumeEncryptionKey to a customer managed key.',
      property: 'VolumeEncryptionKey',
      references: [nist('SC-12')],
      expects: { customerManagedKey: true },
    },
    {
      id: 'WorkSpacesDesktopInstanceVolumeEncrypted',
      level: 'required',
      group: 'encryptionAtRest',
      types: ['AWS::WorkspacesInstances::Volume'],
      what: 'WorkSpaces Instances volume is encrypted',
      why: 'A snapshot of an unencrypted volume is readable by every account that it is shared with.',
      fix: 'Set Encrypted to true.',
      property: 'Encrypted',
      references: [securityHub('EC2.3'), nist('SC-28')],
      expects: { equals: true },
    },
    {
      id: 'WorkSpacesDesktopInstanceImdsV2',
      level: 'required',
      group: 'leastPrivilege',
      types: INSTANCE,
      what: 'WorkSpaces instance requires version 2 of the instance metadata service',
      why: 'With version 1, a server-side request forgery in an application reads the credentials of the instance role.',
      fix: 'Set ManagedInstance.MetadataOptions.HttpTokens to required.',
      property: 'ManagedInstance.MetadataOptions.HttpTokens',
      references: [securityHub('EC2.8'), nist('AC-6')],
      expects: { equals: 'required' },
      onlyIf: (instance) => instance.at('ManagedInstance.MetadataOptions.HttpEndpoint').text() !== 'disabled',
    },
  ]),
  createElementRule({
    id: 'WorkSpacesDesktopInstanceDisksEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: INSTANCE,
    what: 'WorkSpaces instance encrypts its EBS volumes',
    why: 'A snapshot of an unencrypted volume is readable by every account that it is shared with.',
    fix: 'Set Ebs.Encrypted to true in each block device mapping.',
    elements: 'ManagedInstance.BlockDeviceMappings.*',
    references: [securityHub('EC2.3'), nist('SC-28')],
    isFaulty: (device) => device.at('Ebs').present && device.at('Ebs.Encrypted').flag() !== true,
  }),
];

import { workSpacesDesktopRules } from '../../../src/rules/workspaces/work-spaces-desktop';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const other = (Type: string, Properties: Record<string, unknown>) => ({ resources: { Subject: { Type, Properties } } });
const instance = (ManagedInstance: unknown) =>
  other('AWS::WorkspacesInstances::WorkspaceInstance', { ManagedInstance });
const VOLUME = 'AWS::WorkspacesInstances::Volume';

rulesDecide('WorkSpaces desktop rules', workSpacesDesktopRules, {
  WorkSpacesDesktopUserVolumeEncrypted: {
    holds: [{ UserVolumeEncryptionEnabled: true }],
    broken: [{}, { UserVolumeEncryptionEnabled: false }],
    undecided: [{ UserVolumeEncryptionEnabled: UNKNOWN }],
  },
  WorkSpacesDesktopRootVolumeEncrypted: {
    holds: [{ RootVolumeEncryptionEnabled: true }],
    broken: [{}, { RootVolumeEncryptionEnabled: false }],
    undecided: [{ RootVolumeEncryptionEnabled: UNKNOWN }],
  },
  WorkSpacesDesktopCustomerManagedKey: {
    holds: [{ VolumeEncryptionKey: 'alias/desktops' }],
    broken: [{}, { VolumeEncryptionKey: 'alias/aws/workspaces' }],
    undecided: [{ VolumeEncryptionKey: UNKNOWN }],
  },
  WorkSpacesDesktopInstanceVolumeEncrypted: {
    holds: [other(VOLUME, { Encrypted: true })],
    broken: [other(VOLUME, {}), other(VOLUME, { Encrypted: false })],
    undecided: [other(VOLUME, { Encrypted: UNKNOWN })],
  },
  WorkSpacesDesktopInstanceImdsV2: {
    holds: [instance({ MetadataOptions: { HttpTokens: 'required' } })],
    broken: [instance({}), instance({ MetadataOptions: { HttpTokens: 'optional' } })],
    undecided: [instance({ MetadataOptions: { HttpTokens: UNKNOWN } })],
    notApplicable: [instance({ MetadataOptions: { HttpEndpoint: 'disabled' } })],
  },
  WorkSpacesDesktopInstanceDisksEncrypted: {
    holds: [
      instance({}),
      instance({ BlockDeviceMappings: [{ Ebs: { Encrypted: true } }, { VirtualName: 'ephemeral0' }] }),
    ],
    broken: [instance({ BlockDeviceMappings: [{ Ebs: { VolumeSize: 80 } }] })],
    undecided: [instance({ BlockDeviceMappings: [{ Ebs: { Encrypted: UNKNOWN } }] })],
  },
});

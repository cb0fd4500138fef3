import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const DRS = ['AWS::DRS::ReplicationConfigurationTemplate'];
const DRS_SETTINGS = awsDocs('drs/latest/APIReference/API_ReplicationConfigurationTemplate.html');

/** Rules for machines that migration and recovery services create. */
export const migrationNetworkRules: readonly Rule[] = createPropertyRules([
  {
    id: 'MigrationNetworkMainframePrivate',
    level: 'required',
    group: 'noPublicAccess',
    types: ['AWS::M2::Environment'],
    what: 'Mainframe environment is not publicly accessible',
    why: 'Applications that were made for a closed network are open to everyone on the internet.',
    fix: 'Set PubliclyAccessible to false, or remove it.',
    property: 'PubliclyAccessible',
    expects: { differsFrom: true },
    references: [pciDss('1.4.4'), awsDocs('m2/latest/userguide/create-environments-m2.html'), nist('SC-7')],
  },
  {
    id: 'MigrationNetworkEvsPrivate',
    level: 'required',
    group: 'privateNetwork',
    types: ['AWS::EVS::Environment'],
    what: 'Elastic VMware Service environment has no public network for HCX',
    why: 'The appliances that extend the network are reachable, and attacked, from the internet.',
    fix: 'Set InitialVlans.IsHcxPublic to false, and connect over Direct Connect or VPN.',
    property: 'InitialVlans.IsHcxPublic',
    expects: { differsFrom: true },
    references: [pciDss('1.4.4'), awsDocs('evs/latest/userguide/concepts.html'), nist('SC-7')],
  },
  {
    id: 'MigrationNetworkRecoveryPrivate',
    level: 'required',
    group: 'privateNetwork',
    types: DRS,
    what: 'Elastic Disaster Recovery creates replication servers without a public IP address',
    why: 'The servers hold copies of all disks, and are reachable from the internet.',
    fix: 'Set CreatePublicIP to false.',
    property: 'CreatePublicIP',
    expects: { equals: false },
    references: [pciDss('1.4.4'), DRS_SETTINGS, nist('SC-7')],
  },
  {
    id: 'MigrationNetworkRecoveryEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: DRS,
    what: 'Elastic Disaster Recovery encrypts the disks of replication servers',
    why: 'The disks hold a copy of everything. Without encryption a snapshot of them is readable.',
    fix: 'Set EbsEncryption to DEFAULT or CUSTOM.',
    property: 'EbsEncryption',
    expects: { differsFrom: 'NONE' },
    references: [pciDss('3.5.1'), DRS_SETTINGS, nist('SC-28')],
  },
  {
    id: 'MigrationNetworkLaunchPrivate',
    level: 'required',
    group: 'privateNetwork',
    types: ['AWS::MGN::LaunchConfigurationTemplate'],
    what: 'Application Migration Service launches machines without a public IP address',
    why: 'Machines from a closed network are reachable from the internet as soon as they start.',
    fix: 'Set AssociatePublicIpAddress to false.',
    property: 'AssociatePublicIpAddress',
    expects: { differsFrom: true },
    references: [pciDss('1.4.4'), awsDocs('mgn/latest/ug/launch-template.html'), nist('SC-7')],
  },
]);

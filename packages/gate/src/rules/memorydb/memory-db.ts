import { grantsEverything } from '../elasticache/redis-access';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, prowler, type Rule } from '../rule';

const CLUSTER = ['AWS::MemoryDB::Cluster'];
const GUIDE = 'memorydb/latest/devguide';
const ACLS = awsDocs(`${GUIDE}/clusters.acls.html`);

/** Rules for MemoryDB. It encrypts all data at rest. */
export const memoryDbRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'MemoryDbTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: [...CLUSTER, 'AWS::MemoryDB::MultiRegionCluster'],
      what: 'MemoryDB cluster encrypts connections',
      why: 'Without TLS, passwords and records cross the network in clear text, and every client has all rights.',
      fix: 'Set TLSEnabled to true, or remove it: true is the default. It cannot be changed later.',
      property: 'TLSEnabled',
      references: [checkov('CKV_AWS_202'), pciDss('4.2.1'), nist('SC-8')],
      expects: { differsFrom: false },
    },
    {
      id: 'MemoryDbMinorVersionUpgrade',
      level: 'required',
      group: 'patched',
      types: CLUSTER,
      what: 'MemoryDB cluster installs minor engine versions automatically',
      why: 'Minor versions close security holes that are public from the day of the release.',
      fix: 'Set AutoMinorVersionUpgrade to true, or remove it: true is the default.',
      property: 'AutoMinorVersionUpgrade',
      references: [prowler('memorydb_cluster_auto_minor_version_upgrades'), nist('SI-2')],
      expects: { differsFrom: false },
    },
    {
      id: 'MemoryDbSnapshots',
      level: 'hardening',
      keepsData: true,
      group: 'backups',
      types: CLUSTER,
      what: 'MemoryDB cluster has automatic snapshots',
      why: 'Data that one wrong FLUSHALL deletes cannot be restored.',
      fix: 'Set SnapshotRetentionLimit to 7 or more days.',
      property: 'SnapshotRetentionLimit',
      references: [awsDocs(`${GUIDE}/snapshots-automatic.html`), nist('CP-9')],
      expects: { atLeast: 1 },
    },
    {
      id: 'MemoryDbCustomerManagedKey',
      level: 'hardening',
      group: 'keyManagement',
      types: [...CLUSTER, 'AWS::MemoryDB::Snapshot'],
      what: 'MemoryDB data is encrypted with a customer managed key',
      why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
      fix: 'Set KmsKeyId to a customer managed key.',
      property: 'KmsKeyId',
      references: [checkov('CKV_AWS_201'), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
  ]),
  ...createElementRules([
    {
      id: 'MemoryDbDefaultUser',
      level: 'required',
      group: 'authenticatedRequests',
      types: ['AWS::MemoryDB::ACL'],
      what: 'MemoryDB access list does not have the default user',
      why: 'The built-in user needs no password, and may run every command on every key.',
      fix: 'Remove default from UserNames.',
      elements: 'UserNames.*',
      references: [pciDss('2.2.2'), ACLS, nist('IA-2')],
      isFaulty: (user) => user.target() === undefined && user.text() === 'default',
    },
  ]),
  {
    id: 'MemoryDbAccessList',
    level: 'required',
    group: 'authenticatedRequests',
    types: CLUSTER,
    what: 'MemoryDB cluster does not use the access list open-access',
    why: 'With open-access every client in the network reads and deletes everything, without a password.',
    fix: 'Set ACLName to an AWS::MemoryDB::ACL with the users of the application.',
    property: 'Properties.ACLName',
    references: [pciDss('8.3.1'), ACLS, nist('IA-2')],
    check: (cluster) => cluster.at('ACLName').target() !== undefined || cluster.at('ACLName').text() !== 'open-access',
  },
  {
    id: 'MemoryDbUserRights',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::MemoryDB::User'],
    what: 'MemoryDB user may not run every command on every key',
    why: 'A stolen session of an application deletes all keys, and reads those of other applications.',
    fix: 'Restrict AccessString: name key patterns and categories, or add -@dangerous and -@admin.',
    property: 'Properties.AccessString',
    references: [pciDss('7.2.2'), ACLS, nist('AC-6')],
    check: (user) => !grantsEverything(user.at('AccessString')),
  },
];

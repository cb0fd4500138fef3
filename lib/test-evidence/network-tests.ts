import type { TestEvidence } from '@bulwark/gate';

/** Tests of the network, the keys and the database in the templates. */
export const networkTests: readonly TestEvidence[] = [
  {
    file: 'test/data/backups.test.ts',
    test: 'are copied to another region only if the settings name a vault',
    shows: ['gdpr Art. 44', 'nist-800-53-r5 CP-6'],
  },
  {
    file: 'test/data/restore-test.test.ts',
    test: 'backups are restored every month as a test, in the subnets of the database',
    shows: ['restores'],
  },
  {
    file: 'test/data/backups.test.ts',
    test: 'are created daily in an encrypted vault that denies every deletion',
    shows: ['backups'],
  },
  {
    file: 'test/data/postgres-cluster.test.ts',
    test: 'has a reader in another zone in production',
    shows: ['cis-aws-5.0.0 2.2.4'],
  },
  {
    file: 'test/data/postgres-cluster.test.ts',
    test: 'has no passwords: every user, including the master user, signs in with IAM tokens',
    shows: ['databaseIdentity'],
  },
  {
    file: 'test/data/postgres-cluster.test.ts',
    test: 'rejects connections without TLS 1.2 or later',
    shows: ['encryptionInTransit'],
  },
  {
    file: 'test/data/postgres-cluster.test.ts',
    test: 'scales within the capacity of the settings',
    shows: ['soc2-2017 A1.1'],
  },
  {
    file: 'test/data/database-proxy.test.ts',
    test: 'signs in only as the users of functions, never as the master user',
    shows: ['nist-800-53-r5 SC-2'],
  },
  {
    file: 'test/data/postgres-cluster.test.ts',
    test: 'logs connections and changes of schema and roles, but no values',
    shows: ['pci-dss-4.0.1 10.2.1.2'],
  },
  {
    file: 'test/encryption/environment-keys.test.ts',
    test: 'keeps the key manageable: the account root may change the policy',
    shows: ['hipaa-security-rule 164.312(a)(2)(ii)'],
  },
  {
    file: 'test/encryption/environment-keys.test.ts',
    test: 'for database, tenants, secrets, logs, audit and messaging',
    shows: ['nist-800-53-r5 CM-12'],
  },
  {
    file: 'test/encryption/environment-keys.test.ts',
    test: 'separates administration from use',
    shows: ['separateKeyDuties'],
  },
  {
    file: 'test/encryption/environment-keys.test.ts',
    test: 'names every action and limits every use by a condition',
    shows: ['pci-dss-4.0.1 3.6.1'],
  },
  {
    file: 'test/encryption/environment-keys.test.ts',
    test: 'that rotates, waits 30 days before deletion and is retained when its stack is deleted',
    shows: ['keyManagement', 'pci-dss-4.0.1 9.4.7'],
  },
  {
    file: 'test/network/database-network-acl.test.ts',
    test: 'allows the database port and its replies within the VPC, and nothing else',
    shows: ['cis-aws-5.0.0 5.2'],
  },
  {
    file: 'test/network/dns-firewall.test.ts',
    test: 'blocks every other name, including aliases',
    shows: ['closedOutbound', 'hipaa-security-rule 164.308(a)(5)(ii)(B)'],
  },
  {
    file: 'test/network/dns-firewall.test.ts',
    test: 'has mutation protection in production, and none in a sandbox',
    shows: ['pci-dss-4.0.1 1.2.8'],
  },
  {
    file: 'test/network/interface-endpoint.test.ts',
    test: 'allows only the listed calls, by identities of this account on resources of this account',
    shows: ['pci-dss-4.0.1 2.2.4'],
  },
  {
    file: 'test/network/network.test.ts',
    test: 'DNS resolution is on, as interface endpoints require',
    shows: ['nist-800-53-r5 SC-20'],
  },
  {
    file: 'test/network/network.test.ts',
    test: 'no rule names an address, except the placeholder that matches no packet',
    shows: ['cis-aws-5.0.0 5.4', 'closedOutbound', 'pci-dss-4.0.1 11.4.5'],
  },
  {
    file: 'test/network/network.test.ts',
    test: 'each zone of the settings has two groups of subnets',
    shows: ['nist-800-53-r5 SC-36'],
  },
  {
    file: 'test/network/tcp-access.test.ts',
    test: 'access is one egress rule and one ingress rule, each referencing the other security group',
    shows: ['pci-dss-4.0.1 1.2.5'],
  },
  {
    file: 'test/network/vpc-setup.test.ts',
    test: 'empties the default security group during deployment',
    shows: ['cis-aws-5.0.0 5.5'],
  },
  {
    file: 'test/network/vpc-setup.test.ts',
    test: 'and the flow logs are the only parts of the network with a role, a policy or a function',
    shows: ['pci-dss-4.0.1 1.2.8'],
  },
];

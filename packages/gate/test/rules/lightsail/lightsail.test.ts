import { lightsailRules } from '../../../src/rules/lightsail/lightsail';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const other = (kind: string, Properties: Record<string, unknown>) => ({
  resources: { Subject: { Type: `AWS::Lightsail::${kind}`, Properties } },
});
const rules = (AccessRules: unknown) => ({ AccessRules });
const ports = (...Ports: unknown[]) => other('Instance', { Networking: { Ports } });
const snapshots = (...AddOns: unknown[]) => other('Instance', { AddOns });
const ssh = { FromPort: 22, ToPort: 22, Protocol: 'tcp' };

rulesDecide('Lightsail rules', lightsailRules, {
  LightsailBucketPrivate: {
    holds: [{}, rules({ GetObject: 'private' })],
    broken: [rules({ GetObject: 'public' })],
    undecided: [rules({ GetObject: UNKNOWN })],
  },
  LightsailBucketNoPublicObjects: {
    holds: [{}, rules({ AllowPublicOverrides: false })],
    broken: [rules({ AllowPublicOverrides: true })],
    undecided: [rules({ AllowPublicOverrides: UNKNOWN })],
  },
  LightsailDatabasePrivate: {
    holds: [other('Database', {}), other('Database', { PubliclyAccessible: false })],
    broken: [other('Database', { PubliclyAccessible: true })],
    undecided: [other('Database', { PubliclyAccessible: UNKNOWN })],
  },
  LightsailDatabaseBackup: {
    holds: [other('Database', {}), other('Database', { BackupRetention: true })],
    broken: [other('Database', { BackupRetention: false })],
    undecided: [other('Database', { BackupRetention: UNKNOWN })],
  },
  LightsailLoadBalancerTls: {
    holds: [other('LoadBalancer', { TlsPolicyName: 'TLS-FS-Res-1-2-2022-08' })],
    broken: [other('LoadBalancer', {}), other('LoadBalancer', { TlsPolicyName: 'TLS-2016-08' })],
    undecided: [other('LoadBalancer', { TlsPolicyName: UNKNOWN })],
  },
  LightsailInstanceSnapshots: {
    holds: [snapshots({ AddOnType: 'AutoSnapshot', Status: 'Enabled' }), snapshots({ AddOnType: 'AutoSnapshot' })],
    broken: [other('Instance', {}), snapshots({ AddOnType: 'AutoSnapshot', Status: 'Disabled' })],
    undecided: [snapshots({ AddOnType: UNKNOWN })],
  },
  LightsailInstancePortsDeclared: {
    holds: [ports({ FromPort: 443, ToPort: 443 })],
    broken: [other('Instance', {}), other('Instance', { Networking: { MonthlyTransfer: {} } })],
    undecided: [other('Instance', { Networking: UNKNOWN })],
  },
  LightsailInstanceRemoteAccessClosed: {
    holds: [
      ports({ FromPort: 443, ToPort: 443, Cidrs: ['0.0.0.0/0'] }, { ...ssh, Cidrs: ['198.51.100.0/24'] }),
      ports({ ...ssh, CidrListAliases: ['lightsail-connect'] }),
    ],
    broken: [
      ports(ssh),
      ports({ ...ssh, Cidrs: ['198.51.100.0/24', '0.0.0.0/0'] }),
      ports({ FromPort: 0, ToPort: 65_535, Ipv6Cidrs: ['::/0'] }),
    ],
    undecided: [ports({ ...ssh, Cidrs: [UNKNOWN] })],
  },
  LightsailDistributionEncrypted: {
    holds: [other('Distribution', { Origin: {} }), other('Distribution', { Origin: { ProtocolPolicy: 'https-only' } })],
    broken: [other('Distribution', { Origin: { ProtocolPolicy: 'http-only' } })],
    undecided: [other('Distribution', { Origin: { ProtocolPolicy: UNKNOWN } })],
  },
});

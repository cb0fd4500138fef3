import type { Value } from '../../templates/template-resource';
import { createElementRule } from '../element-rule';
import { isBroad } from '../generic/cidr';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, prowler, type Rule } from '../rule';

const BUCKET = ['AWS::Lightsail::Bucket'];
const DATABASE = ['AWS::Lightsail::Database'];
const INSTANCE = ['AWS::Lightsail::Instance'];
const GUIDE = 'lightsail/latest/userguide';
const FIREWALL = awsDocs(`${GUIDE}/understanding-firewall-and-port-mappings-in-amazon-lightsail.html`);
/** SSH and RDP. */
const REMOTE_ACCESS_PORTS = [22, 3389];
const CURRENT_POLICY = 'TLS-FS-Res-1-2-2022-08';

/** Rules for Lightsail. */
export const lightsailRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'LightsailBucketPrivate',
      level: 'required',
      group: 'noPublicAccess',
      types: BUCKET,
      what: 'Lightsail bucket is not public',
      why: 'Anyone on the internet reads every object of the bucket.',
      fix: 'Set AccessRules.GetObject to private.',
      property: 'AccessRules.GetObject',
      references: [pciDss('7.2.1'), awsDocs(`${GUIDE}/amazon-lightsail-understanding-bucket-permissions.html`)],
      expects: { differsFrom: 'public' },
    },
    {
      id: 'LightsailBucketNoPublicObjects',
      level: 'required',
      group: 'noPublicAccess',
      types: BUCKET,
      what: 'Lightsail bucket does not let single objects be public',
      why: 'Whoever may write an object makes it readable for anyone on the internet.',
      fix: 'Set AccessRules.AllowPublicOverrides to false.',
      property: 'AccessRules.AllowPublicOverrides',
      references: [pciDss('7.2.1'), awsDocs(`${GUIDE}/amazon-lightsail-understanding-bucket-permissions.html`)],
      expects: { differsFrom: true },
    },
    {
      id: 'LightsailDatabasePrivate',
      level: 'required',
      group: 'noPublicAccess',
      types: DATABASE,
      what: 'Lightsail database is not public',
      why: 'Attackers guess the password of the database from anywhere.',
      fix: 'Remove PubliclyAccessible, or set it to false.',
      property: 'PubliclyAccessible',
      references: [prowler('lightsail_database_public'), nist('SC-7')],
      expects: { differsFrom: true },
    },
    {
      id: 'LightsailDatabaseBackup',
      level: 'required',
      keepsData: true,
      group: 'backups',
      types: DATABASE,
      what: 'Lightsail database does not switch off automatic backups',
      why: 'Data that an attacker or a mistake deletes cannot be restored.',
      fix: 'Set BackupRetention to true.',
      property: 'BackupRetention',
      references: [pciDss('10.3.3'), awsDocs(`${GUIDE}/amazon-lightsail-databases.html`), nist('CP-9')],
      expects: { differsFrom: false },
    },
    {
      id: 'LightsailLoadBalancerTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: ['AWS::Lightsail::LoadBalancer'],
      what: 'Lightsail load balancer does not accept obsolete TLS versions',
      why: 'TLS 1.0 and 1.1 have known weaknesses. The default policy TLS-2016-08 still accepts them.',
      fix: `Set TlsPolicyName to ${CURRENT_POLICY}.`,
      property: 'TlsPolicyName',
      references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/lightsail-configure-load-balancer-tls-security-policy.html`)],
      expects: { equals: CURRENT_POLICY },
    },
    {
      id: 'LightsailDistributionEncrypted',
      level: 'required',
      group: 'encryptionInTransit',
      types: ['AWS::Lightsail::Distribution'],
      what: 'Lightsail distribution does not reach its origin in plain text',
      why: 'Whoever is on the path to the origin reads and changes pages, and takes over sessions.',
      fix: 'Set Origin.ProtocolPolicy to https-only.',
      property: 'Origin.ProtocolPolicy',
      references: [
        pciDss('4.2.1'),
        awsDocs(`${GUIDE}/amazon-lightsail-creating-content-delivery-network-distribution.html`),
      ],
      expects: { differsFrom: 'http-only' },
    },
  ]),
  {
    id: 'LightsailInstanceSnapshots',
    level: 'required',
    keepsData: true,
    group: 'backups',
    types: INSTANCE,
    what: 'Lightsail instance has automatic snapshots',
    why: 'What an attacker or a mistake deletes from the disk cannot be restored.',
    fix: 'Add an entry to AddOns with AddOnType AutoSnapshot and Status Enabled.',
    property: 'Properties.AddOns',
    references: [
      prowler('lightsail_instance_automated_snapshots'),
      awsDocs(`${GUIDE}/amazon-lightsail-configuring-automatic-snapshots.html`),
      nist('CP-9'),
    ],
    check: (instance) =>
      instance
        .at('AddOns')
        .items()
        .some((addOn) => addOn.at('AddOnType').text() === 'AutoSnapshot' && addOn.at('Status').text() !== 'Disabled'),
  },
  {
    id: 'LightsailInstancePortsDeclared',
    level: 'required',
    group: 'closedInbound',
    types: INSTANCE,
    what: 'Lightsail instance declares its open ports',
    why: 'Without Networking the firewall of Lightsail opens SSH or RDP to the internet.',
    fix: 'Set Networking.Ports to the ports of the app, with SSH and RDP for known addresses only.',
    property: 'Properties.Networking.Ports',
    references: [prowler('lightsail_instance_public'), FIREWALL, nist('SC-7')],
    check: (instance) => instance.at('Networking.Ports').present,
  },
  createElementRule({
    id: 'LightsailInstanceRemoteAccessClosed',
    level: 'required',
    group: 'closedInbound',
    types: INSTANCE,
    what: 'Lightsail instance does not open SSH or RDP to the internet',
    why: 'Passwords are guessed and vulnerabilities are tried on ports 22 and 3389 within minutes.',
    fix: 'Set Cidrs of the port to known addresses. Without Cidrs every address is allowed.',
    elements: 'Networking.Ports.*',
    references: [prowler('lightsail_instance_public'), FIREWALL, nist('SC-7')],
    isFaulty: (port) => REMOTE_ACCESS_PORTS.some((number) => includesPort(port, number)) && isOpen(port),
  }),
];

function includesPort(port: Value, number: number): boolean {
  const from = port.at('FromPort').number() ?? 0;
  return from <= number && number <= (port.at('ToPort').number() ?? from);
}

function isOpen(port: Value): boolean {
  const ranges = [...port.at('Cidrs').items(), ...port.at('Ipv6Cidrs').items()];
  if (ranges.length === 0) return port.at('CidrListAliases').items().length === 0;
  return ranges.some((range) => isBroad(range.text() ?? ''));
}

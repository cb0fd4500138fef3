import type { TemplateResource, Value } from '../../templates/template-resource';
import { collectCertain, filterCertain } from '../../templates/undecided';
import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::EC2::VPNConnection'];
const OPTIONS = 'VpnTunnelOptionsSpecifications';
const TUNNELS = 2;
/** Each list of a tunnel, with the values that cryptographers advise against. Group 2 has 1024 bits. */
const WEAK: Readonly<Record<string, readonly string[]>> = {
  IKEVersions: ['ikev1'],
  Phase1IntegrityAlgorithms: ['SHA1'],
  Phase2IntegrityAlgorithms: ['SHA1'],
  Phase1DHGroupNumbers: ['2'],
  Phase2DHGroupNumbers: ['2', '5'],
};

/** Rules for site-to-site VPN connections. */
export const ec2VpnRules: readonly Rule[] = [
  {
    id: 'Ec2VpnTunnelLogs',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'Site-to-site VPN connection logs both of its tunnels',
    why: 'Without logs, an investigation cannot show when a tunnel was renegotiated or attacked.',
    fix: 'Add two VpnTunnelOptionsSpecifications, each with LogOptions.CloudwatchLogOptions.LogEnabled true.',
    property: `Properties.${OPTIONS}`,
    references: [securityHub('EC2.171'), awsDocs('vpn/latest/s2svpn/monitoring-logs.html'), nist('AU-12')],
    check: (connection) => {
      const tunnels = connection.at(OPTIONS).items();
      return tunnels.length === TUNNELS && tunnels.every(hasLog);
    },
  },
  {
    id: 'Ec2VpnTunnelAlgorithms',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'Site-to-site VPN connection does not list weak algorithms or the old key exchange',
    why: 'An attacker who records the traffic negotiates the weakest listed algorithm and decrypts it later.',
    fix: 'Remove ikev1, SHA1 and the small Diffie-Hellman groups from the lists of each tunnel.',
    property: `Properties.${OPTIONS}`,
    references: [pciDss('4.2.1'), nist('SC-8(1)'), awsDocs('vpn/latest/s2svpn/VPNTunnels.html')],
    check: (connection) => findWeakLists(connection),
  },
];

function hasLog(tunnel: Value): boolean {
  return tunnel.at('LogOptions.CloudwatchLogOptions.LogEnabled').flag() === true;
}

function findWeakLists(connection: TemplateResource): readonly string[] {
  const lists = connection
    .at(OPTIONS)
    .items()
    .flatMap((tunnel) => Object.entries(WEAK).map(([name, weak]) => ({ list: tunnel.at(name), weak })));
  return collectCertain(lists, ({ list, weak }) =>
    filterCertain(list.items(), (entry) => weak.includes(entry.at('Value').text() ?? '')).map(({ property }) =>
      property.replace(/^Properties\./, ''),
    ),
  );
}

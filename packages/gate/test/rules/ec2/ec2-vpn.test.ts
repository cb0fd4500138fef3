import { ec2VpnRules } from '../../../src/rules/ec2/ec2-vpn';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const tunnels = (...list: unknown[]) => ({ VpnTunnelOptionsSpecifications: list });
const logged = { LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } };

rulesDecide('EC2 VPN rules', ec2VpnRules, {
  Ec2VpnTunnelLogs: {
    holds: [tunnels(logged, logged)],
    broken: [{}, tunnels(logged), tunnels(logged, { LogOptions: { CloudwatchLogOptions: { LogEnabled: false } } })],
    undecided: [tunnels(logged, { LogOptions: { CloudwatchLogOptions: { LogEnabled: UNKNOWN } } })],
  },
  Ec2VpnTunnelAlgorithms: {
    holds: [{}, tunnels({ IKEVersions: [{ Value: 'ikev2' }], Phase1DHGroupNumbers: [{ Value: 20 }] })],
    broken: [
      tunnels({}, { IKEVersions: [{ Value: 'ikev1' }, { Value: 'ikev2' }] }),
      tunnels({ Phase2IntegrityAlgorithms: [{ Value: UNKNOWN }, { Value: 'SHA1' }] }),
      tunnels({ Phase1DHGroupNumbers: [{ Value: 2 }] }),
    ],
    undecided: [tunnels({ IKEVersions: [{ Value: UNKNOWN }] })],
  },
});

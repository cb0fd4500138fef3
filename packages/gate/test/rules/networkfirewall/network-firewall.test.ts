import { networkFirewallRules } from '../../../src/rules/networkfirewall/network-firewall';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const FIREWALL = 'AWS::NetworkFirewall::Firewall';
const destinations = [
  { LogType: 'ALERT', LogDestinationType: 'CloudWatchLogs', LogDestination: { logGroup: 'alerts' } },
];
const logged = (FirewallArn: unknown, LogDestinationConfigs: unknown = destinations) => ({
  resources: {
    Firewall: { Type: FIREWALL, Properties: {} },
    Other: { Type: FIREWALL, Properties: {} },
    Log: {
      Type: 'AWS::NetworkFirewall::LoggingConfiguration',
      Properties: { FirewallArn, LoggingConfiguration: { LogDestinationConfigs } },
    },
  },
});
const configured = (...LogDestinationConfigs: unknown[]) => ({
  resources: {
    Log: {
      Type: 'AWS::NetworkFirewall::LoggingConfiguration',
      Properties: { LoggingConfiguration: { LogDestinationConfigs } },
    },
  },
});

rulesDecide('Network Firewall rules', networkFirewallRules, {
  NetworkFirewallLogs: {
    holds: [logged({ Ref: 'Firewall' })],
    broken: [{}, logged({ Ref: 'Other' }), logged({ Ref: 'Firewall' }, [])],
    undecided: [logged(UNKNOWN)],
  },
  NetworkFirewallLogsAlerts: {
    holds: [configured({ LogType: 'FLOW' }, { LogType: 'ALERT' })],
    broken: [configured(), configured({ LogType: 'FLOW' })],
    undecided: [configured({ LogType: UNKNOWN })],
  },
  NetworkFirewallSubnetProtection: {
    holds: [{ SubnetChangeProtection: true }],
    broken: [{}, { SubnetChangeProtection: false }],
    undecided: [{ SubnetChangeProtection: UNKNOWN }],
  },
  NetworkFirewallPolicyProtection: {
    holds: [{ FirewallPolicyChangeProtection: true }],
    broken: [{}, { FirewallPolicyChangeProtection: false }],
    undecided: [{ FirewallPolicyChangeProtection: UNKNOWN }],
  },
  NetworkFirewallDeletionProtection: {
    holds: [{ DeleteProtection: true }],
    broken: [{}, { DeleteProtection: false }],
    undecided: [{ DeleteProtection: UNKNOWN }],
    notApplicable: [{ resources: { Firewall: { Type: FIREWALL, Properties: {} } }, disposable: true }],
  },
});

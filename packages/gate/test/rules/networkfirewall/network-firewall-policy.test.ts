import { networkFirewallPolicyRules } from '../../../src/rules/networkfirewall/network-firewall-policy';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const policy = (FirewallPolicy: unknown) => ({ FirewallPolicy });
const group = (Type: string, RulesSource: unknown) => ({
  resources: { Group: { Type: 'AWS::NetworkFirewall::RuleGroup', Properties: { Type, RuleGroup: { RulesSource } } } },
});
const text = (RulesString: unknown) => group('STATEFUL', { RulesString });
const stateful = (Action: unknown, Source: unknown) =>
  group('STATEFUL', { StatefulRules: [{ Action, Header: { Protocol: 'IP', Source, Destination: 'ANY' } }] });
const stateless = (action: string, MatchAttributes: unknown) =>
  group('STATELESS', {
    StatelessRulesAndCustomActions: {
      StatelessRules: [{ Priority: 1, RuleDefinition: { Actions: [action], MatchAttributes } }],
    },
  });
const reference = { ResourceArn: 'arn:aws:network-firewall:eu-central-1:111122223333:stateful-rulegroup/a' };
const inspection = (RevokedStatusAction: unknown) => ({
  resources: {
    Inspection: {
      Type: 'AWS::NetworkFirewall::TLSInspectionConfiguration',
      Properties: {
        TLSInspectionConfiguration: {
          ServerCertificateConfigurations: [{ CheckCertificateRevocationStatus: { RevokedStatusAction } }],
        },
      },
    },
  },
});

const list = (GeneratedRulesType: string, ...Targets: readonly unknown[]) => ({
  RuleGroup: { RulesSource: { RulesSourceList: { GeneratedRulesType, TargetTypes: ['TLS_SNI'], Targets } } },
});

rulesDecide('Network Firewall policy rules', networkFirewallPolicyRules, {
  NetworkFirewallPolicyFullPackets: {
    holds: [policy({ StatelessDefaultActions: ['aws:forward_to_sfe'] })],
    broken: [policy({ StatelessDefaultActions: ['aws:pass'] })],
    undecided: [policy({ StatelessDefaultActions: [UNKNOWN] })],
  },
  NetworkFirewallPolicyFragments: {
    holds: [policy({ StatelessFragmentDefaultActions: ['aws:drop'] })],
    broken: [policy({ StatelessFragmentDefaultActions: ['aws:pass', 'Metric'] })],
    undecided: [policy({ StatelessFragmentDefaultActions: [UNKNOWN] })],
  },
  NetworkFirewallPolicyGroups: {
    holds: [policy({ StatefulRuleGroupReferences: [reference] })],
    broken: [policy({}), policy({ StatefulRuleGroupReferences: [] })],
    undecided: [policy(UNKNOWN)],
    notApplicable: [policy({ StatelessRuleGroupReferences: [reference] })],
  },
  NetworkFirewallPolicyDrops: {
    holds: [policy({ StatefulRuleGroupReferences: [reference] })],
    broken: [policy({ StatefulRuleGroupReferences: [{ ...reference, Override: { Action: 'DROP_TO_ALERT' } }] })],
    undecided: [policy({ StatefulRuleGroupReferences: [{ ...reference, Override: { Action: UNKNOWN } }] })],
  },
  NetworkFirewallPolicyGroupNotEmpty: {
    holds: [group('STATELESS', { StatelessRulesAndCustomActions: { StatelessRules: [{ Priority: 1 }] } })],
    broken: [group('STATELESS', { StatelessRulesAndCustomActions: { StatelessRules: [] } }), group('STATELESS', {})],
    undecided: [group('STATELESS', UNKNOWN)],
    notApplicable: [group('STATEFUL', {})],
  },
  NetworkFirewallPolicyAllowedDomains: {
    holds: [list('ALLOWLIST', '.example.com', 'api.example.org')],
    broken: [list('ALLOWLIST', '.example.com', '.net'), list('ALLOWLIST', '.com')],
    undecided: [list('ALLOWLIST', UNKNOWN)],
    notApplicable: [list('DENYLIST', '.zip')],
  },
  NetworkFirewallPolicyGroupLimits: {
    holds: [
      text(
        'drop tls $HOME_NET any -> any any (tls.sni; content:"evil.example.com"; sid:1;)\npass tcp $HOME_NET any -> any 443 (sid:2;)',
      ),
      stateful('PASS', '10.0.0.0/16'),
      stateful('DROP', 'ANY'),
      stateless('aws:forward_to_sfe', {}),
      stateless('aws:pass', { Sources: [{ AddressDefinition: '10.0.0.0/16' }] }),
    ],
    broken: [
      text('drop http any any -> any any (sid:1;)\n  pass ip any any <> any any (sid:2;)'),
      stateful('PASS', 'ANY'),
      stateless('aws:pass', undefined),
      stateless('aws:pass', { Sources: [{ AddressDefinition: '0.0.0.0/0' }], Protocols: [6] }),
    ],
    undecided: [text(UNKNOWN)],
  },
  NetworkFirewallPolicyRevokedCertificates: {
    holds: [inspection('REJECT'), inspection(undefined)],
    broken: [inspection('PASS')],
    undecided: [inspection(UNKNOWN)],
  },
});

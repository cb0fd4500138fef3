import type { Value } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { isBroad } from '../generic/cidr';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';

const POLICY = ['AWS::NetworkFirewall::FirewallPolicy'];
const GROUP = ['AWS::NetworkFirewall::RuleGroup'];
const GUIDE = 'network-firewall/latest/developerguide';
/** A rule of Suricata that lets everything pass: `pass ip any any -> any any (sid:1;)`. */
const PASS_EVERYTHING = /^[ \t]*pass[ \t]+(ip|tcp)[ \t]+any[ \t]+any[ \t]+[-<]>[ \t]+any[ \t]+any\b/im;

/** Rules for what firewalls let pass. */
export const networkFirewallPolicyRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'NetworkFirewallPolicyFullPackets',
      level: 'required',
      group: 'closedInbound',
      types: POLICY,
      what: 'Network Firewall policy does not pass packets that match no stateless rule',
      why: 'With aws:pass, traffic goes through the firewall without any inspection.',
      fix: 'Set StatelessDefaultActions to aws:forward_to_sfe or aws:drop.',
      property: 'FirewallPolicy.StatelessDefaultActions.*',
      references: [securityHub('NetworkFirewall.4'), nist('SC-7')],
      expects: { differsFrom: 'aws:pass' },
    },
    {
      id: 'NetworkFirewallPolicyFragments',
      level: 'required',
      group: 'closedInbound',
      types: POLICY,
      what: 'Network Firewall policy does not pass fragments that match no stateless rule',
      why: 'An attacker splits packets, and the fragments go through the firewall without any inspection.',
      fix: 'Set StatelessFragmentDefaultActions to aws:forward_to_sfe or aws:drop.',
      property: 'FirewallPolicy.StatelessFragmentDefaultActions.*',
      references: [securityHub('NetworkFirewall.5'), nist('SC-7')],
      expects: { differsFrom: 'aws:pass' },
    },
    {
      id: 'NetworkFirewallPolicyGroups',
      level: 'required',
      group: 'closedOutbound',
      types: POLICY,
      what: 'Network Firewall policy has a stateful or stateless rule group',
      why: 'A firewall without rules inspects nothing.',
      fix: 'Add a rule group to StatefulRuleGroupReferences.',
      property: 'FirewallPolicy.StatefulRuleGroupReferences',
      references: [securityHub('NetworkFirewall.3'), nist('SC-7')],
      expects: { present: true },
      onlyIf: (policy) => policy.at('FirewallPolicy.StatelessRuleGroupReferences').items().length === 0,
    },
    {
      id: 'NetworkFirewallPolicyDrops',
      level: 'required',
      group: 'closedOutbound',
      types: POLICY,
      what: 'Network Firewall policy drops the attacks that its rule groups detect',
      why: 'With DROP_TO_ALERT, attacks that a rule group detects still pass.',
      fix: 'Remove Override from the rule group reference.',
      property: 'FirewallPolicy.StatefulRuleGroupReferences.*.Override.Action',
      references: [pciDss('1.4.2'), awsDocs(`${GUIDE}/nwfw-using-managed-rule-groups.html`), nist('SC-7')],
      expects: { differsFrom: 'DROP_TO_ALERT' },
    },
    {
      id: 'NetworkFirewallPolicyGroupNotEmpty',
      level: 'required',
      group: 'closedInbound',
      types: GROUP,
      what: 'Network Firewall stateless rule group has rules',
      why: 'A rule group without rules inspects nothing.',
      fix: 'Add rules to StatelessRulesAndCustomActions.StatelessRules.',
      property: 'RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules',
      references: [securityHub('NetworkFirewall.6'), nist('SC-7')],
      expects: { present: true },
      onlyIf: (group) => group.at('Type').text() === 'STATELESS',
    },
    {
      id: 'NetworkFirewallPolicyAllowedDomains',
      level: 'required',
      group: 'closedOutbound',
      types: GROUP,
      what: 'Network Firewall allow list names domains, not a whole top-level domain',
      why: 'An attacker registers a domain below .com or .net and receives the data there.',
      fix: 'Name domains such as .example.com in Targets.',
      property: 'RuleGroup.RulesSource.RulesSourceList.Targets.*',
      references: [pciDss('1.3.2'), awsDocs(`${GUIDE}/stateful-rule-groups-domain-names.html`), nist('SC-7(5)')],
      expects: { differsFromPattern: /^[*.]*[a-z]*$/i },
      onlyIf: (group) =>
        group.at('RuleGroup.RulesSource.RulesSourceList.GeneratedRulesType').display().startsWith('ALLOWLIST'),
    },
  ]),
  ...createElementRules([
    {
      id: 'NetworkFirewallPolicyGroupLimits',
      level: 'required',
      group: 'closedOutbound',
      types: GROUP,
      what: 'Network Firewall rule group does not pass all traffic',
      why: 'A rule that passes everything ends the inspection before any other rule.',
      fix: 'Remove the rule, or name its sources, destinations and protocol.',
      elements: [
        'RuleGroup.RulesSource.RulesString',
        'RuleGroup.RulesSource.StatefulRules.*',
        'RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules.*',
      ],
      references: [pciDss('1.3.2'), awsDocs(`${GUIDE}/suricata-rule-evaluation-order.html`), nist('SC-7')],
      isFaulty: passesAll,
    },
    {
      id: 'NetworkFirewallPolicyRevokedCertificates',
      level: 'required',
      group: 'encryptionInTransit',
      types: ['AWS::NetworkFirewall::TLSInspectionConfiguration'],
      what: 'Network Firewall does not pass connections with revoked certificates',
      why: 'A server with a stolen certificate is accepted, although its owner revoked it.',
      fix: 'Set CheckCertificateRevocationStatus.RevokedStatusAction to DROP or REJECT.',
      elements: 'TLSInspectionConfiguration.ServerCertificateConfigurations.*',
      references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/tls-inspection-settings.html`), nist('SC-17')],
      isFaulty: (configuration) =>
        configuration.at('CheckCertificateRevocationStatus.RevokedStatusAction').text() === 'PASS',
    },
  ]),
];

/** Whether a rule of either engine, or a text of Suricata, lets traffic between any two addresses pass. */
function passesAll(rule: Value): boolean {
  if (rule.at('RuleDefinition').present) {
    const passes = rule
      .at('RuleDefinition.Actions')
      .items()
      .some((action) => action.text() === 'aws:pass');
    return passes && ['Sources', 'Destinations'].every((side) => isAnywhere(rule, side));
  }
  if (!rule.at('Header').present) return PASS_EVERYTHING.test(rule.text() ?? '');
  return (
    rule.at('Action').text() === 'PASS' &&
    ['Source', 'Destination'].every((side) => rule.at(`Header.${side}`).text()?.toUpperCase() === 'ANY')
  );
}

/** A stateless rule without addresses is for all of them. */
function isAnywhere(rule: Value, side: string): boolean {
  const addresses = rule.at(`RuleDefinition.MatchAttributes.${side}`).items();
  return addresses.length === 0 || addresses.some((address) => isBroad(address.at('AddressDefinition').text() ?? ''));
}

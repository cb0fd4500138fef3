import type { TemplateResource, Value } from '../../templates/template-resource';
import { filterCertain } from '../../templates/undecided';
import { isDisposable } from '../disposable-environment';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::NetworkFirewall::Firewall'];
const GUIDE = 'network-firewall/latest/developerguide';

/** Rules for firewalls of VPCs. */
export const networkFirewallRules: readonly Rule[] = [
  {
    id: 'NetworkFirewallLogs',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'Network Firewall has logging enabled',
    why: 'Without the log, an investigation cannot show which traffic passed and which was an attack.',
    fix: 'Add an AWS::NetworkFirewall::LoggingConfiguration with the firewall as FirewallArn.',
    property: 'Properties.FirewallName',
    references: [securityHub('NetworkFirewall.2'), checkov('CKV2_AWS_63'), nist('AU-12')],
    check: (firewall, templates) => {
      const own = filterCertain(templates.ofType('AWS::NetworkFirewall::LoggingConfiguration'), (configuration) =>
        isFor(configuration.at('FirewallArn'), firewall),
      );
      return own.some(
        (configuration) => configuration.at('LoggingConfiguration.LogDestinationConfigs').items().length > 0,
      );
    },
  },
  {
    id: 'NetworkFirewallLogsAlerts',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::NetworkFirewall::LoggingConfiguration'],
    what: 'Network Firewall logs alerts',
    why: 'Flow logs show connections only. Which of them was an attack is in the alert log.',
    fix: 'Add an entry with LogType ALERT to LogDestinationConfigs.',
    property: 'Properties.LoggingConfiguration.LogDestinationConfigs',
    references: [securityHub('NetworkFirewall.2'), awsDocs(`${GUIDE}/firewall-logging.html`), nist('AU-12')],
    check: (configuration) =>
      filterCertain(
        configuration.at('LoggingConfiguration.LogDestinationConfigs').items(),
        (destination) => destination.at('LogType').text() === 'ALERT',
      ).length > 0,
  },
  ...createPropertyRules([
    {
      id: 'NetworkFirewallSubnetProtection',
      level: 'required',
      group: 'resilience',
      types: TYPES,
      what: 'Network Firewall has subnet change protection enabled',
      why: 'Whoever removes a subnet takes its traffic out of the firewall.',
      fix: 'Set SubnetChangeProtection to true.',
      property: 'SubnetChangeProtection',
      references: [securityHub('NetworkFirewall.10'), nist('CM-3')],
      expects: { equals: true },
    },
    {
      id: 'NetworkFirewallPolicyProtection',
      level: 'hardening',
      group: 'resilience',
      types: TYPES,
      what: 'Network Firewall has policy change protection enabled',
      why: 'Whoever associates another policy opens every path through the firewall.',
      fix: 'Set FirewallPolicyChangeProtection to true.',
      property: 'FirewallPolicyChangeProtection',
      references: [awsDocs(`${GUIDE}/firewall-settings.html`), nist('CM-3')],
      expects: { equals: true },
    },
  ]),
  {
    id: 'NetworkFirewallDeletionProtection',
    level: 'required',
    group: 'resilience',
    types: TYPES,
    what: 'Network Firewall has deletion protection enabled',
    why: 'One wrong call or change of a stack deletes the firewall, and traffic stops or passes unfiltered.',
    fix: 'Set DeleteProtection to true.',
    property: 'Properties.DeleteProtection',
    references: [securityHub('NetworkFirewall.9'), checkov('CKV_AWS_344')],
    check: (firewall, templates) =>
      isDisposable(firewall, templates) ? 'not applicable' : firewall.at('DeleteProtection').flag() === true,
  },
];

/** @throws Undecidable for a firewall that only a deployment determines */
function isFor(arn: Value, firewall: TemplateResource): boolean {
  const target = arn.target();
  if (target === undefined) arn.text();
  return target === firewall;
}

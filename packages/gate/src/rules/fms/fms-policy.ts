import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for policies of Firewall Manager, and for the response team of Shield. */
export const fmsPolicyRules: readonly Rule[] = createPropertyRules([
  {
    id: 'FmsPolicyRemediates',
    level: 'required',
    group: 'webFirewall',
    types: ['AWS::FMS::Policy'],
    what: 'Firewall Manager policy remediates resources that violate it',
    why: 'The policy only reports. Applications stay without a firewall until a person acts.',
    fix: 'Set RemediationEnabled to true.',
    property: 'RemediationEnabled',
    references: [pciDss('6.4.2'), awsDocs('waf/latest/developerguide/create-policy.html'), nist('SC-7')],
    expects: { equals: true },
  },
]);

/** Rules for Shield Advanced. */
export const fmsPolicyShieldRules: readonly Rule[] = createPropertyRules([
  {
    id: 'FmsPolicyShieldEngagement',
    level: 'hardening',
    group: 'alerts',
    types: ['AWS::Shield::ProactiveEngagement'],
    what: 'Shield response team contacts the owner of the app during an attack',
    why: 'Without the contact, a denial of service is handled when a customer reports it.',
    fix: 'Set ProactiveEngagementStatus to ENABLED.',
    property: 'ProactiveEngagementStatus',
    references: [awsDocs('waf/latest/developerguide/ddos-srt-proactive-engagement.html'), nist('IR-4')],
    expects: { equals: 'ENABLED' },
  },
]);

import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::Chatbot::SlackChannelConfiguration', 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration'];
const GUIDE = 'chatbot/latest/adminguide';

/** Rules for commands from chat channels. */
export const chatbotRules: readonly Rule[] = [
  {
    id: 'ChatbotGuardrailPolicies',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Chatbot channel has guardrail policies that limit its commands',
    why: 'Without a policy the limit is AdministratorAccess, so every member of the channel has all rights of its roles.',
    fix: 'Set GuardrailPolicies to the policies that the channel needs, such as ReadOnlyAccess.',
    property: 'Properties.GuardrailPolicies',
    references: [pciDss('7.2.2'), awsDocs(`${GUIDE}/understanding-permissions.html`), nist('AC-6')],
    check: hasLimits,
  },
  ...createPropertyRules([
    {
      id: 'ChatbotLogging',
      level: 'hardening',
      group: 'auditLogs',
      types: TYPES,
      what: 'Chatbot channel writes its events to CloudWatch Logs',
      why: 'Without a log an investigation cannot show who gave which command in the channel.',
      fix: 'Set LoggingLevel to INFO.',
      property: 'LoggingLevel',
      expects: { equals: ['INFO', 'ERROR'] },
      references: [awsDocs(`${GUIDE}/cloudwatch-logs.html`), nist('AU-12')],
    },
  ]),
];

function hasLimits(channel: TemplateResource): boolean {
  const policies = channel.at('GuardrailPolicies').items();
  return policies.length > 0 && policies.every((policy) => !/\/AdministratorAccess$/.test(policy.display()));
}

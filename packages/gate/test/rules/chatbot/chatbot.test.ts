import { chatbotRules } from '../../../src/rules/chatbot/chatbot';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('Chatbot rules', chatbotRules, {
  ChatbotGuardrailPolicies: {
    holds: [
      { GuardrailPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
      {
        GuardrailPolicies: [
          { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/ReadOnlyAccess']] },
        ],
      },
    ],
    broken: [{}, { GuardrailPolicies: [] }, { GuardrailPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'] }],
    undecided: [{ GuardrailPolicies: UNKNOWN }],
  },
  ChatbotLogging: decideProperty('LoggingLevel', { holds: ['INFO'], broken: ['NONE', undefined] }),
});

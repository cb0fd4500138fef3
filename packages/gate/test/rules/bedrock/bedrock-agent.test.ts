import { bedrockAgentRules } from '../../../src/rules/bedrock/bedrock-agent';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Bedrock agent rules', bedrockAgentRules, {
  BedrockAgentCustomerManagedKey: decideProperty('CustomerEncryptionKeyArn', {
    holds: ['arn:aws:kms:eu-central-1:111122223333:key/abc'],
    broken: [undefined],
  }),
  BedrockAgentGuardrail: decideProperty('GuardrailConfiguration.GuardrailIdentifier', {
    holds: ['abc123'],
    broken: [undefined],
    unknownAt: 'GuardrailConfiguration',
  }),
});

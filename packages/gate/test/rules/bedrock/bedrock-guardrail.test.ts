import { bedrockGuardrailRules } from '../../../src/rules/bedrock/bedrock-guardrail';
import { nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const filter = (more: object) =>
  nest('ContentPolicyConfig.FiltersConfig.*', { Type: 'PROMPT_ATTACK', InputStrength: 'HIGH', ...more });

rulesDecide('Bedrock guardrail rules', bedrockGuardrailRules, {
  BedrockGuardrailPromptAttacks: {
    holds: [filter({}), filter({ InputAction: 'BLOCK' })],
    broken: [
      {},
      filter({ Type: 'HATE' }),
      filter({ InputStrength: 'LOW' }),
      filter({ InputAction: 'NONE' }),
      filter({ InputEnabled: false }),
    ],
    undecided: [filter({ InputStrength: UNKNOWN }), { ContentPolicyConfig: UNKNOWN }],
  },
  BedrockGuardrailSensitiveInformation: {
    holds: [
      nest('SensitiveInformationPolicyConfig.PiiEntitiesConfig.*', { Type: 'NAME', Action: 'ANONYMIZE' }),
      nest('SensitiveInformationPolicyConfig.RegexesConfig.*', { Name: 'id', Pattern: '[0-9]+', Action: 'BLOCK' }),
    ],
    broken: [
      {},
      ...[{ Action: 'NONE' }, { Action: 'BLOCK', OutputAction: 'NONE' }, { Action: 'BLOCK', OutputEnabled: false }].map(
        (entry) => nest('SensitiveInformationPolicyConfig.PiiEntitiesConfig.*', { Type: 'NAME', ...entry }),
      ),
    ],
    undecided: [{ SensitiveInformationPolicyConfig: UNKNOWN }],
  },
});

import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, prowler, type Rule } from '../rule';

const TYPES = ['AWS::Bedrock::Guardrail', 'AWS::Wisdom::AIGuardrail'];
const GUIDE = 'bedrock/latest/userguide';
const FILTERS = 'ContentPolicyConfig.FiltersConfig';

/** Rules for guardrails. */
export const bedrockGuardrailRules: readonly Rule[] = [
  {
    id: 'BedrockGuardrailPromptAttacks',
    level: 'required',
    group: 'checkedInput',
    types: TYPES,
    what: 'Bedrock guardrail blocks prompt attacks with high strength',
    why: 'A prompt that overrides the instructions makes the model reveal data or act for an attacker.',
    fix: 'Add a filter of the type PROMPT_ATTACK with InputStrength HIGH to ContentPolicyConfig.FiltersConfig.',
    property: `Properties.${FILTERS}`,
    references: [
      prowler('bedrock_guardrail_prompt_attack_filter_enabled'),
      awsDocs(`${GUIDE}/guardrails-prompt-attack.html`),
      nist('SI-10'),
    ],
    check: blocksPromptAttacks,
  },
  {
    id: 'BedrockGuardrailSensitiveInformation',
    level: 'required',
    group: 'dataMinimisation',
    types: TYPES,
    what: 'Bedrock guardrail blocks or masks sensitive information',
    why: 'Answers otherwise repeat personal data and keys from documents and prompts.',
    fix: 'Add entries to PiiEntitiesConfig or RegexesConfig of SensitiveInformationPolicyConfig, with BLOCK or ANONYMIZE.',
    property: 'Properties.SensitiveInformationPolicyConfig',
    references: [
      prowler('bedrock_guardrail_sensitive_information_filter_enabled'),
      awsDocs(`${GUIDE}/guardrails-sensitive-filters.html`),
      nist('SI-12'),
    ],
    check: (guardrail) =>
      ['PiiEntitiesConfig', 'RegexesConfig']
        .flatMap((list) => guardrail.at(`SensitiveInformationPolicyConfig.${list}`).items())
        .some(
          (entry) =>
            entry.at('Action').text() !== 'NONE' &&
            entry.at('OutputAction').text() !== 'NONE' &&
            entry.at('OutputEnabled').flag() !== false,
        ),
  },
];

function blocksPromptAttacks(guardrail: TemplateResource): boolean {
  return guardrail
    .at(FILTERS)
    .items()
    .some(
      (filter) =>
        filter.at('Type').text() === 'PROMPT_ATTACK' &&
        filter.at('InputStrength').text() === 'HIGH' &&
        filter.at('InputAction').text() !== 'NONE' &&
        filter.at('InputEnabled').flag() !== false,
    );
}

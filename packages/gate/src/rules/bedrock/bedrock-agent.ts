import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, prowler, type Rule } from '../rule';

const TYPES = ['AWS::Bedrock::Agent'];
const GUIDE = 'bedrock/latest/userguide';

/** Rules for agents. */
export const bedrockAgentRules: readonly Rule[] = createPropertyRules([
  {
    id: 'BedrockAgentCustomerManagedKey',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'Bedrock agent is encrypted with a customer managed key',
    why: 'Instructions and sessions contain what users said. A key policy decides who may read them.',
    fix: 'Set CustomerEncryptionKeyArn to the ARN of a customer managed key.',
    property: 'CustomerEncryptionKeyArn',
    expects: { customerManagedKey: true },
    references: [checkov('CKV_AWS_373'), awsDocs(`${GUIDE}/encryption-agents-new.html`), nist('SC-12')],
  },
  {
    id: 'BedrockAgentGuardrail',
    level: 'required',
    group: 'checkedInput',
    types: TYPES,
    what: 'Bedrock agent has a guardrail',
    why: 'A text that a user or a document contains makes the agent call its functions for an attacker.',
    fix: 'Set GuardrailConfiguration.GuardrailIdentifier and GuardrailVersion.',
    property: 'GuardrailConfiguration.GuardrailIdentifier',
    expects: { present: true },
    references: [
      prowler('bedrock_agent_guardrail_enabled'),
      checkov('CKV_AWS_383'),
      awsDocs(`${GUIDE}/agents-guardrail.html`),
    ],
  },
]);

import { type Condition, coversAction, type PolicyStatement, readStatements } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { filterCertain } from '../../templates/undecided';
import { awsDocs, nist, prowler, type Rule } from '../rule';
import { allowsWholeAccount, coversAnyAction, findFaultyKeyGrants } from './key-statements';

const TYPES = ['AWS::KMS::Key'];
const PROPERTY = 'Properties.KeyPolicy';
const GUIDE = awsDocs('kms/latest/developerguide/conditions-nitro-enclave.html');
const ATTESTATION = 'kms:recipientattestation:';
/** Actions whose answer an enclave receives encrypted for itself. */
const FOR_ENCLAVES = ['kms:Decrypt', 'kms:DeriveSharedSecret', 'kms:GenerateDataKey', 'kms:GenerateDataKeyPair'];
/** Operators that fail when the request has no attestation document. */
const COMPARING = /^(ForAnyValue:)?String(Like|Equals|EqualsIgnoreCase)$/;
/** What an enclave in debug mode measures: its console shows everything that it decrypts. */
const DEBUG_MODE = /^0+$/;

/** Rules for keys that only a Nitro Enclave may use. */
export const keyEnclaveRules: readonly Rule[] = [
  {
    id: 'KmsKeyEnclaveAttested',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key of a Nitro Enclave is used only with an attestation document of the enclave',
    why: 'Without the condition, whoever takes over the parent instance decrypts what only the enclave may see.',
    fix: 'Add StringEqualsIgnoreCase on kms:RecipientAttestation:PCR0 or PCR8 to every statement that allows use.',
    property: PROPERTY,
    references: [
      prowler('kms_key_enclave_attestation_not_enforced'),
      prowler('kms_key_enclave_attestation_bypassable_path'),
      GUIDE,
      nist('SC-12'),
    ],
    check: (key) => {
      if (!isForEnclave(key)) return 'not applicable';
      if (isDeniedWithoutAttestation(key)) return true;
      // The default statement for the account gives nothing by itself: an IAM policy has to allow the use as well.
      return findFaultyKeyGrants(
        key,
        (statement) =>
          coversAnyAction(statement, FOR_ENCLAVES) && !allowsWholeAccount(statement) && !isAttested(statement),
      );
    },
  },
  {
    id: 'KmsKeyEnclaveNotDebug',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy does not accept Nitro Enclaves in debug mode',
    why: 'The measurements of an enclave in debug mode are zeros. Its console shows what it decrypts.',
    fix: 'Set kms:RecipientAttestation:ImageSha384 and PCR0 to PCR2 to the measurements of the image.',
    property: PROPERTY,
    references: [prowler('kms_key_enclave_debug_attestation_detected'), GUIDE, nist('SC-12')],
    check: (key) =>
      isForEnclave(key)
        ? findFaultyKeyGrants(key, ({ conditions }) => conditions.some(acceptsDebugMode))
        : 'not applicable',
  },
];

/** Whether a key is for an enclave: its policy says so, or its description, or a tag. */
function isForEnclave(key: TemplateResource): boolean {
  const [policy, ...names] = ['KeyPolicy', 'Description', 'Tags'].map((name) => JSON.stringify(key.at(name).raw) ?? '');
  return /kms:RecipientAttestation:/i.test(policy ?? '') || names.some((text) => /enclave/i.test(text));
}

function isAboutAttestation({ key }: Condition): boolean {
  return key.startsWith(ATTESTATION);
}

function acceptsDebugMode(condition: Condition): boolean {
  return isAboutAttestation(condition) && condition.values.some((value) => DEBUG_MODE.test(value.text() ?? ''));
}

function isAttested({ conditions }: PolicyStatement): boolean {
  return conditions.some(
    (condition) =>
      isAboutAttestation(condition) &&
      COMPARING.test(condition.operator) &&
      filterCertain(condition.values, (value) => /[*?]/.test(value.text() ?? '')).length === 0,
  );
}

/** Whether a statement denies the use of the key to every request without an attestation document. */
function isDeniedWithoutAttestation(key: TemplateResource): boolean {
  return readStatements(key.at('KeyPolicy')).some(
    (statement) =>
      !statement.allows &&
      statement.principals.some(({ kind }) => kind === 'any') &&
      FOR_ENCLAVES.every((action) => coversAction(statement, action)) &&
      statement.conditions.length === 1 &&
      statement.conditions.some(
        (condition) =>
          isAboutAttestation(condition) &&
          (condition.operator === 'Null'
            ? condition.values.some((value) => value.text() === 'true')
            : /^StringNotEquals(IgnoreCase)?$/.test(condition.operator)),
      ),
  );
}

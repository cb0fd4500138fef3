import { isPassedParameter } from '../../templates/known-values';
import { coversAction, readStatements } from '../../templates/policy-statement';
import type { Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { checkCovering, checkForbidden } from './covering-statements';
import { DOCUMENTS, GRANTING_TYPES, hasLimitingCondition, isExact, parseArn, readArn } from './granted-statements';

const PROPERTY = 'Properties.PolicyDocument';

/** The actions that Security Hub KMS.1 and KMS.2 name. */
const DECRYPTING = ['kms:decrypt', 'kms:reencryptfrom'];

const KEY_USES = [
  'kms:decrypt',
  'kms:encrypt',
  'kms:generatedatakey',
  'kms:generatedatakeypair',
  'kms:generatedatakeypairwithoutplaintext',
  'kms:generatedatakeywithoutplaintext',
  'kms:reencryptfrom',
  'kms:reencryptto',
];

/** Rules for the use of KMS keys that IAM policies allow. */
export const iamKmsRules: readonly Rule[] = [
  {
    id: 'IamKmsDecryptKeysNamed',
    level: 'required',
    group: 'keyManagement',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy does not allow decryption with all KMS keys',
    why: 'A stolen credential can then decrypt the data of every system whose key policy admits the account.',
    fix: 'Name the ARNs of the keys in Resource of kms:Decrypt and kms:ReEncryptFrom. Remove NotResource.',
    property: PROPERTY,
    references: [securityHub('KMS.1'), securityHub('KMS.2'), nist('AC-6')],
    check: (holder) =>
      checkForbidden(holder, DECRYPTING, ({ resources, hasNotResource }, patterns) => {
        // Whoever passes the ARN of a key as a parameter names it.
        const written = resources.filter((resource) => !isPassedParameter(resource));
        const all = written.map(readArn).filter(coversAllKeys);
        return [...(hasNotResource ? ['NotResource'] : []), ...all].flatMap((resource) =>
          patterns.map((pattern) => `${pattern} on ${resource}`),
        );
      }),
  },
  {
    id: 'IamKmsUseConditions',
    level: 'hardening',
    group: 'keyManagement',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy allows the use of a KMS key only through a service or with an encryption context',
    why: 'Without a condition a stolen role credential decrypts every ciphertext under the key, of any purpose.',
    fix: 'Add a condition on kms:EncryptionContext:<name> or kms:ViaService, here or in KeyPolicy of the key.',
    property: PROPERTY,
    references: [nist('SC-12'), awsDocs('kms/latest/developerguide/conditions-kms.html')],
    check: (holder) =>
      checkCovering(holder, KEY_USES, (statement, patterns) => {
        if (
          hasLimitingCondition(statement, 'kms:EncryptionContext', isNarrowed) ||
          hasLimitingCondition(statement, 'kms:ViaService')
        )
          return [];
        const keys = statement.resources.filter((key) => !isLimitedToServices(key)).map(readArn);
        return keys.flatMap((key) => patterns.map((pattern) => `${pattern} on ${key}`));
      }),
  },
  {
    id: 'IamKmsGrantsForAwsResources',
    level: 'hardening',
    group: 'keyManagement',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy allows kms:CreateGrant only for AWS resources',
    why: 'A grant lets any principal that it names use the key, and appears in no policy.',
    fix: "Add a Bool condition kms:GrantIsForAWSResource 'true' to statements that allow kms:CreateGrant.",
    property: PROPERTY,
    references: [nist('AC-6'), awsDocs('kms/latest/developerguide/conditions-kms.html')],
    check: (holder) =>
      checkCovering(holder, ['kms:creategrant'], (statement, patterns) =>
        hasLimitingCondition(statement, 'kms:GrantIsForAWSResource', (value) => value === 'true') ? [] : patterns,
      ),
  },
];

/** A pattern such as `arn:aws:logs:eu-central-1:111122223333:*` names the purpose; Step Functions requires this one. */
function isNarrowed(text: string): boolean {
  return isExact(text) || /^arn:[^:*?]+:[^:*?]+:[^:*?]*:\d{12}:/.test(text);
}

/**
 * Whether an ARN pattern covers the keys of every region or account. Security Hub accepts a pattern for all keys of one
 * region and account.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-1
 */
function coversAllKeys(arn: string): boolean {
  const parts = parseArn(arn);
  if (parts === undefined) return /^[*?]+$/.test(arn);
  const { service, region, account, named } = parts;
  const coversEveryRegion = ![service, region, account].every(isExact);
  return coversEveryRegion && /^(kms|.*[*?].*|)$/.test(service) && /^((key\/)?[*?]+)?$/.test(named);
}

/** Whether the key policy admits principals only through services, so that IAM policies cannot allow direct use. */
function isLimitedToServices(value: Value): boolean {
  const key = value.target();
  if (key?.type !== 'AWS::KMS::Key') return false;
  return readStatements(key.at('KeyPolicy'))
    .filter((statement) => statement.allows && KEY_USES.some((action) => coversAction(statement, action)))
    .filter(({ principals, hasNotPrincipal }) => hasNotPrincipal || principals.some(({ kind }) => kind !== 'Service'))
    .every((statement) => hasLimitingCondition(statement, 'kms:ViaService'));
}

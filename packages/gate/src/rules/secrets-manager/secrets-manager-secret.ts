import { createPropertyRules } from '../property-rule';
import { awsDocs, cdkNag, checkov, nist, pciDss, prowler, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::SecretsManager::Secret'];
const ROTATION = ['AWS::SecretsManager::RotationSchedule'];
const GUIDE = 'secretsmanager/latest/userguide';
/** Characters, and days between two rotations. */
const [SHORTEST, LONGEST] = [12, 90];

/** Rules for secrets and their rotation. */
export const secretsManagerSecretRules: readonly Rule[] = createPropertyRules([
  {
    id: 'SecretsManagerSecretCustomerManagedKey',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'Secrets Manager secret is encrypted with a customer managed key',
    why: 'The key aws/secretsmanager serves all principals of the account. A key policy adds a second check.',
    fix: 'Set KmsKeyId to a customer managed key, not to alias/aws/secretsmanager.',
    property: 'KmsKeyId',
    expects: { customerManagedKey: true },
    references: [
      checkov('CKV_AWS_149'),
      trivy('AVD-AWS-0098'),
      cdkNag('SecretsManagerUsingKMSKey'),
      awsDocs(`${GUIDE}/security-encryption.html`),
      nist('SC-12'),
    ],
  },
  {
    id: 'SecretsManagerSecretReplicaKeys',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'Secrets Manager replica is encrypted with a customer managed key',
    why: 'A replica with an AWS managed key is easier to read than the secret itself.',
    fix: 'Set KmsKeyId of each entry of ReplicaRegions to a customer managed key.',
    property: 'ReplicaRegions.*.KmsKeyId',
    expects: { customerManagedKey: true },
    references: [awsDocs(`${GUIDE}/create-manage-multi-region-secrets.html`), nist('SC-12')],
  },
  {
    id: 'SecretsManagerSecretLength',
    level: 'required',
    group: 'passwords',
    types: TYPES,
    what: 'Secrets Manager generates passwords of at least 12 characters',
    why: 'A short password is guessed from a stolen hash within hours.',
    fix: 'Set GenerateSecretString.PasswordLength to 32, or remove it.',
    property: 'GenerateSecretString.PasswordLength',
    expects: { atLeast: SHORTEST },
    // Without a length the service generates 32 characters.
    whenAbsent: 'passes',
    references: [pciDss('8.3.6'), awsDocs('secretsmanager/latest/apireference/API_GetRandomPassword.html')],
  },
  {
    id: 'SecretsManagerSecretRotatedWithin90Days',
    level: 'required',
    group: 'passwords',
    types: ROTATION,
    what: 'Secrets Manager rotates the secret at least every 90 days',
    why: 'A stolen password works until it is changed.',
    fix: 'Set RotationRules.AutomaticallyAfterDays to 90 or less, or a ScheduleExpression.',
    property: 'RotationRules.AutomaticallyAfterDays',
    expects: { atMost: LONGEST },
    references: [
      securityHub('SecretsManager.4'),
      checkov('CKV_AWS_304'),
      prowler('secretsmanager_secret_rotated_periodically'),
      awsDocs(`${GUIDE}/rotate-secrets_schedule.html`),
    ],
  },
  {
    id: 'SecretsManagerSecretBlocksPublicPolicy',
    level: 'hardening',
    group: 'noPublicAccess',
    types: ['AWS::SecretsManager::ResourcePolicy'],
    what: 'Secrets Manager refuses a resource policy that makes the secret public',
    why: 'A mistake in the policy is then an error at deployment and not an open secret.',
    fix: 'Set BlockPublicPolicy to true.',
    property: 'BlockPublicPolicy',
    expects: { equals: true },
    references: [awsDocs(`${GUIDE}/auth-and-access_resource-policies.html`), nist('AC-3')],
  },
]);

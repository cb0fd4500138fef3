import {
  allowsKeyUse,
  allowsWholeAccount,
  countBoundContextKeys,
  coversAnyAction,
  findFaultyKeyGrants,
  isLimitedToAccount,
  isLimitedToServices,
} from '../../packages/gate/src/rules/kms/key-statements';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import { coversAction } from '../../packages/gate/src/templates/policy-statement';

const TYPES = ['AWS::KMS::Key'];
const PROPERTY = 'Properties.KeyPolicy';
const CONDITIONS = awsDocs('kms/latest/developerguide/conditions-kms.html');

/** Step Functions puts one ARN into the context: of the state machine, or of its logs. */
const STEP_FUNCTIONS_CONTEXTS = ['kms:encryptioncontext:aws:states:statemachinearn', 'kms:encryptioncontext:sourcearn'];

/** How the key policies of the blueprint are written; other conditions would protect a key as well. */
export const kmsPins: readonly Rule[] = [
  {
    id: 'KmsKeyPolicyUseCallerAccount',
    level: 'pinned',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy limits use to callers of this account, through services, state machines or for a tenant',
    why: 'A function without a tenant in the encryption context could decrypt the data key of another tenant.',
    fix: 'Add kms:CallerAccount, and kms:ViaService or two keys of kms:EncryptionContext, to KeyPolicy.',
    property: PROPERTY,
    references: [CONDITIONS, nist('AC-3')],
    check: (key) =>
      findFaultyKeyGrants(
        key,
        (statement) =>
          allowsKeyUse(statement) &&
          allowsWholeAccount(statement) &&
          !(
            isLimitedToAccount(statement, key, 'kms:calleraccount') &&
            (isLimitedToServices(statement) ||
              countBoundContextKeys(statement) >= 2 ||
              STEP_FUNCTIONS_CONTEXTS.some((name) => isLimitedToAccount(statement, key, name)))
          ),
      ),
  },
  {
    id: 'KmsKeyPolicyGrantsThroughServices',
    level: 'pinned',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy limits grants to named services and to callers of this account',
    why: 'A service that does not store data under the key has no use for a grant, and could keep access with it.',
    fix: 'Add kms:ViaService and kms:CallerAccount for kms:CreateGrant to KeyPolicy.',
    property: PROPERTY,
    references: [CONDITIONS, nist('AC-6')],
    check: (key) =>
      findFaultyKeyGrants(
        key,
        (statement) =>
          coversAction(statement, 'kms:CreateGrant') &&
          !(isLimitedToAccount(statement, key, 'kms:calleraccount') && isLimitedToServices(statement)),
      ),
  },
  {
    id: 'KmsKeyPolicyMacCallerAccount',
    level: 'pinned',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy limits message authentication codes to callers of this account',
    why: 'Whoever makes a code with the key signs the approval of a playbook. A code has no encryption context to bind.',
    fix: 'Add kms:CallerAccount for kms:GenerateMac and kms:VerifyMac to KeyPolicy.',
    property: PROPERTY,
    references: [CONDITIONS, nist('AC-3')],
    check: (key) =>
      findFaultyKeyGrants(
        key,
        (statement) =>
          coversAnyAction(statement, ['kms:GenerateMac', 'kms:VerifyMac']) &&
          allowsWholeAccount(statement) &&
          !isLimitedToAccount(statement, key, 'kms:calleraccount'),
      ),
  },
];

import { coversAction, hasCondition, type Principal } from '../../templates/policy-statement';
import { isPublicStatement } from '../generic/bounded-statement';
import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';
import {
  allowsAllActions,
  allowsKeyUse,
  allowsWholeAccount,
  countBoundContextKeys,
  coversAnyAction,
  findFaultyKeyGrants,
  isLimitedToAccount,
  isLimitedToServices,
  isOwnPrincipal,
  readKeyGrants,
} from './key-statements';

const TYPES = ['AWS::KMS::Key'];
const PROPERTY = 'Properties.KeyPolicy';
const ADMINISTRATION = ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:DisableKey'];
/** The context that CloudWatch Logs, its log delivery, SNS and CloudTrail send with every request. */
const LOGS_CONTEXT = 'kms:encryptioncontext:aws:logs:arn';
const DELIVERY_CONTEXT = 'kms:encryptioncontext:sourcearn';
const TOPIC_CONTEXT = 'kms:encryptioncontext:aws:sns:topicarn';
const TRAIL_CONTEXT = 'kms:encryptioncontext:aws:cloudtrail:arn';
/** Condition keys that EventBridge does not send to KMS for an encrypted topic. */
const SOURCE_KEYS = ['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID', 'aws:SourceOrgPaths'];
const PRACTICES = awsDocs('prescriptive-guidance/latest/aws-kms-best-practices/access.html');

/** Rules for the policies of KMS keys. Each finding about a policy is one statement. */
export const keyPolicyRules: readonly Rule[] = [
  {
    id: 'KmsKeyPolicyAdministrator',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy lets the account change the policy',
    why: 'A key policy that no identity may change locks the account out of the key for ever.',
    fix: 'Add a statement to KeyPolicy that allows kms:PutKeyPolicy to the account or a role, without conditions.',
    property: PROPERTY,
    references: [awsDocs('kms/latest/developerguide/key-policy-default.html'), nist('SC-12')],
    check: (key) =>
      // Without a policy KMS attaches its default, which allows the account everything.
      !key.at('KeyPolicy').present ||
      readKeyGrants(key).some(
        (statement) =>
          coversAction(statement, 'kms:PutKeyPolicy') &&
          statement.conditions.length === 0 &&
          statement.principals.some(({ kind }) => kind === 'AWS'),
      ),
  },
  {
    id: 'KmsKeyPolicyNoPublicAccess',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy does not allow public access',
    why: 'With a wildcard principal other AWS accounts could decrypt the data or disable the key.',
    fix: 'Name the account, roles or services in Principal of KeyPolicy. Replace NotPrincipal by Principal.',
    property: PROPERTY,
    references: [securityHub('KMS.5'), nist('AC-3')],
    check: (key) => findFaultyKeyGrants(key, isPublicStatement),
  },
  {
    id: 'KmsKeyPolicyOwnAccount',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy does not allow principals of other accounts',
    why: 'Administrators of another account decide who there uses the key, and this account cannot see it.',
    fix: "Name principals of the key's own account in KeyPolicy.",
    property: PROPERTY,
    references: [awsDocs('kms/latest/developerguide/key-policy-modifying-external-accounts.html'), nist('AC-3')],
    check: (key) =>
      findFaultyKeyGrants(key, ({ principals }) =>
        principals.some(({ kind, value }) => kind === 'AWS' && !isOwnPrincipal(value, key)),
      ),
  },
  {
    id: 'KmsKeyPolicyNotAllActions',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy does not allow a role, user or service all actions (kms:*)',
    why: 'Whoever takes over that identity decrypts all data, changes the policy, and schedules the key for deletion.',
    fix: 'List the actions that the principal needs in Action. Only the account itself may have kms:*.',
    property: PROPERTY,
    references: [pciDss('7.2.5'), PRACTICES, nist('AC-6')],
    check: (key) => findFaultyKeyGrants(key, allowsAllActions),
  },
  {
    id: 'KmsKeyPolicyNoWildcardActions',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy allows only actions that it names',
    why: 'kms:* lets an administrator of the key also decrypt, and includes actions that AWS adds later.',
    fix: 'List each action in KeyPolicy; only kms:ReEncrypt* and kms:GenerateDataKey* may have a wildcard.',
    property: PROPERTY,
    references: [PRACTICES, nist('AC-6')],
    check: (key) =>
      // The default policy of KMS allows kms:* to the account.
      key.at('KeyPolicy').present &&
      findFaultyKeyGrants(
        key,
        (statement) =>
          !allowsAllActions(statement) &&
          (statement.hasNotAction ||
            statement.actions.some(
              (action) => action.includes('*') && !/^kms:(reencrypt|generatedatakey)\*$/.test(action),
            )),
      ),
  },
  {
    id: 'KmsKeyPolicySeparateDuties',
    level: 'hardening',
    group: 'separateKeyDuties',
    types: TYPES,
    what: 'KMS key policy separates administration of the key from its use',
    why: 'An attacker who takes over a key administrator could decrypt all data without a visible policy change.',
    fix: 'Split administration and use into two statements of KeyPolicy, with conditions on the use.',
    property: PROPERTY,
    references: [PRACTICES, nist('AC-5')],
    check: (key) =>
      findFaultyKeyGrants(key, (statement) => coversAnyAction(statement, ADMINISTRATION) && allowsKeyUse(statement)),
  },
  {
    id: 'KmsKeyPolicyUseConditions',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy limits use by the whole account to named services or data',
    why: 'Otherwise any compromised role with kms:Decrypt in its policy can decrypt every copy of the data.',
    fix: 'Add the condition kms:ViaService or kms:EncryptionContext to KeyPolicy, or name the roles that use the key.',
    property: PROPERTY,
    references: [awsDocs('kms/latest/developerguide/conditions-kms.html'), nist('AC-3')],
    check: (key) =>
      findFaultyKeyGrants(
        key,
        (statement) =>
          allowsKeyUse(statement) &&
          allowsWholeAccount(statement) &&
          !isLimitedToServices(statement) &&
          countBoundContextKeys(statement) === 0,
      ),
  },
  {
    id: 'KmsKeyPolicyGrantsForServices',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy allows grants only to AWS services',
    why: 'An identity that creates any grant can give the key to other principals without a policy change.',
    fix: 'Add the condition Bool kms:GrantIsForAWSResource true for kms:CreateGrant to KeyPolicy.',
    property: PROPERTY,
    references: [
      awsDocs('kms/latest/developerguide/conditions-kms.html'),
      awsDocs('controltower/latest/controlreference/kms-rules.html'),
      nist('AC-6'),
    ],
    check: (key) =>
      findFaultyKeyGrants(
        key,
        (statement) =>
          coversAction(statement, 'kms:CreateGrant') &&
          !statement.conditions.some(
            ({ operator, key: name, values }) =>
              operator === 'Bool' &&
              name === 'kms:grantisforawsresource' &&
              values.every((value) => value.text() === 'true'),
          ),
      ),
  },
  {
    id: 'KmsKeyPolicySourceAccount',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy limits AWS services to requests on behalf of this account',
    why: 'AWS services act for every account. Another account could make the service use this key for its resources.',
    fix: 'Add the condition aws:SourceAccount, aws:SourceArn or the encryption context of the service to KeyPolicy.',
    property: PROPERTY,
    references: [awsDocs('IAM/latest/UserGuide/confused-deputy.html'), nist('AC-3')],
    check: (key) =>
      findFaultyKeyGrants(
        key,
        (statement) =>
          statement.principals.some(({ kind }) => kind === 'Service') &&
          !['aws:sourceaccount', 'aws:sourcearn', LOGS_CONTEXT, DELIVERY_CONTEXT, TOPIC_CONTEXT].some((name) =>
            isLimitedToAccount(statement, key, name),
          ),
      ),
  },
  {
    id: 'KmsKeyPolicyEventBridgeWithoutSource',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'KMS key policy of an SNS topic does not require the source account or ARN of EventBridge',
    why: 'EventBridge does not send these keys when it publishes to an encrypted topic. Every event is lost in silence.',
    fix: 'Replace aws:SourceAccount and aws:SourceArn by kms:EncryptionContext:aws:sns:topicArn in KeyPolicy.',
    property: PROPERTY,
    references: [awsDocs('sns/latest/dg/sns-key-management.html'), nist('SI-4(5)')],
    check: (key, templates) => {
      const topics = templates.ofType('AWS::SNS::Topic');
      if (!topics.some((topic) => topic.at('KmsMasterKeyId').target() === key)) return 'not applicable';
      const forEvents = readKeyGrants(key).filter(
        (statement) => statement.principals.some(isEventBridge) && allowsKeyUse(statement),
      );
      if (forEvents.length === 0) return 'not applicable';
      // A second statement with conditions may be for encrypted queues, to which EventBridge sends its source.
      if (forEvents.some((statement) => !hasCondition(statement, ...SOURCE_KEYS))) return true;
      return forEvents.map(({ value, actions }) => value.at('Sid').text() ?? actions.join(', '));
    },
  },
  {
    id: 'KmsKeyPolicyTrailContext',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key policy limits CloudTrail to the log files of trails of this account',
    why: 'The encryption context ties each data key to one trail. Without it CloudTrail could decrypt other data.',
    fix: 'Add the condition kms:EncryptionContext:aws:cloudtrail:arn with an ARN of this account to KeyPolicy.',
    property: PROPERTY,
    references: [awsDocs('awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html'), nist('AU-9')],
    check: (key) => {
      const isForTrails = readKeyGrants(key).some(({ principals }) => principals.some(isCloudTrail));
      if (!isForTrails) return 'not applicable';
      return findFaultyKeyGrants(
        key,
        (statement) =>
          statement.principals.some(isCloudTrail) &&
          allowsKeyUse(statement) &&
          !isLimitedToAccount(statement, key, TRAIL_CONTEXT),
      );
    },
  },
];

function isCloudTrail({ kind, value }: Principal): boolean {
  return kind === 'Service' && value.text() === 'cloudtrail.amazonaws.com';
}

function isEventBridge({ kind, value }: Principal): boolean {
  return kind === 'Service' && value.text() === 'events.amazonaws.com';
}

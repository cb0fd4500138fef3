import { keyPolicyRules } from '../../../src/rules/kms/kms-key-policy';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const OWN = '111122223333';
const ROOT = { AWS: `arn:aws:iam::${OWN}:root` };
const ROLE = { AWS: `arn:aws:iam::${OWN}:role/work` };
const policy = (...statements: object[]) => ({ KeyPolicy: { Version: '2012-10-17', Statement: statements } });
const allow = (Action: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal: ROOT,
  Action,
  Resource: '*',
  ...more,
});
const ADMINISTRATION = allow(['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion']);
const VIA = { 'kms:ViaService': 'rds.eu-central-1.amazonaws.com', 'kms:CallerAccount': OWN };
const use = (condition: object) => allow(['kms:Decrypt', 'kms:GenerateDataKey'], { Condition: condition });
const TRAIL = `arn:aws:cloudtrail:eu-central-1:${OWN}:trail/audit`;
const by = (Service: unknown, Condition?: object) =>
  allow('kms:GenerateDataKey', { Principal: { Service }, ...(Condition === undefined ? {} : { Condition }) });
const TOPICS = `arn:aws:sns:eu-central-1:${OWN}:alerts`;
const FROM_OWN = { StringEquals: { 'aws:SourceAccount': OWN } };
/** A key with these statements that encrypts a topic. */
const encryptsTopic = (...statements: object[]) => ({
  resources: {
    Key: { Type: 'AWS::KMS::Key', Properties: policy(...statements) },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
  },
});
const UNKNOWN_POLICY = { KeyPolicy: UNKNOWN };

rulesDecide('rules for KMS key policies', keyPolicyRules, {
  KmsKeyPolicyAdministrator: {
    holds: [{}, policy(ADMINISTRATION)],
    broken: [
      policy(use({ StringEquals: VIA })),
      policy({ ...ADMINISTRATION, Effect: 'Deny' }),
      policy({ ...ADMINISTRATION, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      policy({ ...ADMINISTRATION, Principal: { Service: 'rds.amazonaws.com' } }),
    ],
    undecided: [UNKNOWN_POLICY],
  },
  KmsKeyPolicyNoPublicAccess: {
    holds: [policy(ADMINISTRATION)],
    broken: [
      policy(allow('kms:Decrypt', { Principal: '*' })),
      policy(allow('kms:Decrypt', { Principal: { AWS: '*' } })),
      policy({ Effect: 'Allow', NotPrincipal: ROOT, Action: 'kms:Decrypt', Resource: '*' }),
    ],
    undecided: [UNKNOWN_POLICY],
  },
  KmsKeyPolicyOwnAccount: {
    holds: [policy(ADMINISTRATION), policy(allow('kms:Decrypt', { Principal: { AWS: OWN } }))],
    broken: [
      policy(allow('kms:Decrypt', { Principal: { AWS: 'arn:aws:iam::444455556666:root' } })),
      policy(allow('kms:Decrypt', { Principal: { AWS: '444455556666' } })),
      policy(allow('kms:Decrypt', { Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } })),
    ],
    undecided: [policy(allow('kms:Decrypt', { Principal: { AWS: UNKNOWN } }))],
  },
  KmsKeyPolicyNotAllActions: {
    holds: [
      {},
      policy(allow('kms:*')),
      policy(allow('kms:Decrypt', { Principal: ROLE })),
      policy(allow('kms:Put*', { Principal: ROLE })),
      policy({ ...allow('kms:*', { Principal: ROLE }), Effect: 'Deny' }),
    ],
    broken: [
      policy(allow('kms:*', { Principal: ROLE })),
      policy(allow('*', { Principal: ROLE })),
      policy(allow(['kms:Describe*', 'kms:*'], { Principal: { AWS: [ROOT.AWS, ROLE.AWS] } })),
      policy(allow('kms:*', { Principal: { Service: 'lambda.amazonaws.com' } })),
      policy({ Effect: 'Allow', Principal: ROLE, NotAction: 'kms:Decrypt', Resource: '*' }),
    ],
    undecided: [policy(allow(UNKNOWN, { Principal: ROLE })), policy(allow('kms:*', { Principal: { AWS: UNKNOWN } }))],
  },
  KmsKeyPolicyNoWildcardActions: {
    holds: [policy(ADMINISTRATION), policy(allow(['kms:ReEncrypt*', 'kms:GenerateDataKey*']))],
    broken: [
      {},
      policy(allow('kms:*')),
      policy(allow('*')),
      policy(allow('kms:Put*')),
      policy({ Effect: 'Allow', Principal: ROOT, NotAction: 'kms:Decrypt', Resource: '*' }),
    ],
    undecided: [policy(allow(UNKNOWN))],
  },
  KmsKeyPolicySeparateDuties: {
    holds: [policy(ADMINISTRATION, use({ StringEquals: VIA }))],
    broken: [policy(allow(['kms:PutKeyPolicy', 'kms:Decrypt'])), policy(allow('kms:*'))],
    undecided: [policy(allow(UNKNOWN))],
  },
  KmsKeyPolicyUseConditions: {
    holds: [
      policy(use({ StringEquals: { 'kms:ViaService': VIA['kms:ViaService'] } })),
      policy(
        use({
          StringEquals: { 'kms:ViaService': { 'Fn::Join': ['.', ['s3', { Ref: 'AWS::Region' }, 'amazonaws.com']] } },
        }),
      ),
      policy(use({ StringEquals: { 'kms:EncryptionContext:purpose': 'tenant-key' } })),
      policy(use({ Null: { 'kms:EncryptionContext:tenant': 'false' } })),
      policy(allow('kms:Decrypt', { Principal: { AWS: `arn:aws:iam::${OWN}:role/reader` } })),
    ],
    broken: [
      policy(allow('kms:Decrypt')),
      policy(allow('kms:Decrypt', { Principal: { AWS: OWN } })),
      policy(allow('kms:Decrypt', { Principal: '*' })),
      policy(use({ StringEquals: { 'kms:CallerAccount': OWN } })),
      policy(use({ StringEquals: { ...VIA, 'kms:ViaService': '*' } })),
      policy(use({ StringEqualsIfExists: VIA })),
      policy(use({ Null: { 'kms:EncryptionContext:tenant': 'true' } })),
    ],
    undecided: [policy(use({ StringEquals: { 'kms:ViaService': UNKNOWN } }))],
  },
  KmsKeyPolicyGrantsForServices: {
    holds: [
      policy(allow('kms:CreateGrant', { Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } })),
      policy(ADMINISTRATION),
    ],
    broken: [
      policy(allow('kms:CreateGrant')),
      policy(allow('kms:*')),
      policy(allow('kms:CreateGrant', { Condition: { StringEquals: VIA } })),
      policy(allow('kms:CreateGrant', { Condition: { Bool: { 'kms:GrantIsForAWSResource': 'false' } } })),
    ],
    undecided: [policy(allow('kms:CreateGrant', { Condition: { Bool: { 'kms:GrantIsForAWSResource': UNKNOWN } } }))],
  },
  KmsKeyPolicySourceAccount: {
    holds: [
      policy(by('sns.amazonaws.com', { StringEquals: { 'aws:SourceAccount': OWN } })),
      policy(by('cloudtrail.amazonaws.com', { ArnLike: { 'aws:SourceArn': TRAIL } })),
      policy(by('events.amazonaws.com', { ArnLike: { 'kms:EncryptionContext:aws:sns:topicArn': TOPICS } })),
      policy(
        by('delivery.logs.amazonaws.com', {
          StringEquals: { 'kms:EncryptionContext:SourceArn': `arn:aws:logs:eu-central-1:${OWN}:*` },
        }),
      ),
      policy(
        by('logs.eu-central-1.amazonaws.com', {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:eu-central-1:${OWN}:log-group:records` },
        }),
      ),
    ],
    broken: [
      policy(by('sns.amazonaws.com')),
      policy(by('sns.amazonaws.com', { StringEquals: { 'aws:SourceAccount': '444455556666' } })),
      policy(by('sns.amazonaws.com', { StringEqualsIfExists: { 'aws:SourceAccount': OWN } })),
      policy(by('logs.eu-central-1.amazonaws.com', { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': '*' } })),
      policy(by('events.amazonaws.com', { ArnLike: { 'kms:EncryptionContext:aws:sns:topicArn': '*' } })),
    ],
    undecided: [policy(by('sns.amazonaws.com', { StringEquals: { 'aws:SourceAccount': UNKNOWN } }))],
  },
  KmsKeyPolicyEventBridgeWithoutSource: {
    holds: [
      encryptsTopic(by('events.amazonaws.com')),
      encryptsTopic(by('events.amazonaws.com', { ArnLike: { 'kms:EncryptionContext:aws:sns:topicArn': TOPICS } })),
      encryptsTopic(by('events.amazonaws.com', { StringEqualsIfExists: { 'aws:SourceAccount': OWN } })),
      encryptsTopic(by('events.amazonaws.com', FROM_OWN), by('events.amazonaws.com')),
    ],
    broken: [
      encryptsTopic(by('events.amazonaws.com', FROM_OWN)),
      encryptsTopic(by(['cloudwatch.amazonaws.com', 'events.amazonaws.com'], FROM_OWN)),
      encryptsTopic(by('events.amazonaws.com', { ArnLike: { 'aws:SourceArn': `arn:aws:events:*:${OWN}:rule/*` } })),
      encryptsTopic(by('events.amazonaws.com', { StringEquals: { 'aws:SourceOrgID': 'o-example' } })),
    ],
    undecided: [encryptsTopic(by(UNKNOWN))],
    notApplicable: [
      policy(by('events.amazonaws.com', FROM_OWN)),
      encryptsTopic(by('cloudwatch.amazonaws.com', FROM_OWN)),
      encryptsTopic(allow('kms:DescribeKey', { Principal: { Service: 'events.amazonaws.com' }, Condition: FROM_OWN })),
    ],
  },
  KmsKeyPolicyTrailContext: {
    holds: [
      policy(by('cloudtrail.amazonaws.com', { StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': TRAIL } })),
    ],
    broken: [
      policy(by('cloudtrail.amazonaws.com')),
      policy(by('cloudtrail.amazonaws.com', { ArnLike: { 'aws:SourceArn': TRAIL } })),
      policy(by('cloudtrail.amazonaws.com', { StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': '*' } })),
    ],
    undecided: [
      policy(by('cloudtrail.amazonaws.com', { StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': UNKNOWN } })),
    ],
    notApplicable: [policy(ADMINISTRATION)],
  },
});

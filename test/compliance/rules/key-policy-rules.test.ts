import { keyPolicyRules } from '../../../lib/compliance/rules/key-policy-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const OWN = '111122223333';
const ROOT = { AWS: `arn:aws:iam::${OWN}:root` };
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
const UNKNOWN_POLICY = { KeyPolicy: UNKNOWN };

rulesDecide('key policy rules', keyPolicyRules, {
  KmsKeyHasAnAdministrator: {
    holds: [policy(ADMINISTRATION)],
    broken: [
      {},
      policy(use({ StringEquals: VIA })),
      policy({ ...ADMINISTRATION, Effect: 'Deny' }),
      policy({ ...ADMINISTRATION, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      policy({ ...ADMINISTRATION, Principal: { Service: 'rds.amazonaws.com' } }),
    ],
    undecided: [UNKNOWN_POLICY],
  },
  KmsNoPublicKey: {
    holds: [policy(ADMINISTRATION)],
    broken: [
      policy(allow('kms:Decrypt', { Principal: '*' })),
      policy(allow('kms:Decrypt', { Principal: { AWS: '*' } })),
      policy({ Effect: 'Allow', NotPrincipal: ROOT, Action: 'kms:Decrypt', Resource: '*' }),
    ],
    undecided: [UNKNOWN_POLICY],
  },
  KmsKeyOfOneAccount: {
    holds: [policy(ADMINISTRATION), policy(allow('kms:Decrypt', { Principal: { AWS: OWN } }))],
    broken: [
      policy(allow('kms:Decrypt', { Principal: { AWS: 'arn:aws:iam::444455556666:root' } })),
      policy(allow('kms:Decrypt', { Principal: { AWS: '444455556666' } })),
      policy(allow('kms:Decrypt', { Principal: { AWS: 'somebody' } })),
    ],
    undecided: [policy(allow('kms:Decrypt', { Principal: { AWS: UNKNOWN } }))],
  },
  KmsExactActions: {
    holds: [policy(ADMINISTRATION), policy(allow(['kms:ReEncrypt*', 'kms:GenerateDataKey*']))],
    broken: [
      policy(allow('kms:*')),
      policy(allow('*')),
      policy(allow('kms:Put*')),
      policy({ Effect: 'Allow', Principal: ROOT, NotAction: 'kms:Decrypt', Resource: '*' }),
    ],
    undecided: [policy(allow(UNKNOWN))],
  },
  KmsAdministrationApartFromUse: {
    holds: [policy(ADMINISTRATION, use({ StringEquals: VIA }))],
    broken: [policy(allow(['kms:PutKeyPolicy', 'kms:Decrypt'])), policy(allow('kms:*'))],
    undecided: [policy(allow(UNKNOWN))],
  },
  KmsUseIsBound: {
    holds: [
      policy(use({ StringEquals: VIA })),
      policy(
        use({
          StringEquals: { 'kms:CallerAccount': OWN, 'kms:EncryptionContext:purpose': 'tenant-key' },
          Null: { 'kms:EncryptionContext:tenant': 'false' },
        }),
      ),
    ],
    broken: [
      policy(allow('kms:Decrypt')),
      policy(use({ StringEquals: { 'kms:ViaService': VIA['kms:ViaService'] } })),
      policy(use({ StringEquals: { 'kms:CallerAccount': OWN } })),
      policy(use({ StringEquals: { ...VIA, 'kms:CallerAccount': '444455556666' } })),
      policy(use({ StringEquals: { ...VIA, 'kms:ViaService': '*' } })),
      policy(use({ StringEqualsIfExists: VIA })),
      policy(use({ StringEquals: { 'kms:CallerAccount': OWN, 'kms:EncryptionContext:purpose': 'tenant-key' } })),
      policy(
        use({
          StringEquals: { 'kms:CallerAccount': OWN, 'kms:EncryptionContext:purpose': 'tenant-key' },
          Null: { 'kms:EncryptionContext:tenant': 'true' },
        }),
      ),
    ],
    undecided: [policy(use({ StringEquals: { ...VIA, 'kms:CallerAccount': UNKNOWN } }))],
  },
  KmsGrantsOnlyForServices: {
    holds: [
      policy(
        allow('kms:CreateGrant', { Condition: { StringEquals: VIA, Bool: { 'kms:GrantIsForAWSResource': 'true' } } }),
      ),
    ],
    broken: [
      policy(allow('kms:CreateGrant')),
      policy(allow('kms:CreateGrant', { Condition: { StringEquals: VIA } })),
      policy(allow('kms:CreateGrant', { Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } })),
      policy(
        allow('kms:CreateGrant', { Condition: { StringEquals: VIA, Bool: { 'kms:GrantIsForAWSResource': 'false' } } }),
      ),
    ],
    undecided: [
      policy(
        allow('kms:CreateGrant', { Condition: { StringEquals: VIA, Bool: { 'kms:GrantIsForAWSResource': UNKNOWN } } }),
      ),
    ],
  },
  KmsServicesActForThisAccount: {
    holds: [
      policy(by('sns.amazonaws.com', { StringEquals: { 'aws:SourceAccount': OWN } })),
      policy(by('cloudtrail.amazonaws.com', { ArnLike: { 'aws:SourceArn': TRAIL } })),
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
    ],
    undecided: [policy(by('sns.amazonaws.com', { StringEquals: { 'aws:SourceAccount': UNKNOWN } }))],
  },
  KmsTrailFilesOnly: {
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

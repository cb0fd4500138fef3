import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { kmsPins } from './kms-pins';

const OWN = '111122223333';
const VIA = { 'kms:ViaService': 'rds.eu-central-1.amazonaws.com', 'kms:CallerAccount': OWN };
const STATE_MACHINE = 'kms:EncryptionContext:aws:states:stateMachineArn';
const MACHINES = 'arn:aws:states:eu-central-1:';
const PURPOSE = { 'kms:CallerAccount': OWN, 'kms:EncryptionContext:purpose': 'tenant-key' };
const allow = (Action: unknown, Condition: object = {}) => ({
  KeyPolicy: {
    Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${OWN}:root` }, Action, Resource: '*', Condition }],
  },
});
const use = (condition: object) => allow(['kms:Decrypt', 'kms:GenerateDataKey'], condition);
const mac = (condition: object) => allow(['kms:GenerateMac', 'kms:VerifyMac'], condition);
const grant = (condition: object) => allow('kms:CreateGrant', condition);

rulesDecide('pinned rules for KMS keys', kmsPins, {
  KmsKeyPolicyUseCallerAccount: {
    holds: [
      use({ StringEquals: VIA }),
      use({ StringEquals: PURPOSE, Null: { 'kms:EncryptionContext:tenant': 'false' } }),
      use({ StringEquals: { 'kms:CallerAccount': OWN }, ArnLike: { [STATE_MACHINE]: `${MACHINES}${OWN}:*` } }),
    ],
    broken: [
      use({ StringEquals: { 'kms:CallerAccount': OWN }, ArnLike: { [STATE_MACHINE]: '*' } }),
      use({ StringEquals: { 'kms:CallerAccount': OWN }, ArnLike: { [STATE_MACHINE]: `${MACHINES}444455556666:*` } }),
      allow('kms:Decrypt'),
      use({ StringEquals: { 'kms:ViaService': VIA['kms:ViaService'] } }),
      use({ StringEquals: { 'kms:CallerAccount': OWN } }),
      use({ StringEquals: { ...VIA, 'kms:CallerAccount': '444455556666' } }),
      use({ StringEquals: { ...VIA, 'kms:ViaService': '*' } }),
      use({ StringEqualsIfExists: VIA }),
      use({ StringEquals: PURPOSE }),
      use({ StringEquals: PURPOSE, Null: { 'kms:EncryptionContext:tenant': 'true' } }),
    ],
    undecided: [use({ StringEquals: { ...VIA, 'kms:CallerAccount': UNKNOWN } })],
  },
  KmsKeyPolicyGrantsThroughServices: {
    holds: [grant({ StringEquals: VIA })],
    broken: [
      grant({}),
      grant({ StringEquals: { 'kms:CallerAccount': OWN } }),
      grant({ StringEquals: { 'kms:ViaService': VIA['kms:ViaService'] } }),
    ],
    undecided: [grant({ StringEquals: { ...VIA, 'kms:CallerAccount': UNKNOWN } })],
  },
  KmsKeyPolicyMacCallerAccount: {
    holds: [
      mac({ StringEquals: { 'kms:CallerAccount': OWN, 'kms:MacAlgorithm': 'HMAC_SHA_256' } }),
      use({ StringEquals: VIA }),
    ],
    broken: [
      mac({}),
      mac({ StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } }),
      mac({ StringEquals: { 'kms:CallerAccount': '444455556666' } }),
      mac({ StringEqualsIfExists: { 'kms:CallerAccount': OWN } }),
    ],
    undecided: [mac({ StringEquals: { 'kms:CallerAccount': UNKNOWN } })],
  },
});

import { keyRules } from '../../../src/rules/kms/kms-key';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const key = (DeletionPolicy: unknown, UpdateReplacePolicy: unknown) => ({
  resources: { Key: { Type: 'AWS::KMS::Key', Properties: {}, DeletionPolicy, UpdateReplacePolicy } },
});
const waiting = (PendingWindowInDays: unknown) => ({
  resources: { Key: { Type: 'AWS::KMS::Key', Properties: { PendingWindowInDays } } },
});

rulesDecide('rules for KMS keys', keyRules, {
  KmsKeyRotationEnabled: {
    holds: [{ EnableKeyRotation: true }],
    broken: [{}, { EnableKeyRotation: false }],
    undecided: [{ EnableKeyRotation: UNKNOWN }],
    notApplicable: [{ KeySpec: 'ECC_NIST_P256' }, { KeySpec: 'HMAC_256' }, { Origin: 'EXTERNAL' }],
  },
  KmsKeySingleRegion: {
    holds: [{}, { MultiRegion: false }],
    broken: [{ MultiRegion: true }],
    undecided: [{ MultiRegion: UNKNOWN }],
  },
  KmsKeyRotationPeriod: {
    holds: [{ EnableKeyRotation: true, RotationPeriodInDays: 90 }, { RotationPeriodInDays: 365 }],
    broken: [{ EnableKeyRotation: true, RotationPeriodInDays: 2560 }],
    undecided: [{ EnableKeyRotation: true, RotationPeriodInDays: UNKNOWN }],
    notApplicable: [{ EnableKeyRotation: true }],
  },
  KmsKeyDeletionWindow: {
    holds: [{}, { PendingWindowInDays: 30 }, { ...waiting(7), disposable: true }],
    broken: [{ PendingWindowInDays: 7 }],
    undecided: [{ PendingWindowInDays: UNKNOWN }],
  },
  KmsKeyRetained: {
    holds: [key('Retain', 'Retain')],
    broken: [key(undefined, undefined), key('Delete', 'Retain'), key('Retain', 'Delete')],
    undecided: [key(UNKNOWN, 'Retain')],
  },
});

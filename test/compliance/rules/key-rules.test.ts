import { keyRules } from '../../../lib/compliance/rules/key-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const key = (DeletionPolicy: unknown, UpdateReplacePolicy: unknown) => ({
  resources: { Key: { Type: 'AWS::KMS::Key', Properties: {}, DeletionPolicy, UpdateReplacePolicy } },
});
const besideCluster = (PendingWindowInDays: unknown, DeletionProtection: boolean) => ({
  resources: {
    Key: { Type: 'AWS::KMS::Key', Properties: { PendingWindowInDays } },
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DeletionProtection } },
  },
});

rulesDecide('key rules', keyRules, {
  KmsKeyRotates: {
    holds: [{ EnableKeyRotation: true }, { EnableKeyRotation: true, RotationPeriodInDays: 90 }],
    broken: [{}, { EnableKeyRotation: false }, { EnableKeyRotation: true, RotationPeriodInDays: 2560 }],
    undecided: [{ EnableKeyRotation: UNKNOWN }],
    notApplicable: [{ KeySpec: 'ECC_NIST_P256' }],
  },
  KmsDeletionWaits: {
    holds: [{}, { PendingWindowInDays: 30 }, besideCluster(7, false)],
    broken: [{ PendingWindowInDays: 7 }, besideCluster(7, true)],
    undecided: [{ PendingWindowInDays: UNKNOWN }],
  },
  KmsKeyRetained: {
    holds: [key('Retain', 'Retain')],
    broken: [key(undefined, undefined), key('Delete', 'Retain'), key('Retain', 'Delete')],
    undecided: [key(UNKNOWN, 'Retain')],
  },
  KmsKeyIsEnabled: {
    holds: [{}, { Enabled: true }],
    broken: [{ Enabled: false }],
    undecided: [{ Enabled: UNKNOWN }],
  },
});

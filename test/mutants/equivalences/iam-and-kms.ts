import type { Equivalence } from './equivalence';

/** Mutants of IAM and KMS that weaken nothing. */
export const iamAndKmsEquivalences: readonly Equivalence[] = [
  {
    pattern: /^AWS::IAM::\w+ Properties\.PolicyDocument\.Statement removed$/,
    reason: 'IAM rejects a policy without statements.',
  },
  {
    pattern: /^AWS::IAM::ManagedPolicy Properties\.(Roles(\.\d+)?|Path) removed$/,
    reason: 'A policy that is attached to no identity grants nothing. A path only groups policies.',
  },
  {
    pattern:
      /^AWS::(IAM::|ApiGateway::Account|Lambda::Version).*(DeletionPolicy|UpdateReplacePolicy) ("Delete"|removed)$/,
    reason: 'The resource is retained so that an update can be rolled back. It holds no data.',
  },
  {
    pattern:
      /^AWS::KMS::Key Properties\.KeyPolicy\.Statement\.\d+\.Condition\.(ArnLike\.kms:EncryptionContext:aws:logs:arn|StringEquals\.kms:ViaService)\.\d+ removed$/,
    reason: 'One service or log group fewer may use the key.',
  },
  {
    pattern: /^AWS::KMS::Key Properties\.(PendingWindowInDays|RotationPeriodInDays) removed$/,
    reason: 'The defaults of KMS are the same: 30 and 365 days.',
  },
  {
    pattern: /^AWS::KMS::Key Properties\.KeyUsage removed$/,
    logicalId: /^ApprovalsKey/,
    reason: 'KMS rejects an HMAC key without a usage.',
  },
  {
    pattern: /^AWS::KMS::Key Properties\.KeyPolicy\.Statement\.\d+\.Condition\.StringEquals\.kms:MacAlgorithm removed$/,
    logicalId: /^ApprovalsKey/,
    reason: 'A key of HMAC_256 has no other algorithm.',
  },
];

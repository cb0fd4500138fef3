import type { Equivalence } from './equivalence';

/** Mutants of several resource types and of custom resources that weaken nothing. */
export const anyTypeEquivalences: readonly Equivalence[] = [
  {
    pattern:
      /^AWS::.* Properties\.(Name|\w*Description|OperationName|(Trail|BackupVault|RestoreTesting\w+|Client|DBProxy|Database|TargetGroup|Stage|Policy|Security)Name|Domain) removed$/,
    reason: 'CloudFormation generates a missing name. The protection does not depend on names.',
  },
  {
    pattern: /\.(Sid|Version|\$schema|Id|Label) removed$/,
    reason: 'The value only names a part and has no effect.',
  },
  {
    pattern: /^Custom::\w+ (DeletionPolicy|UpdateReplacePolicy) removed$/,
    reason: 'The default is the same: CloudFormation asks the function to undo its change.',
  },
  {
    pattern: /^Custom::ManagedPrefixList Properties\.Name removed$/,
    reason: 'The function rejects a request without a name, as test/functions shows.',
  },
  {
    pattern:
      /^Custom::(Migration Properties\.(Cluster|Migrations)|VpcRestrictDefaultSG Properties\.Revision) (removed|\d+)$/,
    reason:
      'The value only makes CloudFormation call the function again. The function does everything that is missing.',
  },
];

import type { Equivalence } from './equivalence';

/** Mutants of CloudTrail, CloudWatch and CloudWatch Logs that weaken nothing. */
export const loggingEquivalences: readonly Equivalence[] = [
  {
    pattern: /^AWS::Logs::LogGroup (DeletionPolicy|UpdateReplacePolicy) removed$/,
    reason: 'A service requires the name of this log group, and the group is not retained in either case.',
  },
  {
    pattern: /^AWS::CloudTrail::Trail Properties\.AdvancedEventSelectors\.\d+\.FieldSelectors\.2 removed$/,
    reason: 'Without the ARN the selector records every object or function, which is more.',
  },
  {
    pattern: /^AWS::CloudTrail::Trail Properties\.AdvancedEventSelectors\.\d+\.Name removed$/,
    reason: 'The name of a selector has no effect.',
  },
  {
    pattern: /^AWS::CloudWatch::Alarm Properties\.Dimensions\.1 removed$/,
    logicalId: /^(?!.*VersionAlarms|Load)/,
    reason: 'The alarm then counts all versions of the function or all stages of the API, including the live one.',
  },
  {
    pattern: /^AWS::Logs::MetricFilter Properties\.MetricTransformations\.0\.Unit removed$/,
    reason: 'The unit is informative. An alarm without a unit counts every value.',
  },
];

import type { Equivalence } from './equivalence';

/** Mutants of the services that watch the account that weaken nothing. */
export const accountServiceEquivalences: readonly Equivalence[] = [
  {
    pattern: /^AWS::GuardDuty::Detector Properties\.Features\.[0-4] removed$/,
    reason: 'GuardDuty enables each plan that a detector does not name, except for runtime monitoring.',
  },
  {
    pattern: /^AWS::AccessAnalyzer::Analyzer Properties\.AnalyzerConfiguration\b.*(removed|UnusedAccessAge 0)$/,
    reason: 'Without an age the analyzer uses 90 days. It refuses 0.',
  },
  {
    pattern: /^AWS::Config::ConfigurationRecorder Properties\.(RecordingMode|StartedOnCreate) removed$/,
    reason: 'The defaults are the same: continuous, and started.',
  },
  {
    pattern: /^AWS::Config::DeliveryChannel Properties\.ConfigSnapshotDeliveryProperties\b.* removed$/,
    reason: 'A snapshot is a second copy. AWS Config delivers the history every six hours in any case.',
  },
  {
    pattern: /^AWS::Config::ConformancePack Properties\.TemplateBody removed$/,
    reason: 'AWS Config refuses a conformance pack without a template.',
  },
  {
    pattern:
      /^AWS::SecurityHub::Hub Properties(\.(AutoEnableControls|ControlFindingGenerator|EnableDefaultStandards))? removed$/,
    reason: 'The defaults are the same, and add the default standards to those of the template.',
  },
  {
    pattern: /^AWS::SecurityHub::Hub Properties\.EnableDefaultStandards true$/,
    reason: 'It adds standards, which check more.',
  },
  {
    pattern: /^AWS::SecurityHub::AutomationRule Properties\.Actions\.0 removed$/,
    reason: 'Security Hub refuses a rule without an action.',
  },
  {
    pattern: /^AWS::SecurityHub::AutomationRule Properties\.Actions\.0\.FindingFieldsUpdate\.(Workflow|Note) removed$/,
    logicalId: /^(?!.*Reopen)/,
    reason: 'Without the status nothing is suppressed. A pin requires the note.',
  },
  {
    pattern: /^AWS::SecurityHub::AutomationRule Properties\.Actions\.0\.FindingFieldsUpdate\.Note\b.* removed$/,
    logicalId: /Reopen/,
    reason: 'The note only explains why a finding was reopened.',
  },
  {
    pattern: /^AWS::SecurityHub::AutomationRule Properties\.Criteria\.AwsAccountId\b/,
    reason: 'The hub has no member accounts, so every finding is of the account. With another account nothing matches.',
  },
  {
    pattern: /^AWS::SecurityHub::AutomationRule Properties\.Criteria\.UpdatedAt\.0\.(Start|End) removed$/,
    reason: 'Security Hub refuses a date filter with only one of its bounds.',
  },
  {
    pattern: /^AWS::SecurityHub::AutomationRule Properties\.(IsTerminal|RuleOrder) /,
    reason: 'No finding matches two of the rules, so that neither the order nor the last rule matters.',
  },
  {
    pattern: /^AWS::SecurityHub::AutomationRule Properties\.RuleStatus (removed|"DISABLED")$/,
    logicalId: /^(?!.*Reopen)/,
    reason: 'The default is enabled. A suppression that is disabled hides nothing.',
  },
  {
    pattern: /^AWS::IAM::ManagedPolicy Properties\.PolicyDocument\.Statement\.\d+\.Condition\b.* removed$/,
    logicalId: /^AccountSetupFunctionRolePolicy/,
    reason: 'The statement names the one service-linked role, whose path contains the service of the condition.',
  },
  {
    pattern: /^Custom::(InspectorScans|ServiceLinkedRole) Properties\.(Scans|Scans\.0|RecordName|ServiceName) removed$/,
    reason: 'The function rejects a request without these values, and an empty list.',
  },
  {
    pattern: /^AWS::S3::BucketPolicy Properties\..*\.Condition\.StringEquals\.s3:x-amz-acl removed$/,
    logicalId: /^ConfigurationBucketPolicy/,
    reason: 'The bucket owner owns every object, and ACLs have no effect.',
  },
];

import type { AddedWeakness } from './added-weakness';
import { OWN_BUCKET } from './origin-case';
import { KEY, NO_DETECTION, NO_LOGS, NO_PROTECTION, REST, WORK, weaken } from './weakened-properties';

const DETECTOR = {
  Enable: true,
  FindingPublishingFrequency: 'FIFTEEN_MINUTES',
  Features: [
    {
      Name: 'RUNTIME_MONITORING',
      Status: 'ENABLED',
      AdditionalConfiguration: ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'].map(
        (Name) => ({ Name, Status: 'ENABLED' }),
      ),
    },
  ],
};

/** Services that find attacks and record changes. */
export const detectionWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::GuardDuty::Detector', DETECTOR, [
    ['guardduty-suspended', NO_DETECTION, 'Enable', false, /GuardDuty detector is enabled/],
    [
      'guardduty-plan-off',
      NO_DETECTION,
      'Features',
      [{ Name: 'S3_DATA_EVENTS', Status: 'DISABLED' }],
      /no protection plan switched off/,
    ],
    [
      'guardduty-s3-logs-off',
      NO_DETECTION,
      'DataSources',
      { S3Logs: { Enable: false } },
      /no protection plan switched off/,
    ],
    ['guardduty-no-runtime-plan', NO_DETECTION, 'Features', [], /has the runtime monitoring plan/],
    ['guardduty-no-agents', NO_DETECTION, 'Features.0.AdditionalConfiguration', [], /installs its agent/],
  ]),
  ...weaken(
    'AWS::GuardDuty::Filter',
    { DetectorId: 'abc', Name: 'known', Action: 'NOOP', FindingCriteria: { Criterion: { severity: { Lt: 4 } } } },
    [['guardduty-archives', NO_DETECTION, 'Action', 'ARCHIVE', /GuardDuty filter does not archive/]],
  ),
  ...weaken(
    'AWS::SecurityHub::AutomationRule',
    {
      RuleName: 'owners',
      RuleOrder: 1,
      Description: 'Marks findings of production.',
      Criteria: { SeverityLabel: [{ Comparison: 'EQUALS', Value: 'HIGH' }] },
      Actions: [{ Type: 'FINDING_FIELDS_UPDATE', FindingFieldsUpdate: { Severity: { Label: 'CRITICAL' } } }],
    },
    [
      [
        'securityhub-suppresses',
        NO_DETECTION,
        'Actions.0.FindingFieldsUpdate',
        { Workflow: { Status: 'SUPPRESSED' } },
        /does not suppress, resolve or play down/,
      ],
      [
        'securityhub-plays-down',
        NO_DETECTION,
        'Actions.0.FindingFieldsUpdate',
        { Severity: { Label: 'INFORMATIONAL' } },
        /does not suppress, resolve or play down/,
      ],
    ],
  ),
  ...weaken('AWS::SecurityHub::Hub', { AutoEnableControls: true }, [
    ['securityhub-no-new-controls', NO_DETECTION, 'AutoEnableControls', false, /enables new controls/],
  ]),
  ...weaken(
    'AWS::SecurityHub::Standard',
    { StandardsArn: 'arn:aws:securityhub:eu-central-1::standards/aws-foundational-security-best-practices/v/1.0.0' },
    [
      [
        'securityhub-control-off',
        NO_DETECTION,
        'DisabledStandardsControls',
        [{ StandardsControlArn: 'arn:aws:securityhub:eu-central-1:111122223333:control/one/EC2.19' }],
        /no control switched off/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Config::ConfigurationRecorder',
    {
      RoleARN: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
      RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true },
    },
    [
      [
        'config-records-little',
        NO_LOGS,
        'RecordingGroup',
        { AllSupported: false, ResourceTypes: ['AWS::S3::Bucket'] },
        /records all types of resources/,
      ],
      [
        'config-leaves-iam-out',
        NO_LOGS,
        'RecordingGroup',
        {
          RecordingStrategy: { UseOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
          ExclusionByResourceTypes: { ResourceTypes: ['AWS::IAM::Role'] },
        },
        /records all types of resources/,
      ],
      ['config-own-role', NO_LOGS, 'RoleARN', WORK, /uses the service-linked role/],
      ['config-not-started', NO_LOGS, 'StartedOnCreate', false, /recorder starts when it is created/],
    ],
    { Channel: { Type: 'AWS::Config::DeliveryChannel', Properties: { S3BucketName: OWN_BUCKET } } },
  ),
  ...weaken(
    'AWS::Config::ConfigurationAggregator',
    { AccountAggregationSources: [{ AccountIds: ['111122223333'], AllAwsRegions: true }] },
    [
      [
        'config-one-region',
        NO_LOGS,
        'AccountAggregationSources.0',
        { AccountIds: ['111122223333'], AwsRegions: ['eu-central-1'] },
        /collects from all regions/,
      ],
    ],
  ),
  ...weaken('AWS::Macie::Session', { Status: 'ENABLED', FindingPublishingFrequency: 'FIFTEEN_MINUTES' }, [
    ['macie-paused', NO_DETECTION, 'Status', 'PAUSED', /Macie is enabled/],
  ]),
  ...weaken(
    'AWS::Macie::FindingsFilter',
    {
      Name: 'known',
      Action: 'NOOP',
      FindingCriteria: { Criterion: { type: { eq: ['Policy:IAMUser/S3BucketPublic'] } } },
    },
    [['macie-archives', NO_DETECTION, 'Action', 'ARCHIVE', /Macie filter does not archive/]],
  ),
  ...weaken(
    'AWS::InspectorV2::Filter',
    { Name: 'low', FilterAction: 'NONE', FilterCriteria: { Severity: [{ Comparison: 'EQUALS', Value: 'LOW' }] } },
    [['inspector-suppresses', NO_DETECTION, 'FilterAction', 'SUPPRESS', /Inspector filter does not suppress/]],
  ),
  ...weaken('AWS::AccessAnalyzer::Analyzer', { Type: 'ACCOUNT' }, [
    ['access-analyzer-not-external', NO_DETECTION, 'Type', 'ACCOUNT_UNUSED_ACCESS', /looks for access from outside/],
  ]),
  ...weaken(
    'AWS::AccessAnalyzer::Analyzer',
    {
      Type: 'ACCOUNT',
      ArchiveRules: [{ RuleName: 'logs', Filter: [{ Property: 'resource', Eq: ['arn:aws:s3:::logs-111122223333'] }] }],
    },
    [
      [
        'access-analyzer-archives-public',
        NO_DETECTION,
        'ArchiveRules.0.Filter',
        [{ Property: 'isPublic', Eq: ['true'] }],
        /archives findings only about a named resource/,
      ],
    ],
  ),
  ...weaken(
    'AWS::CloudTrail::EventDataStore',
    { KmsKeyId: KEY, MultiRegionEnabled: true, TerminationProtectionEnabled: true, RetentionPeriod: 2557 },
    [
      [
        'cloudtrail-lake-unprotected',
        NO_PROTECTION,
        'TerminationProtectionEnabled',
        false,
        /event data store has termination protection/,
      ],
      [
        'cloudtrail-lake-stopped',
        NO_LOGS,
        'IngestionEnabled',
        false,
        /event data store collects events$|store collects events\./,
      ],
      ['cloudtrail-lake-one-region', NO_LOGS, 'MultiRegionEnabled', false, /collects events of all regions/],
      ['cloudtrail-lake-short', NO_LOGS, 'RetentionPeriod', 30, /keeps events for at least one year/],
      ['cloudtrail-lake-no-key', REST, 'KmsKeyId', undefined, /event data store is encrypted with a customer/],
    ],
  ),
  ...weaken(
    'AWS::GuardDuty::ThreatIntelSet',
    {
      DetectorId: 'abc',
      Format: 'TXT',
      Location: 's3://cdk-hnb659fds-assets-111122223333-eu-central-1/threats',
      Activate: true,
    },
    [['guardduty-threats-unused', NO_DETECTION, 'Activate', false, /list of known attackers is active/]],
  ),
  ...weaken('AWS::SecurityHub::Hub', { EnableDefaultStandards: true }, [
    ['securityhub-no-standard', NO_DETECTION, 'EnableDefaultStandards', false, /at least one standard enabled/],
  ]),
  ...weaken(
    'AWS::SecurityHub::AutomationRuleV2',
    {
      RuleName: 'owners',
      RuleOrder: 1,
      Description: 'Comments on findings of production.',
      Criteria: { OcsfFindingCriteria: { CompositeOperator: 'AND' } },
      Actions: [{ Type: 'FINDING_FIELDS_UPDATE', FindingFieldsUpdate: { Comment: 'production' } }],
    },
    [
      [
        'securityhub-v2-suppresses',
        NO_DETECTION,
        'Actions.0.FindingFieldsUpdate.StatusId',
        3,
        /does not suppress, resolve or play down/,
      ],
    ],
  ),
];

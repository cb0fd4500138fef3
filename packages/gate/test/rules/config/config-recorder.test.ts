import { configRecorderRules } from '../../../src/rules/config/config-recorder';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const group = (RecordingGroup: unknown) => ({ RecordingGroup });
const by = (UseOnly: unknown, more: object = {}) => group({ RecordingStrategy: { UseOnly }, ...more });

const ROLE = 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig';
const withChannel = (Properties: Record<string, unknown>) => ({
  resources: {
    Recorder: { Type: 'AWS::Config::ConfigurationRecorder', Properties },
    Channel: { Type: 'AWS::Config::DeliveryChannel' },
  },
});

rulesDecide('AWS Config recorder rules', configRecorderRules, {
  ConfigRecorderOverridesContinuous: decideProperty('RecordingMode.RecordingModeOverrides.*.RecordingFrequency', {
    holds: ['CONTINUOUS'],
    broken: ['DAILY'],
  }),
  ConfigRecorderAllTypes: {
    holds: [{}, group({ AllSupported: true }), by('ALL_SUPPORTED_RESOURCE_TYPES')],
    broken: [
      group({ AllSupported: false, ResourceTypes: ['AWS::S3::Bucket'] }),
      group({ ResourceTypes: ['AWS::S3::Bucket'] }),
      group({}),
      by('INCLUSION_BY_RESOURCE_TYPES'),
      by('EXCLUSION_BY_RESOURCE_TYPES', { ExclusionByResourceTypes: { ResourceTypes: ['AWS::IAM::Role'] } }),
    ],
    undecided: [group(UNKNOWN), by(UNKNOWN)],
  },
  ConfigRecorderStarted: {
    holds: [withChannel({ StartedOnCreate: true }), withChannel({})],
    broken: [withChannel({ StartedOnCreate: false }), { StartedOnCreate: true }],
    undecided: [withChannel({ StartedOnCreate: UNKNOWN })],
  },
  ConfigRecorderGlobalTypes: {
    holds: [group({ AllSupported: true, IncludeGlobalResourceTypes: true })],
    broken: [{}, group({ AllSupported: true }), group({ AllSupported: true, IncludeGlobalResourceTypes: false })],
    undecided: [group({ AllSupported: true, IncludeGlobalResourceTypes: UNKNOWN })],
    notApplicable: [by('EXCLUSION_BY_RESOURCE_TYPES')],
  },
  ConfigRecorderServiceLinkedRole: decideProperty('RoleARN', {
    holds: [ROLE, { 'Fn::Sub': ROLE.replace('111122223333', ['$', '{AWS::AccountId}'].join('')) }],
    broken: ['arn:aws:iam::111122223333:role/config', undefined],
  }),
  ConfigRecorderDeliveryEncrypted: decideProperty('S3KmsKeyArn', {
    holds: ['arn:aws:kms:eu-central-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef'],
    broken: [undefined],
  }),
  ConfigRecorderContinuous: decideProperty('RecordingMode.RecordingFrequency', {
    holds: ['CONTINUOUS', undefined],
    broken: ['DAILY'],
  }),
  ConfigRecorderAggregatesAllRegions: {
    holds: [
      nest('AccountAggregationSources.*.AllAwsRegions', true),
      nest('OrganizationAggregationSource.AllAwsRegions', true),
    ],
    broken: [
      nest('AccountAggregationSources.*.AwsRegions', ['eu-central-1']),
      nest('OrganizationAggregationSource.AllAwsRegions', false),
    ],
    undecided: [nest('OrganizationAggregationSource', UNKNOWN)],
  },
});

import { configRecorderRules } from '../../../src/rules/config/config-recorder';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const group = (RecordingGroup: unknown) => ({ RecordingGroup });
const by = (UseOnly: unknown, more: object = {}) => group({ RecordingStrategy: { UseOnly }, ...more });

rulesDecide('AWS Config recorder rules', configRecorderRules, {
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
  ConfigRecorderStarted: decideProperty('StartedOnCreate', { holds: [true, undefined], broken: [false] }),
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

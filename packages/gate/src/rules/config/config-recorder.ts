import type { TemplateResource } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, prowler, type Rule, securityHub, trivy } from '../rule';

const RECORDER = ['AWS::Config::ConfigurationRecorder'];
const GUIDE = 'config/latest/developerguide';
const GROUP = 'RecordingGroup';
const SELECTING = awsDocs(`${GUIDE}/select-resources.html`);

/** Rules for the record of all configurations by AWS Config. */
export const configRecorderRules: readonly Rule[] = [
  {
    id: 'ConfigRecorderAllTypes',
    level: 'required',
    group: 'auditLogs',
    types: RECORDER,
    what: 'AWS Config records all types of resources',
    why: 'For a type that is left out, an investigation cannot show what an intruder changed and when.',
    fix: 'Set RecordingGroup.AllSupported and IncludeGlobalResourceTypes to true, and remove lists of types.',
    property: `Properties.${GROUP}`,
    references: [securityHub('Config.1'), prowler('config_recorder_all_regions_enabled'), SELECTING, nist('CM-8(6)')],
    check: recordsAllTypes,
  },
  ...createPropertyRules([
    {
      id: 'ConfigRecorderStarted',
      level: 'required',
      group: 'auditLogs',
      types: RECORDER,
      what: 'AWS Config recorder starts when it is created',
      why: 'A recorder that was never started records nothing, while the template shows one.',
      fix: 'Set StartedOnCreate to true, or remove it.',
      property: 'StartedOnCreate',
      expects: { differsFrom: false },
      references: [securityHub('Config.1'), prowler('config_recorder_all_regions_enabled'), SELECTING],
    },
    {
      id: 'ConfigRecorderContinuous',
      level: 'hardening',
      group: 'auditLogs',
      types: RECORDER,
      what: 'AWS Config records every change, and not one state per day',
      why: 'With DAILY a change that an intruder makes and takes back on the same day is never recorded.',
      fix: 'Set RecordingMode.RecordingFrequency to CONTINUOUS, or remove it.',
      property: 'RecordingMode.RecordingFrequency',
      expects: { differsFrom: 'DAILY' },
      references: [SELECTING, nist('AU-12')],
    },
  ]),
  ...createElementRules([
    {
      id: 'ConfigRecorderAggregatesAllRegions',
      level: 'required',
      group: 'auditLogs',
      types: ['AWS::Config::ConfigurationAggregator'],
      what: 'AWS Config aggregator collects from all regions',
      why: 'Intruders work in regions that no person looks at.',
      fix: 'Set AllAwsRegions of every source to true.',
      elements: ['AccountAggregationSources.*', 'OrganizationAggregationSource'],
      isFaulty: (source) => source.present && source.at('AllAwsRegions').flag() !== true,
      references: [trivy('AVD-AWS-0019'), checkov('CKV_AWS_121'), awsDocs(`${GUIDE}/aggregate-data.html`)],
    },
  ]),
];

/** Without a group, AWS Config records all types, except the global ones of IAM. */
function recordsAllTypes(recorder: TemplateResource): boolean {
  const strategy = recorder.at(`${GROUP}.RecordingStrategy.UseOnly`).text();
  if (strategy === 'INCLUSION_BY_RESOURCE_TYPES' || strategy === 'EXCLUSION_BY_RESOURCE_TYPES') return false;
  if (recorder.at(`${GROUP}.ResourceTypes`).items().length > 0) return false;
  if (recorder.at(`${GROUP}.ExclusionByResourceTypes.ResourceTypes`).items().length > 0) return false;
  if (!recorder.at(GROUP).present) return true;
  return strategy === 'ALL_SUPPORTED_RESOURCE_TYPES' || recorder.at(`${GROUP}.AllSupported`).flag() === true;
}

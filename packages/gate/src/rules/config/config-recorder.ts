import type { TemplateResource } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, prowler, type Rule, securityHub, trivy } from '../rule';
import { listInSameRegion } from '../same-region';

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
  {
    id: 'ConfigRecorderGlobalTypes',
    level: 'hardening',
    group: 'auditLogs',
    types: RECORDER,
    what: 'AWS Config records the global types of IAM',
    why: 'Otherwise the history shows no change of users, roles and policies, which intruders change first.',
    fix: 'Set RecordingGroup.IncludeGlobalResourceTypes to true, in one region of the account.',
    property: `Properties.${GROUP}.IncludeGlobalResourceTypes`,
    references: [SELECTING, nist('CM-8(6)')],
    check: (recorder) => {
      // A list of types is the subject of ConfigRecorderAllTypes.
      if (!recordsAllTypes(recorder)) return 'not applicable';
      return recorder.at(`${GROUP}.IncludeGlobalResourceTypes`).flag() === true;
    },
  },
  {
    id: 'ConfigRecorderStarted',
    level: 'required',
    group: 'auditLogs',
    types: RECORDER,
    what: 'AWS Config recorder starts when it is created, and has a delivery channel',
    why: 'A recorder that was never started records nothing, while the template shows one. Without a channel none starts.',
    fix: 'Set StartedOnCreate to true, or remove it. Add an AWS::Config::DeliveryChannel.',
    property: 'Properties.StartedOnCreate',
    references: [securityHub('Config.1'), prowler('config_recorder_all_regions_enabled'), SELECTING],
    check: (recorder, templates) =>
      recorder.at('StartedOnCreate').flag() !== false &&
      listInSameRegion(recorder, 'AWS::Config::DeliveryChannel', templates).length > 0,
  },
  ...createPropertyRules([
    {
      id: 'ConfigRecorderServiceLinkedRole',
      level: 'required',
      group: 'auditLogs',
      types: RECORDER,
      what: 'AWS Config recorder uses the service-linked role',
      why: 'Another role lacks the rights for types that AWS adds, so that their changes are not recorded.',
      fix: 'Set RoleARN to the role aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig of the account.',
      property: 'RoleARN',
      expects: { matches: /:role\/aws-service-role\/config\.amazonaws\.com\/AWSServiceRoleForConfig$/ },
      references: [securityHub('Config.1'), awsDocs(`${GUIDE}/using-service-linked-roles.html`)],
    },
    {
      id: 'ConfigRecorderDeliveryEncrypted',
      level: 'hardening',
      group: 'encryptionAtRest',
      types: ['AWS::Config::DeliveryChannel'],
      what: 'AWS Config encrypts what it delivers with a customer managed key',
      why: 'The files describe every resource of the account. Otherwise only the policy of the bucket protects them.',
      fix: 'Set S3KmsKeyArn to a customer managed key.',
      property: 'S3KmsKeyArn',
      expects: { customerManagedKey: true },
      references: [awsDocs(`${GUIDE}/s3-kms-key-policy.html`), nist('SC-28(1)')],
    },
    {
      id: 'ConfigRecorderOverridesContinuous',
      level: 'required',
      group: 'auditLogs',
      types: RECORDER,
      what: 'AWS Config does not record chosen types once a day only',
      why: 'A change of such a type that an intruder makes and takes back on the same day is never recorded.',
      fix: 'Remove the override, or set its RecordingFrequency to CONTINUOUS.',
      property: 'RecordingMode.RecordingModeOverrides.*.RecordingFrequency',
      expects: { differsFrom: 'DAILY' },
      references: [securityHub('Config.1'), SELECTING, nist('CM-8(6)')],
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

import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, prowler, type Rule, securityHub } from '../rule';

const DETECTOR = ['AWS::GuardDuty::Detector'];
const GUIDE = 'guardduty/latest/ug';

/** Names of features, of which the schema of CloudFormation has none. */
const FEATURES: ReadonlySet<string> = new Set([
  'EBS_MALWARE_PROTECTION',
  'EKS_AUDIT_LOGS',
  'EKS_RUNTIME_MONITORING',
  'LAMBDA_NETWORK_LOGS',
  'RDS_LOGIN_EVENTS',
  'RUNTIME_MONITORING',
  'S3_DATA_EVENTS',
]);
const RUNTIME: ReadonlySet<string> = new Set(['RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING']);
/** What installs the agent by itself, by the control that asks for it: GuardDuty.7, .12, .13. */
const AGENTS = ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'];

/** Rules for the detection of attacks by GuardDuty. */
export const guardDutyRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'GuardDutyEnabled',
      level: 'required',
      group: 'alerts',
      types: DETECTOR,
      what: 'GuardDuty detector is enabled',
      why: 'A suspended detector finds no stolen credential and no intruder.',
      fix: 'Set Enable to true.',
      property: 'Enable',
      expects: { equals: true },
      references: [
        securityHub('GuardDuty.1'),
        checkov('CKV_AWS_238'),
        prowler('guardduty_is_enabled'),
        awsDocs(`${GUIDE}/guardduty_suspend-disable.html`),
      ],
    },
    {
      id: 'GuardDutyFilterNotArchiving',
      level: 'required',
      group: 'alerts',
      types: ['AWS::GuardDuty::Filter'],
      what: 'GuardDuty filter does not archive findings',
      why: 'No person sees an archived finding, and the next attack of its kind is hidden too.',
      fix: 'Set Action to NOOP, or acknowledge the filter with its reason.',
      property: 'Action',
      expects: { differsFrom: 'ARCHIVE' },
      references: [pciDss('11.5.1'), awsDocs(`${GUIDE}/findings_suppression-rule.html`), nist('SI-4(5)')],
    },
    {
      id: 'GuardDutyThreatListActive',
      level: 'required',
      group: 'alerts',
      types: ['AWS::GuardDuty::ThreatIntelSet', 'AWS::GuardDuty::ThreatEntitySet'],
      what: 'GuardDuty list of known attackers is active',
      why: 'GuardDuty compares nothing with an inactive list, while the template shows one.',
      fix: 'Set Activate to true.',
      property: 'Activate',
      expects: { differsFrom: false },
      references: [pciDss('11.5.1'), awsDocs(`${GUIDE}/guardduty_upload-lists.html`), nist('SI-4')],
    },
    {
      id: 'GuardDutyTrustedAddressesInactive',
      level: 'hardening',
      group: 'alerts',
      types: ['AWS::GuardDuty::IPSet', 'AWS::GuardDuty::TrustedEntitySet'],
      what: 'GuardDuty has no active list of trusted addresses or names',
      why: 'GuardDuty reports nothing about addresses in the list, also after one of them was taken over.',
      fix: 'Set Activate to false, or acknowledge the list with its reason.',
      property: 'Activate',
      expects: { differsFrom: true },
      references: [awsDocs(`${GUIDE}/guardduty_upload-lists.html`), nist('SI-4')],
    },
    {
      id: 'GuardDutyFindingsPublishedQuickly',
      level: 'hardening',
      group: 'alerts',
      types: DETECTOR,
      what: 'GuardDuty publishes repeated findings within 15 minutes',
      why: 'With six hours, the default, an alarm about an attack that goes on comes much too late.',
      fix: 'Set FindingPublishingFrequency to FIFTEEN_MINUTES.',
      property: 'FindingPublishingFrequency',
      expects: { equals: 'FIFTEEN_MINUTES' },
      references: [awsDocs(`${GUIDE}/guardduty_findings_eventbridge.html`), nist('SI-4(5)')],
    },
    {
      id: 'GuardDutyCustomDetectionLive',
      level: 'hardening',
      group: 'alerts',
      types: ['AWS::GuardDuty::CustomDetectionRuleAssociation'],
      what: 'GuardDuty custom detection rule is live',
      why: 'With DRY_RUN the rule matches and no person learns of it.',
      fix: 'Set Mode to LIVE.',
      property: 'Mode',
      expects: { equals: 'LIVE' },
      references: [awsDocs(`${GUIDE}/what-is-guardduty.html`), nist('SI-4')],
    },
  ]),
  {
    id: 'GuardDutyRuntimePlan',
    level: 'required',
    group: 'alerts',
    types: DETECTOR,
    what: 'GuardDuty detector has the runtime monitoring plan',
    why: 'It is the one plan that is off when a detector does not name it. Malware in a container is then not seen.',
    fix: 'Add RUNTIME_MONITORING with the status ENABLED to Features.',
    property: 'Properties.Features',
    references: [securityHub('GuardDuty.11'), awsDocs(`${GUIDE}/runtime-monitoring.html`), nist('SI-4')],
    check: (detector) =>
      detector
        .at('Features')
        .items()
        .some((feature) => RUNTIME.has(feature.at('Name').text() ?? '')),
  },
  {
    id: 'GuardDutyRuntimeAgents',
    level: 'required',
    group: 'alerts',
    types: DETECTOR,
    what: 'GuardDuty installs its agent on clusters, containers and instances by itself',
    why: 'Runtime monitoring sees nothing on a machine without the agent, and the next machine is forgotten.',
    fix: `Add ${AGENTS.join(', ')} with the status ENABLED to AdditionalConfiguration of RUNTIME_MONITORING.`,
    property: 'Properties.Features',
    references: [
      securityHub('GuardDuty.7'),
      securityHub('GuardDuty.12'),
      securityHub('GuardDuty.13'),
      awsDocs(`${GUIDE}/runtime-monitoring-configuration.html`),
    ],
    check: (detector) => {
      const plan = detector
        .at('Features')
        .items()
        .find(
          (feature) => feature.at('Name').text() === 'RUNTIME_MONITORING' && feature.at('Status').text() === 'ENABLED',
        );
      if (plan === undefined) return 'not applicable';
      const enabled = plan
        .at('AdditionalConfiguration')
        .items()
        .filter((agent) => agent.at('Status').text() === 'ENABLED')
        .map((agent) => agent.at('Name').text());
      return AGENTS.filter((agent) => !enabled.includes(agent));
    },
  },
  ...createPropertyRules([
    {
      id: 'GuardDutyMalwareResultTagged',
      level: 'hardening',
      group: 'alerts',
      types: ['AWS::GuardDuty::MalwareProtectionPlan'],
      what: 'GuardDuty malware protection tags the objects that it scanned',
      why: 'Without the tag no policy can deny reading an object with malware.',
      fix: 'Set Actions.Tagging.Status to ENABLED.',
      property: 'Actions.Tagging.Status',
      expects: { equals: 'ENABLED' },
      references: [awsDocs(`${GUIDE}/tag-based-access-s3-malware-protection.html`), nist('SI-3')],
    },
  ]),
  ...createElementRules([
    {
      id: 'GuardDutyFeatureKnown',
      level: 'hardening',
      group: 'alerts',
      types: DETECTOR,
      what: 'GuardDuty detector names only features that exist',
      why: 'GuardDuty refuses an unknown name during deployment. CloudFormation does not check it before.',
      fix: `Use one of ${[...FEATURES].join(', ')} as Name.`,
      elements: 'Features.*.Name',
      isFaulty: (name) => !FEATURES.has(name.text() ?? ''),
      references: [awsDocs('guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html')],
    },
    {
      id: 'GuardDutyPlansEnabled',
      level: 'required',
      group: 'alerts',
      types: DETECTOR,
      what: 'GuardDuty detector has no protection plan switched off',
      why: 'Attacks on the service that the plan watches are not found.',
      fix: 'Set Status of the entries of Features to ENABLED, and Enable of DataSources to true.',
      elements: [
        'Features.*.Status',
        'Features.*.AdditionalConfiguration.*.Status',
        'DataSources.S3Logs.Enable',
        'DataSources.Kubernetes.AuditLogs.Enable',
        'DataSources.MalwareProtection.ScanEc2InstanceWithFindings.EbsVolumes',
      ],
      isFaulty: (plan) => plan.text() === 'DISABLED' || plan.text() === 'false',
      references: [
        securityHub('GuardDuty.5'),
        securityHub('GuardDuty.6'),
        securityHub('GuardDuty.8'),
        securityHub('GuardDuty.9'),
        securityHub('GuardDuty.10'),
        securityHub('GuardDuty.11'),
        awsDocs(`${GUIDE}/guardduty-features-activation-model.html`),
      ],
    },
  ]),
];

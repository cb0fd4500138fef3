import { guardDutyRules } from '../../../src/rules/guardduty/guard-duty';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const plans = (...Features: readonly object[]) => ({ Features });
const runtime = (...agents: readonly string[]) =>
  plans({
    Name: 'RUNTIME_MONITORING',
    Status: 'ENABLED',
    AdditionalConfiguration: agents.map((Name) => ({ Name, Status: 'ENABLED' })),
  });

rulesDecide('GuardDuty rules', guardDutyRules, {
  GuardDutyEnabled: decideProperty('Enable', { holds: [true], broken: [false] }),
  GuardDutyFilterNotArchiving: decideProperty('Action', { holds: ['NOOP', undefined], broken: ['ARCHIVE'] }),
  GuardDutyThreatListActive: decideProperty('Activate', { holds: [true, undefined], broken: [false] }),
  GuardDutyTrustedAddressesInactive: decideProperty('Activate', { holds: [false, undefined], broken: [true] }),
  GuardDutyFindingsPublishedQuickly: decideProperty('FindingPublishingFrequency', {
    holds: ['FIFTEEN_MINUTES'],
    broken: ['SIX_HOURS', undefined],
  }),
  GuardDutyCustomDetectionLive: decideProperty('Mode', { holds: ['LIVE'], broken: ['DRY_RUN'] }),
  GuardDutyRuntimePlan: {
    holds: [plans({ Name: 'RUNTIME_MONITORING', Status: 'ENABLED' }), plans({ Name: 'EKS_RUNTIME_MONITORING' })],
    broken: [{}, plans({ Name: 'S3_DATA_EVENTS', Status: 'ENABLED' })],
    undecided: [plans({ Name: UNKNOWN })],
  },
  GuardDutyRuntimeAgents: {
    holds: [runtime('EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT')],
    broken: [runtime(), runtime('EKS_ADDON_MANAGEMENT', 'EC2_AGENT_MANAGEMENT')],
    undecided: [plans({ Name: 'RUNTIME_MONITORING', Status: UNKNOWN })],
    notApplicable: [{}, plans({ Name: 'RUNTIME_MONITORING', Status: 'DISABLED' })],
  },
  GuardDutyMalwareResultTagged: decideProperty('Actions.Tagging.Status', {
    holds: ['ENABLED'],
    broken: ['DISABLED', undefined],
  }),
  GuardDutyFeatureKnown: {
    holds: [{}, plans({ Name: 'RDS_LOGIN_EVENTS' })],
    broken: [plans({ Name: 'RDS_LOGIN_EVENT' })],
    undecided: [plans({ Name: UNKNOWN })],
  },
  GuardDutyPlansEnabled: {
    holds: [{}, nest('Features.*.Status', 'ENABLED'), nest('DataSources.S3Logs.Enable', true)],
    broken: [
      nest('Features.*.Status', 'DISABLED'),
      nest('Features.*.AdditionalConfiguration.*.Status', 'DISABLED'),
      nest('DataSources.Kubernetes.AuditLogs.Enable', false),
    ],
    undecided: [nest('Features.*.Status', UNKNOWN)],
  },
});

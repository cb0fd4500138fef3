import { guardDutyRules } from '../../../src/rules/guardduty/guard-duty';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

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

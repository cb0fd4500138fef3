import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule } from '../rule';

/** Rules for schedules of EventBridge Scheduler. */
export const schedulerScheduleRules: readonly Rule[] = createPropertyRules([
  {
    id: 'SchedulerScheduleDeadLetterQueue',
    level: 'hardening',
    group: 'resilience',
    types: ['AWS::Scheduler::Schedule'],
    what: 'EventBridge schedule has a dead-letter queue',
    why: 'A call that failed is lost, for example the erasure of a person at the end of a period.',
    fix: 'Set Target.DeadLetterConfig.Arn to the ARN of an SQS queue.',
    property: 'Target.DeadLetterConfig.Arn',
    expects: { present: true },
    references: [awsDocs('scheduler/latest/UserGuide/configuring-schedule-dlq.html'), nist('SI-11')],
  },
]);

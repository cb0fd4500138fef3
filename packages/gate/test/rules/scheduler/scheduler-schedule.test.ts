import { schedulerScheduleRules } from '../../../src/rules/scheduler/scheduler-schedule';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('EventBridge schedule rules', schedulerScheduleRules, {
  SchedulerScheduleDeadLetterQueue: decideProperty('Target.DeadLetterConfig.Arn', {
    holds: ['arn:aws:sqs:eu-central-1:111122223333:failed'],
    broken: [undefined],
    unknownAt: 'Target',
  }),
});

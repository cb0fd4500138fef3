import { eventsTargetRules } from '../../../src/rules/events/events-target';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TASK = 'EcsParameters.NetworkConfiguration';

rulesDecide('EventBridge target rules', eventsTargetRules, {
  EventsTargetNoPublicIp: {
    holds: [nest(`Targets.*.${TASK}.AwsVpcConfiguration.AssignPublicIp`, 'DISABLED'), {}],
    broken: [
      nest(`Targets.*.${TASK}.AwsVpcConfiguration.AssignPublicIp`, 'ENABLED'),
      nest(`Target.${TASK}.AwsvpcConfiguration.AssignPublicIp`, 'ENABLED'),
      nest('TargetParameters.EcsTaskParameters.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp', 'ENABLED'),
    ],
    undecided: [nest(`Target.${TASK}.AwsvpcConfiguration.AssignPublicIp`, UNKNOWN)],
  },
  EventsTargetDeadLetterQueue: decideProperty('Targets.*.DeadLetterConfig.Arn', {
    holds: ['arn:aws:sqs:eu-central-1:111122223333:failed'],
    broken: [undefined],
    unknownAt: 'Targets',
  }),
});

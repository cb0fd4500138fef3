import { eventsTargetRules } from '../../../src/rules/events/events-target';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alerts';
const NO_VALUE = { Ref: 'AWS::NoValue' };
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
  EventsTargetPresent: {
    holds: [{ Targets: [{ Id: 'alerts', Arn: TOPIC }], EventPattern: { source: ['aws.s3'] } }],
    broken: [{}, { Targets: [] }, { ScheduleExpression: 'rate(1 day)', Targets: [NO_VALUE] }],
    undecided: [{ Targets: UNKNOWN }],
    notApplicable: [{ EventPattern: { source: ['aws.guardduty'] } }],
  },
});

import type { Value } from '../../templates/template-resource';
import { isAboutSecurity } from '../detection/detection-rule';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, cdkNag, nist, pciDss, type Rule, securityHub } from '../rule';

const RULE = 'AWS::Events::Rule';
const NETWORK = 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp';
/** The types that start tasks, which write the property in different letters. */
const STARTERS: readonly [string, ...string[]] = [
  'Targets.*.EcsParameters.NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp',
  `Target.EcsParameters.${NETWORK}`,
  `TargetParameters.EcsTaskParameters.${NETWORK}`,
];

/** Rules for what rules, schedules and pipes of EventBridge start. */
export const eventsTargetRules: readonly Rule[] = [
  ...createElementRules([
    {
      id: 'EventsTargetNoPublicIp',
      level: 'required',
      group: 'privateNetwork',
      types: [RULE, 'AWS::Scheduler::Schedule', 'AWS::Pipes::Pipe'],
      what: 'EventBridge rule, schedule or pipe starts ECS tasks without a public IP address',
      why: 'A task with a public address is reachable from the internet as soon as a security group allows it.',
      fix: 'Set AssignPublicIp to DISABLED.',
      elements: STARTERS,
      isFaulty: (assign: Value) => assign.text() === 'ENABLED',
      references: [
        pciDss('1.4.4'),
        securityHub('ECS.2'),
        awsDocs('AmazonECS/latest/developerguide/fargate-task-networking.html'),
      ],
    },
  ]),
  ...createPropertyRules([
    {
      id: 'EventsTargetDeadLetterQueue',
      level: 'hardening',
      group: 'alerts',
      types: [RULE],
      what: 'EventBridge rule has a dead-letter queue for each target',
      why: 'EventBridge discards an event that it cannot deliver within a day, for example an alarm.',
      fix: 'Set DeadLetterConfig.Arn of each entry of Targets to the ARN of an SQS queue.',
      property: 'Targets.*.DeadLetterConfig.Arn',
      expects: { present: true },
      references: [cdkNag('EventBusDLQ'), awsDocs('eventbridge/latest/userguide/eb-rule-dlq.html'), nist('SI-11')],
    },
  ]),
  {
    id: 'EventsTargetPresent',
    level: 'hardening',
    group: 'alerts',
    types: [RULE],
    what: 'EventBridge rule has a target',
    why: 'EventBridge discards every event that the rule selects, while the template shows work or an alarm.',
    fix: 'Name the receiver in Targets, or remove the rule.',
    property: 'Properties.Targets',
    references: [awsDocs('eventbridge/latest/userguide/eb-targets.html'), nist('SI-11')],
    // DetectionRuleTarget asks the same of rules about attacks.
    check: (rule) => (isAboutSecurity(rule) ? 'not applicable' : rule.at('Targets').items().length > 0),
  },
];

import { isDeepStrictEqual } from 'node:util';
import { ENVIRONMENT } from '../../lib/detection/detections/calls';
import type { Detection } from '../../lib/detection/detections/detection';
import { DETECTIONS } from '../../lib/detection/detections/detections';
import { createPropertyRules } from '../../packages/gate/src/rules/property-rule';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import type { TemplateResource } from '../../packages/gate/src/templates/template-resource';

const RULE = 'AWS::Events::Rule';

/** What this blueprint asks of the event rules of its detections, and of what alerts depend on. */
export const detectionPins: readonly Rule[] = [
  {
    id: 'EventsRuleMatchesDetection',
    level: 'pinned',
    group: 'alerts',
    types: [RULE],
    what: 'EventBridge rule of a detection has the event pattern of the table of detections',
    why: 'With another pattern the attack that the documentation names causes no alert.',
    fix: 'Let lib/detection/event-detections.ts create the rule from lib/detection/detections/.',
    property: 'Properties.EventPattern',
    references: [nist('SI-4')],
    check: (rule) => {
      const [environment = '', id] = splitName(rule);
      const detection = DETECTIONS.find((each) => each.id === id);
      if (detection === undefined) return 'not applicable';
      const expected = JSON.stringify(readPattern(detection) ?? null).replaceAll(ENVIRONMENT, environment);
      return isDeepStrictEqual(rule.at('EventPattern').raw, JSON.parse(expected));
    },
  },
  {
    id: 'SqsDeadLetterQueueAdmitsEventRules',
    level: 'pinned',
    group: 'alerts',
    types: ['AWS::SQS::QueuePolicy'],
    what: 'Policy of a dead letter queue admits each event rule that sends its failed events to the queue',
    why: 'EventBridge drops a failed event without a message if the policy of the queue does not admit the rule.',
    fix: 'Name the ARN of the rule in aws:SourceArn of the queue policy.',
    property: 'Properties.PolicyDocument',
    references: [awsDocs('eventbridge/latest/userguide/eb-rule-dlq.html'), nist('AU-5')],
    check: (policy, templates) => {
      const queues = policy
        .at('Queues')
        .items()
        .map((queue) => queue.target());
      const text = JSON.stringify(policy.at('PolicyDocument').raw ?? null);
      return templates
        .ofType(RULE)
        .filter((rule) => sendsTo(rule, queues))
        .map((rule) => splitName(rule).join('-'))
        .filter((name) => !text.includes(`rule/${name}"`));
    },
  },
  ...createPropertyRules([
    {
      id: 'CloudWatchAlarmNamed',
      level: 'pinned',
      group: 'alerts',
      types: ['AWS::CloudWatch::Alarm'],
      what: 'CloudWatch alarm has a fixed name',
      why: 'The dashboard and the digest of alarms find an alarm by its name.',
      fix: 'Set AlarmName to the path of the alarm.',
      property: 'AlarmName',
      expects: { present: true },
      references: [nist('SI-4')],
    },
  ]),
];

/** The environment and the id in the name of a rule: `sandbox-DatabaseCopied`. */
function splitName(rule: TemplateResource): readonly [environment: string, id: string] {
  const name = rule.at('Name').text() ?? '';
  const dash = name.indexOf('-');
  return [name.slice(0, dash), name.slice(dash + 1)];
}

function readPattern({ form }: Detection): unknown {
  return form.kind === 'event rule' ? form.pattern : form.eventPattern;
}

function sendsTo(rule: TemplateResource, queues: readonly (TemplateResource | undefined)[]): boolean {
  return rule
    .at('Targets')
    .items()
    .some((target) => {
      const queue = target.at('DeadLetterConfig.Arn').target();
      return queue !== undefined && queues.includes(queue);
    });
}

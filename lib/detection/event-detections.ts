import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import { ServiceRole } from '../iam/service-role';
import { ENVIRONMENT } from './detections/calls';
import type { Detection } from './detections/detection';
import { DETECTIONS } from './detections/detections';
import type { EventPattern } from './detections/event-pattern';

export interface EventDetectionsProps {
  readonly prefix: string;
  /** `here`: metric filters see what they can. `elsewhere`: rules replace them, for the calls of this region. */
  readonly trail: 'here' | 'elsewhere';
  readonly alerts: AlertTopic;
  /** Receives the alerts that a rule could not publish. */
  readonly deadLetters: DeadLetterQueue;
}

/**
 * The detections that look for calls on the default event bus. A rule is free, and its alert contains who called what
 * and from where. EventBridge receives the calls of this region, if any trail records them.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export class EventDetections extends Construct {
  constructor(scope: Construct, id: string, props: EventDetectionsProps) {
    super(scope, id);
    const role = new ServiceRole(this, 'Role', {
      purpose: 'Event rules publish detections to the alert topic',
      assumedBy: 'events.amazonaws.com',
    });
    props.alerts.grantPublish(role);
    for (const detection of DETECTIONS) {
      const pattern = choosePattern(detection, props.trail);
      if (pattern !== undefined) this.#addRule(detection, pattern, role.role.roleArn, props);
    }
  }

  #addRule(
    detection: Detection,
    eventPattern: EventPattern,
    roleArn: string,
    { prefix, alerts, deadLetters }: EventDetectionsProps,
  ): void {
    const name = `${prefix}-${detection.id}`;
    deadLetters.allowEventRule(name);
    new CfnRule(this, detection.id, {
      name,
      // A replay reads the id here.
      description: `[${detection.id}] ${detection.title}`,
      eventPattern: replaceEnvironment(eventPattern, prefix),
      state: chooseState(eventPattern),
      targets: [
        {
          id: 'Alerts',
          arn: alerts.topic.topicArn,
          roleArn,
          deadLetterConfig: { arn: deadLetters.queue.queueArn },
          inputTransformer: buildAlert(detection),
        },
      ],
    });
  }
}

function choosePattern({ form }: Detection, trail: 'here' | 'elsewhere'): EventPattern | undefined {
  if (form.kind === 'event rule') return form.pattern;
  return trail === 'elsewhere' ? form.eventPattern : undefined;
}

/**
 * The state of a rule. In the state `ENABLED` EventBridge leaves out management events that only read.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
function chooseState(pattern: EventPattern): string {
  const namesReads = /"(Batch)?(Get|List|Describe)\w*"/.test(JSON.stringify(pattern));
  return namesReads ? 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' : 'ENABLED';
}

function replaceEnvironment(pattern: EventPattern, prefix: string): unknown {
  return JSON.parse(JSON.stringify(pattern).replaceAll(ENVIRONMENT, prefix));
}

/** The text of the alert: the finding, the caller, and where to read on. */
function buildAlert({ id, title, severity, runbook }: Detection): CfnRule.InputTransformerProperty {
  const text = [
    `${title} (${id}, ${severity})`,
    'Call: <call> at <time>, event <event>',
    'Caller: <caller>, from <address>',
    `Runbook: docs/runbooks/${runbook}`,
  ];
  return {
    inputPathsMap: {
      call: '$.detail.eventName',
      time: '$.time',
      event: '$.detail.eventID',
      caller: '$.detail.userIdentity.arn',
      address: '$.detail.sourceIPAddress',
    },
    // Each line is a JSON string; a newline between them is a newline of the message.
    inputTemplate: text.map((line) => JSON.stringify(line)).join('\n'),
  };
}

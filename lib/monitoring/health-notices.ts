import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import { buildPathName } from '../audit/path-name';
import { ServiceRole } from '../iam/service-role';

export interface HealthNoticesProps {
  readonly alerts: AlertTopic;
  readonly deadLetters: DeadLetterQueue;
}

/**
 * Alerts about what AWS tells this account: a key found in public, abuse that comes from it, the end of a runtime or of
 * an engine version, an outage that reaches its resources. Public events, which are about everybody, are left out.
 *
 * EventBridge receives the notices about this region. Those about no region arrive in us-east-1.
 *
 * @see https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
 * @see https://docs.aws.amazon.com/health/latest/ug/choosing-a-region.html
 */
export class HealthNotices extends Construct {
  constructor(scope: Construct, id: string, { alerts, deadLetters }: HealthNoticesProps) {
    super(scope, id);
    const role = new ServiceRole(this, 'Role', {
      purpose: 'An event rule publishes notices of AWS Health',
      assumedBy: 'events.amazonaws.com',
    });
    alerts.grantPublish(role);
    const name = buildPathName(this);
    deadLetters.allowEventRule(name);
    new CfnRule(this, 'Rule', {
      name,
      description: 'Alerts about notices of AWS Health for this account',
      state: 'ENABLED',
      eventPattern: {
        source: ['aws.health'],
        'detail-type': ['AWS Health Event', 'AWS Health Abuse Event'],
        detail: { $or: [{ eventScopeCode: ['ACCOUNT_SPECIFIC'] }, { eventScopeCode: [{ exists: false }] }] },
      },
      targets: [
        {
          id: 'Alerts',
          arn: alerts.topic.topicArn,
          roleArn: role.role.roleArn,
          deadLetterConfig: { arn: deadLetters.queue.queueArn },
          inputTransformer: {
            inputPathsMap: {
              code: '$.detail.eventTypeCode',
              category: '$.detail.eventTypeCategory',
              service: '$.detail.service',
              event: '$.detail.eventArn',
            },
            // Each line is a JSON string; a newline between them is a newline of the message.
            inputTemplate: [
              'AWS notifies this account about <service>: <code> (<category>, high)',
              'Event: <event>',
              'Runbook: docs/runbooks/service-load.md#notices-of-aws',
            ]
              .map((line) => JSON.stringify(line))
              .join('\n'),
          },
        },
      ],
    });
  }
}

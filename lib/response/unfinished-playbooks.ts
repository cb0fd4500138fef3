import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import { buildPathName } from '../audit/path-name';
import { ServiceRole } from '../iam/service-role';
import { TOLD_ERRORS } from './playbook-definition';

export interface UnfinishedPlaybooksProps {
  /** ARNs of the state machines. */
  readonly machines: readonly string[];
  readonly alerts: AlertTopic;
  readonly deadLetters: DeadLetterQueue;
}

/**
 * Alerts about an execution that ended without a message: it took too long, a user stopped it, or the function that
 * reports failed. No function is involved, so an alert comes even if all of them fail.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export class UnfinishedPlaybooks extends Construct {
  constructor(scope: Construct, id: string, { machines, alerts, deadLetters }: UnfinishedPlaybooksProps) {
    super(scope, id);
    const role = new ServiceRole(this, 'Role', {
      purpose: 'An event rule publishes alerts about playbooks',
      assumedBy: 'events.amazonaws.com',
    });
    alerts.grantPublish(role);
    const name = buildPathName(this);
    deadLetters.allowEventRule(name);
    new CfnRule(this, 'Resource', {
      name,
      description: 'Alerts about playbooks that ended without a message',
      state: 'ENABLED',
      eventPattern: {
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: {
          stateMachineArn: machines,
          $or: [
            { status: ['TIMED_OUT', 'ABORTED'] },
            { status: ['FAILED'], error: [{ 'anything-but': [...TOLD_ERRORS] }] },
          ],
        },
      },
      targets: [
        {
          id: 'Alerts',
          arn: alerts.topic.topicArn,
          roleArn: role.role.roleArn,
          deadLetterConfig: { arn: deadLetters.queue.queueArn },
          inputTransformer: {
            inputPathsMap: { name: '$.detail.name', machine: '$.detail.stateMachineArn', status: '$.detail.status' },
            inputTemplate:
              '"CRITICAL: the playbook <machine> ended with <status> and sent no message. Incident <name>. Runbook: docs/response.md#a-playbook-failed"',
          },
        },
      ],
    });
  }
}

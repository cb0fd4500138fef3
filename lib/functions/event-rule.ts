import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import { buildPathName } from '../audit/path-name';
import type { ServiceFunction } from './service-function';

export interface EventRuleProps {
  readonly purpose: string;
  /** Selects events, or is the schedule. */
  readonly on: { readonly pattern: object } | { readonly schedule: string };
  readonly target: ServiceFunction;
  readonly deadLetters: DeadLetterQueue;
}

/**
 * A rule that invokes one function. An event that cannot be delivered within a day goes to the dead letter queue, whose
 * alarm alerts.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export class EventRule extends Construct {
  constructor(scope: Construct, id: string, { purpose, on, target, deadLetters }: EventRuleProps) {
    super(scope, id);
    const { functionArn } = target.function;
    const name = buildPathName(this);
    deadLetters.allowEventRule(name);
    const rule = new CfnRule(this, 'Resource', {
      name,
      description: purpose,
      state: 'ENABLED',
      ...('pattern' in on ? { eventPattern: on.pattern } : { scheduleExpression: on.schedule }),
      targets: [{ id: 'Function', arn: functionArn, deadLetterConfig: { arn: deadLetters.queue.queueArn } }],
    });
    new CfnPermission(this, 'Permission', {
      action: 'lambda:InvokeFunction',
      functionName: functionArn,
      principal: 'events.amazonaws.com',
      sourceArn: rule.attrArn,
    });
  }
}

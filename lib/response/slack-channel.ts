import { Stack } from 'aws-cdk-lib';
import { CfnSlackChannelConfiguration } from 'aws-cdk-lib/aws-chatbot';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { ServiceRole } from '../iam/service-role';
import type { Settings } from '../settings/settings';

export interface SlackChannelProps {
  readonly prefix: string;
  readonly slack: NonNullable<Settings['response']['slack']>;
  readonly alerts: AlertTopic;
}

/**
 * Shows every alert in a Slack channel. It only reads: without a guardrail policy, whoever can write in the channel could
 * use the role with AdministratorAccess as the limit.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/understanding-permissions.html
 */
export class SlackChannel extends Construct {
  constructor(scope: Construct, id: string, { prefix, slack, alerts }: SlackChannelProps) {
    super(scope, id);
    const role = new ServiceRole(this, 'Role', {
      purpose: 'The Slack channel shows alerts',
      assumedBy: 'chatbot.amazonaws.com',
    });
    // A policy needs a statement: the channel shows alerts, and sends none.
    role.deny({ actions: ['sns:Publish'], resources: [alerts.topic.topicArn] });
    new CfnSlackChannelConfiguration(this, 'Resource', {
      configurationName: `${prefix}-alerts`,
      slackWorkspaceId: slack.workspaceId,
      slackChannelId: slack.channelId,
      iamRoleArn: role.role.roleArn,
      guardrailPolicies: [`arn:${Stack.of(this).partition}:iam::aws:policy/AWSDenyAll`],
      snsTopicArns: [alerts.topic.topicArn],
      loggingLevel: 'ERROR',
      userRoleRequired: true,
    });
  }
}

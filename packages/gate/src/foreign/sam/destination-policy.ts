import type { JsonObject } from '../json-value';
import { allow, createInlinePolicy } from './role';

/**
 * The permission to send a record to a destination.
 *
 * @param type as SAM names it; undefined for a type that it does not have
 * @param id start of the name of the policy
 */
export function createDestinationPolicy(type: unknown, arn: unknown, id: string): JsonObject | undefined {
  switch (type) {
    case 'SQS':
      return createInlinePolicy(`${id}SQSPolicy`, allow('sqs:SendMessage', arn));
    case 'SNS':
      return createInlinePolicy(`${id}SNSPolicy`, allow('sns:Publish', arn));
    case 'EventBridge':
      return createInlinePolicy(`${id}EventBridgePolicy`, allow('events:PutEvents', arn));
    case 'Lambda':
      return createInlinePolicy(`${id}LambdaPolicy`, allow('lambda:InvokeFunction', arn));
    case 'S3':
    case 'S3Bucket':
      return createInlinePolicy(
        `${id}S3Policy`,
        allow('s3:PutObject', { 'Fn::Join': ['/', [arn, '*']] }),
        allow('s3:ListBucket', arn),
      );
    default:
      return undefined;
  }
}

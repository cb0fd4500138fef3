import { describe, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { productionSettings } from '../scaffold';
import { synthAudit } from './audit-template';

const production = synthAudit(productionSettings);

describe('dead letters', () => {
  test('are kept for 14 days, encrypted, sent over TLS only, and retained when the stack is deleted', () => {
    production.hasResource('AWS::SQS::Queue', {
      DeletionPolicy: 'Retain',
      Properties: { MessageRetentionPeriod: 1_209_600, KmsMasterKeyId: Match.anyValue() },
    });
    production.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  test('raise an alarm from the first message on', () => {
    production.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      AlarmActions: [Match.anyValue()],
    });
  });
});

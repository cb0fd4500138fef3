import { describe, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { productionSettings } from '../scaffold';
import { synthAudit } from './audit-template';

const production = synthAudit(productionSettings);

describe('alerts', () => {
  test('are sent to every address of the settings, or to the dead letter queue', () => {
    production.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'alerts@example.com',
      RedrivePolicy: { deadLetterTargetArn: Match.anyValue() },
    });
  });

  test('are encrypted, sent over TLS only, by named services of this account', () => {
    production.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    production.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: {
              Service: ['backup', 'cloudwatch', 'events.rds'].map((service) => `${service}.amazonaws.com`),
            },
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          }),
        ]),
      },
    });
  });
});

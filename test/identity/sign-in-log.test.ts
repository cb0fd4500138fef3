import { test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createProductionDraft } from '../scaffold';
import { synthIdentity } from './identity-template';

const template = synthIdentity(createProductionDraft());

test('the user pool logs every sign-in and every message that failed', () => {
  const log = { CloudWatchLogsConfiguration: { LogGroupArn: Match.anyValue() } };
  template.hasResourceProperties('AWS::Cognito::LogDeliveryConfiguration', {
    LogConfigurations: [
      { EventSource: 'userAuthEvents', LogLevel: 'INFO', ...log },
      { EventSource: 'userNotification', LogLevel: 'ERROR', ...log },
    ],
  });
  template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: Match.anyValue(), RetentionInDays: 400 });
});

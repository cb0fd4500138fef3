import { test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createSandboxDraft, parseDraft, productionSettings, sandboxSettings } from '../scaffold';
import { synthAudit } from './audit-template';

test('an account with its own trail gets no second trail and no alarms on it, but an archive and an alert topic', () => {
  const draft = createSandboxDraft();
  const elsewhere = synthAudit(parseDraft({ ...draft, audit: { ...sandboxSettings.audit, trail: 'elsewhere' } }));
  elsewhere.resourceCountIs('AWS::CloudTrail::Trail', 0);
  elsewhere.resourceCountIs('AWS::Logs::MetricFilter', 0);
  elsewhere.resourceCountIs('AWS::S3::Bucket', 2);
  elsewhere.resourceCountIs('AWS::SNS::Topic', 1);
});

test('every log group is encrypted and has the retention of the settings', () => {
  synthAudit(productionSettings).allResourcesProperties('AWS::Logs::LogGroup', {
    KmsKeyId: Match.anyValue(),
    RetentionInDays: 400,
  });
  synthAudit(sandboxSettings).allResourcesProperties('AWS::Logs::LogGroup', {
    KmsKeyId: Match.anyValue(),
    RetentionInDays: 30,
  });
});

import { describe, expect, test } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { RunbookAlarm } from '../../lib/audit/runbook-alarm';
import { createSharedResources, createTestStack } from '../scaffold';

describe('an alarm', () => {
  const stack = createTestStack();
  const { alerts } = createSharedResources(stack);
  const alarm = new RunbookAlarm(stack, 'Failed', {
    summary: 'A call failed.',
    runbook: 'functions.md#errors',
    severity: 'high',
    metric: new Metric({ namespace: 'Test', metricName: 'Failures', period: Duration.minutes(1), statistic: 'Sum' }),
    threshold: 3,
    alerts,
  });
  const template = Template.fromStack(stack);

  test('names its runbook in its description', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: 'A call failed. Runbook: docs/runbooks/functions.md#errors',
    });
  });

  test('sends an alert after one period at the threshold, and none without data', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Threshold: 3,
      Period: 60,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [{ Ref: Match.stringLikeRegexp('^Alerts') }],
    });
  });

  test('has its severity for constructs that route alarms', () => {
    expect(alarm.severity).toBe('high');
  });
});

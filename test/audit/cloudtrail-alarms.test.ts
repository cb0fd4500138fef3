import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { CLOUDTRAIL_ALARMS } from '../../lib/audit/cloudtrail-alarm-definitions';
import { productionSettings } from '../scaffold';
import { synthAudit } from './audit-template';

const production = synthAudit(productionSettings);

describe('the CIS monitoring list', () => {
  test('contains its fourteen controls, key policy changes and organisation changes', () => {
    expect(CLOUDTRAIL_ALARMS.map(({ control }) => control)).toEqual([
      ...Array.from({ length: 14 }, (_, index) => `CloudWatch.${index + 1}`),
      'Bulwark',
      'CIS 4.15',
    ]);
  });

  test.each(CLOUDTRAIL_ALARMS)(
    '$name sends an alert within five minutes and names its runbook',
    ({ name, pattern, threshold = 1 }) => {
      const metric = { MetricName: name, MetricNamespace: 'Bulwark/production/Trail' };
      production.hasResourceProperties('AWS::Logs::MetricFilter', {
        FilterPattern: pattern,
        MetricTransformations: [{ ...metric, MetricValue: '1' }],
      });
      production.hasResourceProperties('AWS::CloudWatch::Alarm', {
        MetricName: name,
        Namespace: 'Bulwark/production/Trail',
        Period: 300,
        Threshold: threshold,
        AlarmActions: [Match.anyValue()],
        TreatMissingData: 'notBreaching',
        AlarmDescription: Match.stringLikeRegexp(`Runbook: docs/runbooks/trail-alarms.md#${name.toLowerCase()}$`),
      });
    },
  );

  test('goes off at the first event, except for refused calls, which also occur in normal operation', () => {
    const raised = CLOUDTRAIL_ALARMS.filter(({ threshold = 1 }) => threshold > 1);
    expect(raised.map(({ name, threshold }) => [name, threshold])).toEqual([['UnauthorizedCalls', 10]]);
  });

  test('has filter patterns of at most 1024 characters, the limit of CloudWatch Logs', () => {
    for (const { pattern } of CLOUDTRAIL_ALARMS) expect(pattern.length).toBeLessThanOrEqual(1024);
  });
});

import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { monitoringList } from '../../lib/detection/detections/monitoring-list';
import { productionSettings } from '../scaffold';
import { synthAudit } from './audit-template';

const production = synthAudit(productionSettings);

/** The list as it is deployed: a detection with a filter on the trail each. */
const LIST = monitoringList.flatMap(({ form, ...detection }) =>
  form.kind === 'metric filter' ? [{ ...detection, name: detection.id, ...form }] : [],
);

describe('the CIS monitoring list', () => {
  test('contains its fourteen controls, key policy changes and organisation changes', () => {
    expect(LIST.map(({ control }) => control)).toEqual([
      ...Array.from({ length: 14 }, (_, index) => `CloudWatch.${index + 1}`),
      'Bulwark',
      'CIS 4.15',
    ]);
  });

  test.each(LIST)('$name sends an alert within five minutes and names its runbook', ({ name, pattern, threshold }) => {
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
  });

  test('goes off at the first event, except for refused calls and for waves of what each deployment changes', () => {
    const raised = LIST.filter(({ threshold }) => threshold > 1);
    expect(raised.map(({ name, threshold }) => [name, threshold])).toEqual([
      ['UnauthorizedCalls', 10],
      ['PolicyChanges', 20],
      ['SecurityGroupChanges', 20],
      ['GatewayChanges', 5],
      ['RouteTableChanges', 20],
      ['VpcChanges', 5],
    ]);
  });

  test('has filter patterns of at most 1024 characters, the limit of CloudWatch Logs', () => {
    for (const { pattern } of LIST) expect(pattern.length).toBeLessThanOrEqual(1024);
  });
});

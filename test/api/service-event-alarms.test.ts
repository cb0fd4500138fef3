import { describe, expect, test } from '@jest/globals';
import { productionSettings, sandboxSettings } from '../scaffold';
import { findAllProperties, synthApi } from './api-template';

const FUNCTIONS = ['Read', 'Write', 'Erase'];

describe.each([sandboxSettings, productionSettings])('in $name', (settings) => {
  const template = synthApi(settings);

  test('the events of each function are counted by type', () => {
    const filters = findAllProperties(template, 'AWS::Logs::MetricFilter').filter(
      ({ FilterPattern }) => FilterPattern !== '{ $.serverError >= 0 }',
    );
    expect(filters.map(({ LogGroupName }) => Object(LogGroupName).Ref)).toEqual(
      FUNCTIONS.map((name) => expect.stringMatching(new RegExp(`^Functions${name}Log`))),
    );
    for (const filter of filters) {
      expect(filter).toMatchObject({
        FilterPattern: '{ $.event = "*" }',
        MetricTransformations: [
          {
            MetricNamespace: `Bulwark/${settings.name}`,
            MetricName: 'Events',
            MetricValue: '1',
            Dimensions: [{ Key: 'Event', Value: '$.event' }],
          },
        ],
      });
    }
  });

  test('events that never occur in normal operation raise an alarm', () => {
    const alarms = findAllProperties(template, 'AWS::CloudWatch::Alarm').filter(
      ({ MetricName }) => MetricName === 'Events',
    );
    expect(alarms.map(({ Dimensions, Threshold }) => [Object(Dimensions)[0].Value, Threshold])).toEqual([
      ['TokenMissing', 1],
      ['ScopeDenied', 1],
      ['TenantDenied', 1],
      ['ClientDenied', 1],
      ['DecryptFailed', 1],
      ['EventsMissing', 1],
      ['EventsChanged', 1],
      ['UnexpectedError', 1],
      ['KeysUnavailable', 5],
    ]);
  });
});

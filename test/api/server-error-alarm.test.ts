import { expect, test } from '@jest/globals';
import { productionSettings } from '../scaffold';
import { findOnlyProperties, synthApi } from './api-template';

const production = synthApi(productionSettings);

test('the alarm of the API uses the metrics of the deployed stage', () => {
  expect(findOnlyProperties(production, 'AWS::CloudWatch::Alarm', { MetricName: '5XXError' })['Dimensions']).toEqual([
    { Name: 'ApiName', Value: findOnlyProperties(production, 'AWS::ApiGateway::RestApi')['Name'] },
    { Name: 'Stage', Value: findOnlyProperties(production, 'AWS::ApiGateway::Stage')['StageName'] },
  ]);
});

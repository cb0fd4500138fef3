import { test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createProductionDraft } from '../scaffold';
import { synthData } from './data-template';

const production = synthData(createProductionDraft());

test('failovers, failures, deletions and configuration changes of databases send an alert', () => {
  for (const [SourceType, category] of [
    ['db-cluster', 'failover'],
    ['db-instance', 'failure'],
    ['db-parameter-group', 'configuration change'],
  ]) {
    production.hasResourceProperties('AWS::RDS::EventSubscription', {
      SourceType,
      Enabled: true,
      EventCategories: Match.arrayWith([category]),
      SnsTopicArn: Match.anyValue(),
    });
  }
});

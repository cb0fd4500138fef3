import { describe, expect, test } from '@jest/globals';
import { createDatabase, listCosts, listLines, listProblems } from './estimated-resources';

describe('capacity', () => {
  test('each instance costs the minimum capacity by the hour', () => {
    const lines = listLines(createDatabase({ minimum: 1, instances: 2 }));
    expect(lines.filter(({ what }) => what === 'instance at 1 ACU').map(({ monthlyUsd }) => monthlyUsd)).toEqual([
      102.2, 102.2,
    ]);
  });

  test('a cluster that pauses costs its storage only', () => {
    expect(listCosts(createDatabase({ minimum: 0, instance: { MonitoringInterval: 60 } }))).toEqual({
      'database storage': 1.19,
      'changes of 7 days in automated backups': 0.03,
      'instance, paused at 0 ACU': 0,
    });
  });

  test('a proxy holds connections, so its cluster does not pause', () => {
    expect(listCosts(createDatabase({ minimum: 0, proxy: true }))).toMatchObject({
      'instance at 0.5 ACU': 51.1,
      'proxy, 1 instance at 0.5 ACU billed as 8': 105.12,
    });
  });

  test.each([
    ['an instance of another class', createDatabase({ instance: { DBInstanceClass: 'db.r8g.large' } })],
    ['a cluster without a minimum capacity', createDatabase({ cluster: { ServerlessV2ScalingConfiguration: {} } })],
    ['an engine other than Aurora', createDatabase({ cluster: { Engine: 'postgres' } })],
    ['storage with I/O included', createDatabase({ cluster: { StorageType: 'aurora-iopt1' } })],
    ['an instance without a cluster', { One: { Type: 'AWS::RDS::DBInstance', Properties: {} } }],
  ])('%s has no price', (_case, resources) => {
    expect(listProblems(resources)[0]?.reason).toMatch(/has no price$/);
  });
});

describe('storage and monitoring', () => {
  test('automated backups cost by the changes that they keep; one copy of the database is free', () => {
    expect(listCosts(createDatabase({ cluster: { BackupRetentionPeriod: 35 } }))).toMatchObject({
      'changes of 35 days in automated backups': 0.16,
    });
  });

  test('a running cluster makes storage requests', () => {
    expect(listCosts(createDatabase({}))).toMatchObject({ 'storage I/O of an idle cluster': 1.16 });
  });

  test('RDS keeps a secret for a managed password', () => {
    expect(listCosts(createDatabase({ cluster: { ManageMasterUserPassword: true } }))).toMatchObject({
      'secret of the master user': 0.4,
    });
  });

  test('Enhanced Monitoring writes logs of a running instance', () => {
    expect(listCosts(createDatabase({ instance: { MonitoringInterval: 60 } }))).toMatchObject({
      'Enhanced Monitoring every 60 seconds': 0.14,
    });
  });

  test('seven days of Performance Insights are free', () => {
    const instance = { EnablePerformanceInsights: true, PerformanceInsightsRetentionPeriod: 7 };
    expect(Object.keys(listCosts(createDatabase({ instance })))).not.toContain('Database Insights, advanced mode');
  });

  test.each([
    ['more days of Performance Insights', { instance: { PerformanceInsightsRetentionPeriod: 465 } }],
    ['the advanced mode', { cluster: { DatabaseInsightsMode: 'advanced' } }],
  ])('%s cost by the capacity', (_case, options) => {
    expect(listCosts(createDatabase(options))).toMatchObject({ 'Database Insights, advanced mode': 2.28 });
  });
});

describe('RDS Proxy', () => {
  test('costs at least 8 ACU for each instance, the most that AWS charges', () => {
    expect(listCosts(createDatabase({ minimum: 1, instances: 2, proxy: true }))).toMatchObject({
      'proxy, 2 instances at 1 ACU billed as 8': 210.24,
    });
  });

  test('costs the capacity of each instance above that', () => {
    expect(listCosts(createDatabase({ minimum: 10, instances: 2, proxy: true }))).toMatchObject({
      'proxy, 2 instances at 10 ACU': 262.8,
    });
  });

  test('has no price without a cluster in the templates', () => {
    expect(listProblems({ Proxy: { Type: 'AWS::RDS::DBProxy' } })).toHaveLength(1);
  });
});

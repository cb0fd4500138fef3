import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { computeErasureDays } from '../../lib/data/erasure-schedule';
import { synthStacks } from '../app/synthesized-stacks';
import { createProductionDraft, createSandboxDraft, productionSettings, sandboxSettings } from '../scaffold';
import { synthData } from './data-template';

const production = synthData(createProductionDraft());
const sandbox = synthData(createSandboxDraft());

function findFunction(template: typeof production, user: string): Record<string, unknown> {
  const [found, ...others] = Object.values(template.findResources('AWS::Lambda::Function')).filter(
    ({ Properties }) => Properties.Environment.Variables.DATABASE_USER === user,
  );
  expect(others).toEqual([]);
  return Object(found).Properties;
}

const readVariables = (template: typeof production) =>
  Object(Object(findFunction(template, 'bulwark_keeper')['Environment']).Variables);

describe('the function that keeps key epochs', () => {
  test('keeps every backup readable, and then destroys the key of its epoch in the shortest time', () => {
    expect(readVariables(production)).toMatchObject({ EPOCH_DAYS: '7', RESTORABLE_DAYS: '35', PENDING_DAYS: '7' });
    expect(readVariables(sandbox)).toMatchObject({ EPOCH_DAYS: '7', RESTORABLE_DAYS: '7', PENDING_DAYS: '7' });
  });

  test.each([
    ['production', production, productionSettings, 52],
    ['sandbox', sandbox, sandboxSettings, 24],
  ])('makes erased data unreadable in %s after the stated days', (_name, template, settings, days) => {
    const { EPOCH_DAYS, RESTORABLE_DAYS, PENDING_DAYS } = readVariables(template);
    // The function is late by at most a day when it closes an epoch and when it destroys it, and KMS by one more.
    expect(Number(EPOCH_DAYS) + Number(RESTORABLE_DAYS) + Number(PENDING_DAYS) + 3).toBe(days);
    expect(computeErasureDays(settings.data)).toBe(days);
    // No backup is kept longer than its key.
    template.hasResourceProperties('AWS::RDS::DBCluster', { BackupRetentionPeriod: Number(RESTORABLE_DAYS) });
  });

  test('runs every hour, and once a day where each run wakes a paused database', () => {
    const target = { Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() })] };
    production.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', ...target });
    sandbox.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', ...target });
  });

  test('runs during a deployment, after the migrations, so that the first request finds an open epoch', () => {
    for (const template of [production, sandbox]) {
      template.hasResource('Custom::KeyEpoch', {
        Properties: Match.objectLike({ Cluster: Match.anyValue() }),
        DependsOn: Match.arrayWith([Match.stringLikeRegexp('^MigrationRun')]),
      });
    }
  });

  test('creates keys that their administrators cannot use, and that serve no other purpose', () => {
    const policy = JSON.stringify(readVariables(production)['EPOCH_KEY_POLICY']);
    expect(policy).toContain('AdministrationWithoutUse');
    expect(policy).toContain('EpochKeysWithContext');
    expect(policy).toContain('epoch-key');
    expect(policy).not.toContain('kms:*');
    expect(policy).not.toContain('kms:Encrypt"');
  });

  test('counts its events with those of the service, and raises an alarm when it fails', () => {
    production.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: { Ref: Match.stringLikeRegexp('^KeeperFunctionLog') },
      MetricTransformations: [Match.objectLike({ MetricNamespace: 'Bulwark/production', MetricName: 'Events' })],
    });
    production.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: Match.stringLikeRegexp('service-events.md#keeper'),
      MetricName: 'Errors',
      Threshold: 1,
    });
  });
});

describe('an alert is sent', () => {
  const hasMissedRuns = (template: typeof production, period: number, periods: number) =>
    template.hasResource('AWS::CloudWatch::Alarm', {
      Properties: Match.objectLike({
        AlarmDescription: Match.stringLikeRegexp('did not run.*service-events.md#keeper'),
        Namespace: 'AWS/Lambda',
        MetricName: 'Invocations',
        Dimensions: [{ Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('^KeeperFunction') } }],
        Statistic: 'Sum',
        ComparisonOperator: 'LessThanOrEqualToThreshold',
        Threshold: 0,
        TreatMissingData: 'breaching',
        Period: period,
        EvaluationPeriods: periods,
        AlarmActions: [Match.anyValue()],
      }),
      // The run of the deployment is the first one, so that no alert is sent at once.
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^KeeperRun')]),
    });

  test('after three hours without a run of the keeper, where it runs every hour', () => {
    hasMissedRuns(production, 3600, 3);
  });

  test('after two days, where it runs once a day', () => {
    hasMissedRuns(sandbox, 86_400, 2);
  });

  test('for a task of a tenant that failed, and for one that is not complete', () => {
    const runbook = Match.stringLikeRegexp('service-events.md#tenanttasks');
    production.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: runbook,
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('^TenantTasksFunction') } }],
    });
    production.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: runbook,
      Namespace: 'Bulwark/production',
      MetricName: 'Events',
      Dimensions: [{ Name: 'Event', Value: 'TenantTaskUnfinished' }],
      Threshold: 1,
    });
    production.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: { Ref: Match.stringLikeRegexp('^TenantTasksFunctionLog') },
      MetricTransformations: [Match.objectLike({ MetricNamespace: 'Bulwark/production', MetricName: 'Events' })],
    });
  });
});

test('no stack reads its own outputs, which do not exist while it is created', () => {
  const listRead = (text: string) =>
    [...text.matchAll(/"Fn::GetStackOutput":\{[^}]*"StackName":"([^"]+)"/g)].map(([, name]) => name);
  for (const settings of [sandboxSettings, productionSettings]) {
    const stacks = synthStacks(settings).map(({ stackName, template }) => ({
      stackName,
      read: listRead(JSON.stringify(template.toJSON())),
    }));
    expect(stacks.flatMap(({ read }) => read)).toContain(`${settings.name}-Data`);
    expect(stacks.filter(({ stackName, read }) => read.includes(stackName))).toEqual([]);
  }
});

test('no backup plan, no copy and no snapshot can contain the keys of epochs: they are KMS keys', () => {
  const text = JSON.stringify(production.findResources('AWS::Backup::BackupSelection'));
  expect(text).not.toContain('kms');
  for (const type of ['AWS::DynamoDB::Table', 'AWS::SSM::Parameter', 'AWS::SecretsManager::Secret'])
    production.resourceCountIs(type, 0);
});

test('the server log of the database is watched for refused statements of the functions', () => {
  for (const template of [production, sandbox]) {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: { Ref: Match.stringLikeRegexp('Logpostgresql') },
      FilterPattern: '"bulwark_" "permission denied"',
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'DeniedStatements', Threshold: 1 });
  }
});

test('no rule and no permission lets a service invoke the function that erases tenants', () => {
  const permissions = Object.values(production.findResources('AWS::Lambda::Permission'));
  expect(JSON.stringify(permissions)).not.toContain('TenantTasks');
  expect(findFunction(production, 'bulwark_tenants')).toMatchObject({ ReservedConcurrentExecutions: 1 });
});

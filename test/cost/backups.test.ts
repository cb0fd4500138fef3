import { describe, expect, test } from '@jest/globals';
import { countRunsPerMonth } from '../../cost/schedule';
import { createDatabase, listCosts, listProblems } from './estimated-resources';

const createPlan = (rule: object) => ({
  ...createDatabase({ minimum: 0 }),
  Plan: {
    Type: 'AWS::Backup::BackupPlan',
    Properties: { BackupPlan: { BackupPlanRule: [{ ScheduleExpression: 'cron(0 4 * * ? *)', ...rule }] } },
  },
});

describe('snapshots', () => {
  test('are free while the cluster keeps automated backups', () => {
    expect(Object.keys(listCosts(createPlan({ Lifecycle: { DeleteAfterDays: 7 } })))).toHaveLength(3);
  });

  test('cost the size of the database beyond that', () => {
    expect(listCosts(createPlan({ Lifecycle: { DeleteAfterDays: 37 } }))).toMatchObject({
      'snapshots beyond automated backups, 30 days': 6.9,
    });
  });

  test('cost from the first day in another vault', () => {
    const CopyActions = [{ Lifecycle: { DeleteAfterDays: 7 } }];
    expect(listCosts(createPlan({ Lifecycle: { DeleteAfterDays: 7 }, CopyActions }))).toMatchObject({
      'copies in another vault, 7 days': 1.61,
    });
  });

  test.each([
    ['kept for ever', {}],
    ['on a schedule that is not understood', { Lifecycle: { DeleteAfterDays: 7 }, ScheduleExpression: 'cron(0/5)' }],
  ])('%s have no price', (_case, rule) => {
    expect(listProblems(createPlan(rule))).toHaveLength(1);
  });
});

describe('restore tests', () => {
  const createTest = (arns: readonly string[]) => ({
    Plan: { Type: 'AWS::Backup::RestoreTestingPlan', Properties: { ScheduleExpression: 'cron(0 6 ? * SUN *)' } },
    Selection: {
      Type: 'AWS::Backup::RestoreTestingSelection',
      Properties: { RestoreTestingPlanName: { Ref: 'Plan' }, ProtectedResourceArns: arns },
    },
  });

  test('cost per recovery point, as often as their plan runs', () => {
    expect(listCosts(createTest(['arn:aws:rds:eu-central-1:111122223333:cluster:records']))).toEqual({
      'restore tests, 4.3 a month': 6.5,
    });
  });

  test.each([
    ['of everything', ['*']],
    ['of nothing', []],
  ])('%s have no price', (_case, arns) => {
    expect(listProblems(createTest(arns))).toHaveLength(1);
  });
});

test.each([
  ['cron(0 4 * * ? *)', 365 / 12],
  ['cron(0 6 ? * SUN *)', 52 / 12],
  ['cron(0 6 ? * MON,THU *)', 104 / 12],
  ['cron(0 6 1 * ? *)', 1],
  ['rate(1 day)', 365 / 12],
  ['rate(12 hours)', 730 / 12],
  ['cron(0/15 * * * ? *)', undefined],
  ['cron(0 6 ? 3 SUN *)', undefined],
  ['at(2026-01-01T00:00:00)', undefined],
])('%s runs %s times a month', (expression, runs) => {
  expect(countRunsPerMonth(expression)).toEqual(runs);
});

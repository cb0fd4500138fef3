import { Logger } from '@aws-lambda-powertools/logger';
import { describe, expect, test } from '@jest/globals';
import { createRequestHandler } from '../../lambda/records/http/request-handler';
import { findAllProperties, synthApi } from '../api/api-template';
import { buildApiEvent, context } from '../lambda/records/api-event';
import { productionSettings, sandboxSettings } from '../scaffold';

const production = synthApi(productionSettings);
const NAMES = ['Read', 'Write', 'Erase'];
const VERSION = { 'Fn::GetAtt': [expect.stringMatching(/CurrentVersion/), 'Version'] };

/** Runs the handler of a version that fails, or that works, and returns the line that it logs. */
async function logRequest(health: () => Promise<{ body: { status: 'ok' } }>): Promise<Record<string, unknown>> {
  const lines: Record<string, unknown>[] = [];
  const logger = new Logger({ serviceName: 'test' });
  for (const level of ['info', 'warn', 'error'] as const) {
    logger[level] = (message: unknown, ...more: unknown[]) => {
      lines.push(Object.assign({ message }, ...more.map(Object)));
    };
  }
  const handler = createRequestHandler({ logger, clientKeys: new Map(), handlers: { 'GET /health': health } });
  await handler(buildApiEvent('GET', '/health'), { ...context, functionVersion: '8' });
  expect(lines).toHaveLength(1);
  return lines[0] ?? {};
}

const failing = logRequest(async () => {
  throw new Error('the new version is broken');
});
const working = logRequest(async () => ({ body: { status: 'ok' } }));

/** The data point that a metric filter makes of a log line: `$.name` reads a field. */
function countLine(filter: Record<string, unknown>, line: Record<string, unknown>) {
  const read = (value: unknown) => line[/^\$\.(\w+)$/.exec(String(value))?.[1] ?? ''];
  const [, field, least] = /^\{ (\$\.\w+) >= (\d+) \}$/.exec(String(filter['FilterPattern'])) ?? [];
  if (!(Number(read(field)) >= Number(least))) return undefined;
  const [made] = [filter['MetricTransformations']].flat().map(Object);
  return {
    namespace: made.MetricNamespace,
    name: made.MetricName,
    value: Number(read(made.MetricValue)),
    dimensions: made.Dimensions.map(({ Key, Value }: Record<string, string>) => [Key, read(Value)]),
  };
}

describe.each(NAMES)('the new version of %s', (name) => {
  const filter = findAllProperties(production, 'AWS::Logs::MetricFilter').find(({ MetricTransformations }) =>
    JSON.stringify(MetricTransformations).includes(`${name}ServerErrors`),
  );
  const alarms = Object.entries(production.findResources('AWS::CloudWatch::Alarm')).map(([id, { Properties }]) => ({
    id,
    ...Properties,
  }));
  const responses = alarms.find(({ MetricName }) => MetricName === `${name}ServerErrors`);
  const invocations = alarms.find(({ id }) => id.startsWith(`Functions${name}LiveVersionAlarmsInvocation`));
  const group = findAllProperties(production, 'AWS::CodeDeploy::DeploymentGroup').find(({ ServiceRoleArn }) =>
    JSON.stringify(ServiceRoleArn).includes(`Functions${name}Live`),
  );

  test('raises an alarm in one minute with one request that it answers with a server error', async () => {
    expect(filter?.['LogGroupName']).toEqual({ Ref: expect.stringMatching(new RegExp(`^Functions${name}Log`)) });
    const counted = countLine(Object(filter), await failing);
    expect(counted).toMatchObject({ namespace: responses?.Namespace, name: responses?.MetricName, value: 1 });
    expect(responses).toMatchObject({
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
    expect(counted?.value).toBeGreaterThanOrEqual(responses?.Threshold);
  });

  test('raises no alarm while it answers, or with one error in a hundred responses', async () => {
    const point = countLine(Object(filter), await working);
    expect(point?.value).toBe(0);
    expect(1 / 100).toBeLessThan(responses?.Threshold);
    expect(responses?.TreatMissingData).toBe('notBreaching');
  });

  test('is watched apart from the version before it', async () => {
    expect(countLine(Object(filter), await failing)?.dimensions).toEqual([['Version', '8']]);
    expect(responses?.Dimensions).toEqual([{ Name: 'Version', Value: VERSION }]);
    expect(invocations?.Dimensions).toContainEqual({ Name: 'ExecutedVersion', Value: VERSION });
  });

  test('raises an alarm when its invocations fail before it can answer', () => {
    expect(invocations).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'Average',
      Period: 60,
    });
    expect(invocations?.Threshold).toBeLessThanOrEqual(1);
  });

  test('is rolled back by both alarms, which exist before the alias sends it requests', () => {
    const named = Object(group?.['AlarmConfiguration']).Alarms.map(({ Name }: { Name: { Ref: string } }) => Name.Ref);
    expect(named).toEqual(expect.arrayContaining([responses?.id, invocations?.id]));
    const alias = Object.entries(production.findResources('AWS::Lambda::Alias')).find(([id]) =>
      id.startsWith(`Functions${name}`),
    );
    expect(alias?.[1]['DependsOn']).toEqual(expect.arrayContaining([responses?.id, invocations?.id]));
  });
});

test('one request per minute reaches a new version while its deployment can still be rolled back', () => {
  const [config] = new Set(
    findAllProperties(production, 'AWS::CodeDeploy::DeploymentGroup').map((group) => group['DeploymentConfigName']),
  );
  const [, percent, minutes] = /Linear(\d+)PercentEvery(\d+)Minutes?$/.exec(String(config)) ?? [];
  const step = Number(percent) / 100;
  // The metric filter and the alarm need about three minutes.
  const watched = (1 / step - 1) * Number(minutes) - 3;
  const shares = Array.from({ length: watched }, (_, minute) => step * (1 + Math.floor(minute / Number(minutes))));
  const missed = shares.reduce((product, share) => product * (1 - share), 1);
  expect(missed).toBeLessThan(0.001);
});

test('a sandbox without canary deployments has no alarm per version', () => {
  expect(JSON.stringify(synthApi(sandboxSettings).toJSON())).not.toContain('VersionAlarms');
});

import { describe, expect, test } from '@jest/globals';
import { productionSettings, sandboxDraft, sandboxSettings, settingsOf } from '../scaffold';
import { all, apiTemplate, only, rightsOf } from './synthesized';

const template = apiTemplate(sandboxSettings);
const accessLog = Object(only(template, 'AWS::ApiGateway::Stage')['AccessLogSetting']);

describe('the access log', () => {
  const fields: Record<string, string> = JSON.parse(accessLog.Format);

  test('is JSON in an encrypted log group', () => {
    expect(accessLog.DestinationArn).toEqual({
      'Fn::Join': ['', [expect.stringMatching(/:log-group:$/), { Ref: expect.stringMatching(/AccessLog/) }]],
    });
    expect(Object.keys(fields).length).toBeGreaterThan(10);
  });

  test('holds no address, person, path with ids, query, agent or token', () => {
    const variables = Object.values(fields).join(' ');
    for (const personal of [
      /identity\.(?!apiKeyId)/,
      /sourceIp/,
      /userAgent/,
      /context\.path\b/,
      /queryString/i,
      /claims\.(sub|email|username|cognito)/,
      /authorizer\.principalId/,
      /validationErrorString|error\.message/,
    ]) {
      expect(variables).not.toMatch(personal);
    }
  });

  test('holds what an investigation needs', () => {
    expect(fields).toMatchObject({
      requestId: '$context.requestId',
      extendedRequestId: '$context.extendedRequestId',
      route: '$context.resourcePath',
      status: '$context.status',
      errorType: '$context.error.responseType',
      wafResponse: '$context.wafResponseCode',
      tlsVersion: '$context.tlsVersion',
      client: '$context.authorizer.claims.client_id',
    });
  });
});

test.each([sandboxSettings, productionSettings])(
  'the logs of $name are encrypted and kept as long as settings say',
  (settings) => {
    for (const group of all(apiTemplate(settings), 'AWS::Logs::LogGroup')) {
      expect(group).toMatchObject({
        KmsKeyId: { 'Fn::ImportValue': expect.stringContaining('KeysLogs') },
        RetentionInDays: settings.api.logRetentionDays,
      });
    }
  },
);

test('the execution log is there and encrypted before API Gateway would make it itself', () => {
  const [id] = Object.entries(template.findResources('AWS::Logs::LogGroup')).find(([, { Properties }]) =>
    JSON.stringify(Properties['LogGroupName'] ?? '').includes('API-Gateway-Execution-Logs_'),
  ) ?? [''];
  const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
  expect(template.findResources('AWS::Logs::LogGroup')[id]?.['Properties'].LogGroupName).toEqual({
    'Fn::Join': ['', ['API-Gateway-Execution-Logs_', { Ref: expect.stringMatching(/^Records/) }, '/live']],
  });
  expect(stage?.['DependsOn']).toContain(id);
});

describe('the role with which API Gateway writes logs of the account', () => {
  test('may do what API Gateway asks for on log groups of this account and region, and nothing else', () => {
    expect(rightsOf(template, 'RecordsAccountLogging')).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'logs:CreateLogGroup',
          'logs:CreateLogStream',
          'logs:DescribeLogGroups',
          'logs:DescribeLogStreams',
          'logs:FilterLogEvents',
          'logs:GetLogEvents',
          'logs:PutLogEvents',
        ],
        Resource: 'arn:aws:logs:eu-central-1:111122223333:log-group:*',
      },
    ]);
  });

  test('has its rights before the account names it, and the account before a stage logs', () => {
    const [[id, account] = ['', {}]] = Object.entries(template.findResources('AWS::ApiGateway::Account'));
    const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
    expect(account['DependsOn']).toContainEqual(expect.stringMatching(/AccountLoggingRolePolicy/));
    expect(stage?.['DependsOn']).toContain(id);
  });

  test('outlives the stack, since other APIs of the account write with it', () => {
    const kept = ['AWS::ApiGateway::Account', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'].flatMap((type) =>
      Object.entries(template.findResources(type)).filter(([name]) => name.startsWith('RecordsAccountLogging')),
    );
    expect(kept).toHaveLength(3);
    for (const [, resource] of kept) expect(resource).toMatchObject({ DeletionPolicy: 'Retain' });
  });

  test('is not made where another stack of the account made it', () => {
    const draft = sandboxDraft();
    const elsewhere = settingsOf({ ...draft, api: { ...Object(draft['api']), manageAccountLogging: false } });
    expect(all(apiTemplate(elsewhere), 'AWS::ApiGateway::Account')).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { createSandboxDraft, parseDraft, sandboxSettings } from '../scaffold';
import { findAllProperties, listStatements, synthApi } from './api-template';

const template = synthApi(sandboxSettings);

describe('the role with which API Gateway writes logs of the account', () => {
  test('has the actions that API Gateway requires on log groups of this account and region, and nothing else', () => {
    expect(listStatements(template, 'RecordsAccountLogging')).toEqual([
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

  test('has its policy before the account uses it, and the account uses it before a stage logs', () => {
    const [[id, account] = ['', {}]] = Object.entries(template.findResources('AWS::ApiGateway::Account'));
    const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
    expect(account['DependsOn']).toContainEqual(expect.stringMatching(/AccountLoggingRolePolicy/));
    expect(stage?.['DependsOn']).toContain(id);
  });

  test('is retained when the stack is deleted, since other APIs of the account use it', () => {
    const kept = ['AWS::ApiGateway::Account', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'].flatMap((type) =>
      Object.entries(template.findResources(type)).filter(([name]) => name.startsWith('RecordsAccountLogging')),
    );
    expect(kept).toHaveLength(3);
    for (const [, resource] of kept) expect(resource).toMatchObject({ DeletionPolicy: 'Retain' });
  });

  test('is not created if another stack of the account created it', () => {
    const draft = createSandboxDraft();
    const elsewhere = parseDraft({ ...draft, api: { ...Object(draft['api']), manageAccountLogging: false } });
    expect(findAllProperties(synthApi(elsewhere), 'AWS::ApiGateway::Account')).toEqual([]);
  });
});

import { expect, test } from '@jest/globals';
import { allow, collect, getAtt, listAllowed, type Resources, role } from './small-access';

const sub = (text: string): object => ({ 'Fn::Sub': text });
const as = (Type: string, Properties: Readonly<Record<string, unknown>> = {}): Resources[string] => ({
  Type,
  Properties,
});
const user = (action: string, resource: unknown): Resources => ({ User: role([allow(action, resource)]) });

test.each<[string, Resources, string, readonly string[]]>([
  [
    'a secret by its reference',
    { It: as('AWS::SecretsManager::Secret'), ...user('secretsmanager:GetSecretValue', { Ref: 'It' }) },
    'read',
    ['App/User: secretsmanager:GetSecretValue'],
  ],
  [
    'a secret by its name and six unknown characters',
    {
      It: as('AWS::SecretsManager::Secret', { Name: 'app/db' }),
      ...user(
        'secretsmanager:GetSecretValue',
        sub(`arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:app/db-??????`),
      ),
    },
    'read',
    ['App/User: secretsmanager:GetSecretValue'],
  ],
  [
    'a secret with a resource policy',
    {
      It: as('AWS::SecretsManager::Secret'),
      Idle: role([]),
      Policy: as('AWS::SecretsManager::ResourcePolicy', {
        SecretId: { Ref: 'It' },
        ResourcePolicy: {
          Statement: [allow('secretsmanager:GetSecretValue', '*', { Principal: { AWS: getAtt('Idle') } })],
        },
      }),
    },
    'read',
    ['App/Idle: secretsmanager:GetSecretValue'],
  ],
  [
    'a parameter with a path',
    {
      It: as('AWS::SSM::Parameter', { Name: '/app/limit' }),
      ...user('ssm:GetParameter*', sub(`arn:aws:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter/app/*`)),
    },
    'read',
    ['App/User: ssm:GetParameter, ssm:GetParameters, ssm:GetParametersByPath, ssm:GetParameterHistory'],
  ],
  [
    'a log group and its streams',
    { It: as('AWS::Logs::LogGroup'), ...user('logs:PutLogEvents', getAtt('It')) },
    'write',
    ['App/User: logs:PutLogEvents'],
  ],
  [
    'log groups that a policy of CloudWatch Logs names',
    {
      It: as('AWS::Logs::LogGroup', { LogGroupName: '/aws/events/app' }),
      Policy: as('AWS::Logs::ResourcePolicy', {
        PolicyDocument:
          '{"Statement":[{"Effect":"Allow","Action":"logs:PutLogEvents","Principal":{"Service":"events.amazonaws.com"},"Resource":"arn:aws:logs:eu-central-1:111122223333:log-group:/aws/events/*"}]}',
      }),
    },
    'write',
    ['events.amazonaws.com: logs:PutLogEvents'],
  ],
  [
    'one database user of a cluster',
    {
      It: as('AWS::RDS::DBCluster'),
      ...user(
        'rds-db:connect',
        sub(`arn:aws:rds-db:\${AWS::Region}:\${AWS::AccountId}:dbuser:\${It.DBClusterResourceId}/app`),
      ),
    },
    'connect',
    [
      `App/User: rds-db:connect if only on arn:aws:rds-db:eu-central-1:111122223333:dbuser:\${App/It.DBClusterResourceId}/app`,
    ],
  ],
  [
    'all database users of a proxy',
    {
      It: as('AWS::RDS::DBProxy'),
      ...user('rds-db:connect', {
        'Fn::Sub': [
          `arn:aws:rds-db:\${AWS::Region}:\${AWS::AccountId}:dbuser:\${Id}/*`,
          { Id: { 'Fn::Select': [6, { 'Fn::Split': [':', getAtt('It', 'DBProxyArn')] }] } },
        ],
      }),
    },
    'connect',
    ['App/User: rds-db:connect'],
  ],
  [
    'a trail',
    { It: as('AWS::CloudTrail::Trail'), ...user('cloudtrail:Stop*', '*') },
    'change',
    ['App/User: cloudtrail:StopLogging'],
  ],
  [
    'a detector',
    {
      It: as('AWS::GuardDuty::Detector'),
      ...user('guardduty:*', sub(`arn:aws:guardduty:*:\${AWS::AccountId}:detector/\${It}`)),
    },
    'change',
    ['App/User: guardduty:DeleteDetector, guardduty:UpdateDetector'],
  ],
  [
    'a web ACL',
    { It: as('AWS::WAFv2::WebACL', { Name: 'app' }), ...user('wafv2:UpdateWebACL', getAtt('It')) },
    'change',
    ['App/User: wafv2:UpdateWebACL'],
  ],
  [
    'a web ACL by its scope and name',
    {
      It: as('AWS::WAFv2::WebACL', { Name: 'app', Scope: 'REGIONAL' }),
      ...user('wafv2:UpdateWebACL', sub(`arn:aws:wafv2:\${AWS::Region}:\${AWS::AccountId}:regional/webacl/app/*`)),
    },
    'change',
    ['App/User: wafv2:UpdateWebACL'],
  ],
  [
    'an alarm',
    {
      It: as('AWS::CloudWatch::Alarm', { AlarmName: 'app-root' }),
      ...user('cloudwatch:DeleteAlarms', 'arn:aws:cloudwatch:*:*:alarm:app-*'),
    },
    'change',
    ['App/User: cloudwatch:DeleteAlarms'],
  ],
  [
    'a topic with a policy that names the source',
    {
      It: as('AWS::SNS::Topic'),
      Policy: as('AWS::SNS::TopicPolicy', {
        Topics: [{ Ref: 'It' }],
        PolicyDocument: {
          Statement: [
            allow(
              'sns:Publish',
              { Ref: 'It' },
              {
                Principal: { Service: 'cloudwatch.amazonaws.com' },
                Condition: { ArnLike: { 'aws:SourceArn': sub(`arn:aws:cloudwatch:*:\${AWS::AccountId}:alarm:*`) } },
              },
            ),
          ],
        },
      }),
    },
    'write',
    ['cloudwatch.amazonaws.com: sns:Publish if aws:SourceArn is like arn:aws:cloudwatch:*:111122223333:alarm:*'],
  ],
  [
    'a queue that everybody may send to from a topic',
    {
      It: as('AWS::SQS::Queue'),
      Topic: as('AWS::SNS::Topic'),
      Policy: as('AWS::SQS::QueuePolicy', {
        Queues: [{ Ref: 'It' }],
        PolicyDocument: {
          Statement: [
            allow('sqs:SendMessage', getAtt('It'), {
              Principal: '*',
              Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'Topic' } } },
            }),
          ],
        },
      }),
    },
    'write',
    ['everybody: sqs:SendMessage if aws:SourceArn is like App/Topic'],
  ],
  [
    'a function that an API invokes',
    {
      It: as('AWS::Lambda::Function'),
      Permission: as('AWS::Lambda::Permission', {
        FunctionName: getAtt('It'),
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: 'arn:aws:execute-api:eu-central-1:111122223333:example/*',
      }),
    },
    'invoke',
    [
      'apigateway.amazonaws.com: lambda:InvokeFunction if aws:SourceArn is like arn:aws:execute-api:eu-central-1:111122223333:example/*',
    ],
  ],
  [
    'a function with a URL for all principals',
    {
      It: as('AWS::Lambda::Function'),
      Url: as('AWS::Lambda::Url', { TargetFunctionArn: getAtt('It'), AuthType: 'NONE' }),
      Permission: as('AWS::Lambda::Permission', {
        FunctionName: getAtt('It'),
        Action: 'lambda:InvokeFunctionUrl',
        Principal: '*',
        FunctionUrlAuthType: 'NONE',
      }),
    },
    'invoke',
    ['everybody: lambda:InvokeFunctionUrl'],
  ],
  [
    'a function by an alias of it',
    {
      It: as('AWS::Lambda::Function'),
      Live: as('AWS::Lambda::Alias', { FunctionName: { Ref: 'It' }, Name: 'live' }),
      ...user('lambda:InvokeFunction', { Ref: 'Live' }),
    },
    'invoke',
    ['App/User: lambda:InvokeFunction if only on App/It:live'],
  ],
  [
    'a state machine',
    { It: as('AWS::StepFunctions::StateMachine'), ...user('states:StartExecution', { Ref: 'It' }) },
    'invoke',
    ['App/User: states:StartExecution'],
  ],
  [
    'an event bus with the older form of a policy',
    {
      It: as('AWS::Events::EventBus', { Name: 'orders' }),
      Policy: as('AWS::Events::EventBusPolicy', {
        EventBusName: 'orders',
        Action: 'events:PutEvents',
        Principal: '444455556666',
      }),
    },
    'write',
    ['account 444455556666: events:PutEvents if a policy of its own account allows it too'],
  ],
])('%s', (_case, resources, question, expected) => {
  expect(listAllowed(collect(resources), `${question}:App/It`)).toEqual(expected);
});

import { describe, expect, test } from '@jest/globals';
import { expand, fn, fnWithEvent } from './expand';

const FUNCTION_ARN = { 'Fn::GetAtt': ['Fn', 'Arn'] };

describe('services that call a function', () => {
  test.each([
    ['Schedule', { Schedule: 'rate(1 day)', Enabled: false }, { ScheduleExpression: 'rate(1 day)', State: 'DISABLED' }],
    [
      'EventBridgeRule',
      { Pattern: { source: ['a'] }, EventBusName: 'bus' },
      { EventPattern: { source: ['a'] }, EventBusName: 'bus' },
    ],
    ['CloudWatchEvent', { Pattern: { source: ['a'] }, Input: '{}' }, { EventPattern: { source: ['a'] } }],
  ])('by a rule: %s', (type, given, rule) => {
    const { types, properties } = expand({ Fn: fnWithEvent(type, given) });
    expect(types).toMatchObject({ FnSource: 'AWS::Events::Rule', FnSourcePermission: 'AWS::Lambda::Permission' });
    expect(properties['FnSource']).toMatchObject({ ...rule, Targets: [{ Arn: FUNCTION_ARN }] });
    expect(properties['FnSourcePermission']).toEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: 'Fn' },
      Principal: 'events.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': ['FnSource', 'Arn'] },
    });
  });

  test('by a rule with a dead letter queue that SAM creates', () => {
    const { types, properties } = expand({
      Fn: fnWithEvent('Schedule', { Schedule: 'rate(1 day)', DeadLetterConfig: { Type: 'SQS' } }),
    });
    expect(types).toMatchObject({ FnSourceQueue: 'AWS::SQS::Queue', FnSourceQueuePolicy: 'AWS::SQS::QueuePolicy' });
    expect(properties['FnSource']).toMatchObject({
      Targets: [{ DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['FnSourceQueue', 'Arn'] } } }],
    });
  });

  test('by a schedule with its role', () => {
    const { types, properties } = expand({ Fn: fnWithEvent('ScheduleV2', { ScheduleExpression: 'rate(1 day)' }) });
    expect(types).toMatchObject({ FnSource: 'AWS::Scheduler::Schedule', FnSourceRole: 'AWS::IAM::Role' });
    expect(properties['FnSource']).toMatchObject({
      Target: { Arn: FUNCTION_ARN, RoleArn: { 'Fn::GetAtt': ['FnSourceRole', 'Arn'] } },
    });
    expect(JSON.stringify(properties['FnSourceRole'])).toContain('scheduler.amazonaws.com');
  });

  test('a bucket, which gets the notification', () => {
    const { properties } = expand({
      Images: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'images' } },
      Fn: fnWithEvent('S3', { Bucket: { Ref: 'Images' }, Events: 's3:ObjectCreated:*' }),
    });
    expect(properties['Images']).toEqual({
      BucketName: 'images',
      NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: FUNCTION_ARN }] },
    });
    expect(properties['FnSourcePermission']).toMatchObject({
      Principal: 's3.amazonaws.com',
      SourceAccount: { Ref: 'AWS::AccountId' },
    });
    expect(expand({ Fn: fnWithEvent('S3', { Bucket: 'elsewhere', Events: 's3:*' }) }).notJudged).toEqual([
      'Events.Source.Bucket',
    ]);
  });

  test('a user pool, which gets the trigger', () => {
    const { properties } = expand({
      Pool: { Type: 'AWS::Cognito::UserPool' },
      Fn: fnWithEvent('Cognito', { UserPool: { Ref: 'Pool' }, Trigger: ['PreSignUp', 'PostConfirmation'] }),
    });
    expect(properties['Pool']).toEqual({ LambdaConfig: { PreSignUp: FUNCTION_ARN, PostConfirmation: FUNCTION_ARN } });
  });

  test('logs, rules of IoT and skills of Alexa', () => {
    const { types, properties } = expand({
      Fn: fn({
        Events: {
          Logs: { Type: 'CloudWatchLogs', Properties: { LogGroupName: 'group', FilterPattern: '' } },
          Thing: { Type: 'IoTRule', Properties: { Sql: 'SELECT *' } },
          Skill: { Type: 'AlexaSkill' },
        },
      }),
    });
    expect(types).toMatchObject({ FnLogs: 'AWS::Logs::SubscriptionFilter', FnThing: 'AWS::IoT::TopicRule' });
    expect(properties['FnSkillPermission']).toMatchObject({ Principal: 'alexa-appkit.amazon.com' });
  });

  test('a topic, directly and through a queue', () => {
    const direct = expand({ Fn: fnWithEvent('SNS', { Topic: 'topic', FilterPolicy: { a: [1] } }) });
    expect(direct.properties['FnSource']).toEqual({
      Protocol: 'lambda',
      Endpoint: FUNCTION_ARN,
      TopicArn: 'topic',
      FilterPolicy: { a: [1] },
    });
    const queued = expand({ Fn: fnWithEvent('SNS', { Topic: 'topic', SqsSubscription: true }) });
    expect(queued.types).toMatchObject({
      FnSourceQueue: 'AWS::SQS::Queue',
      FnSourceQueuePolicy: 'AWS::SQS::QueuePolicy',
      FnSourceEventSourceMapping: 'AWS::Lambda::EventSourceMapping',
    });
  });
});

describe('services that a function reads from', () => {
  test.each([
    ['Kinesis', { Stream: 'arn', StartingPosition: 'LATEST' }, 'AWSLambdaKinesisExecutionRole'],
    ['DynamoDB', { Stream: 'arn', StartingPosition: 'LATEST' }, 'AWSLambdaDynamoDBExecutionRole'],
    ['SQS', { Queue: 'arn', BatchSize: 5 }, 'AWSLambdaSQSQueueExecutionRole'],
    ['MSK', { Stream: 'arn', Topics: ['t'] }, 'AWSLambdaMSKExecutionRole'],
  ])('%s', (type, given, policy) => {
    const { properties } = expand({ Fn: fnWithEvent(type, given) });
    expect(properties['FnSource']).toMatchObject({ EventSourceArn: 'arn', FunctionName: { Ref: 'Fn' } });
    expect(JSON.stringify(properties['FnRole'])).toContain(policy);
  });

  test.each([
    ['MQ', { Broker: 'arn', Queues: ['q'] }, 'mq:DescribeBroker'],
    ['DocumentDB', { Cluster: 'arn', DatabaseName: 'd' }, 'rds:DescribeDBClusters'],
    ['SelfManagedKafka', { KafkaBootstrapServers: ['host:9092'], Topics: ['t'] }, 'secretsmanager:GetSecretValue'],
  ])('%s, with the permission to read its secret', (type, given, action) => {
    const access = { SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: 'secret' }] };
    const { properties } = expand({ Fn: fnWithEvent(type, { ...given, ...access }) });
    expect(JSON.stringify(properties['FnRole'])).toContain(action);
    expect(JSON.stringify(properties['FnRole'])).toContain('"Resource":"secret"');
  });

  test('failed batches go to a destination that the role may write to', () => {
    const failure = { DestinationConfig: { OnFailure: { Type: 'SQS', Destination: 'queue' } } };
    const { properties } = expand({ Fn: fnWithEvent('Kinesis', { Stream: 'arn', ...failure }) });
    expect(properties['FnSource']).toMatchObject({ DestinationConfig: { OnFailure: { Destination: 'queue' } } });
    expect(JSON.stringify(properties['FnRole'])).toContain('sqs:SendMessage');
  });
});

describe('what the expansion does not know is named', () => {
  test.each([
    ['a source', { Type: 'Sparkle' }, ['Events.Source']],
    ['a property of a source', { Type: 'SQS', Properties: { Queue: 'q', Glitter: 1 } }, ['Events.Source.Glitter']],
    ['a source without a type', { Properties: {} }, ['Events.Source']],
    ['a source by an intrinsic function', { 'Fn::If': ['A', {}, {}] }, ['Events.Source']],
  ])('%s', (_name, event, expected) => {
    expect(expand({ Fn: fn({ Events: { Source: event } }) }).notJudged).toEqual(expected);
  });

  test('all sources by an intrinsic function', () => {
    expect(expand({ Fn: fn({ Events: { 'Fn::If': ['A', {}, {}] } }) }).notJudged).toEqual(['Events']);
  });
});

import type { AddedWeakness } from './added-weakness';
import { arn, OWN, own, role, STRANGER, trust } from './trust-case';

/** Another account whose functions, queues and buses send to or receive from a resource. */
export const trustInvocationsWeaknesses: readonly AddedWeakness[] = [
  trust(
    'trust-lambda-layer',
    'AWS::Lambda::Function',
    {
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: role(),
      Code: { S3Bucket: `cdk-hnb659fds-assets-${OWN}-eu-central-1`, S3Key: 'code.zip' },
      Layers: [own('lambda', 'layer:tools:3')],
    },
    'Layers.0',
    arn('lambda', 'layer:tools:3'),
  ),
  trust(
    'trust-lambda-source',
    'AWS::Lambda::EventSourceMapping',
    {
      FunctionName: 'records',
      EventSourceArn: own('sqs', 'orders'),
      DestinationConfig: { OnFailure: { Destination: own('sqs', 'dead') } },
    },
    'EventSourceArn',
    arn('sqs', 'orders'),
  ),
  trust(
    'trust-lambda-destination',
    'AWS::Lambda::EventInvokeConfig',
    {
      FunctionName: 'records',
      Qualifier: '$LATEST',
      DestinationConfig: { OnFailure: { Destination: own('sqs', 'dead') } },
    },
    'DestinationConfig.OnFailure.Destination',
    arn('sqs', 'dead'),
  ),
  trust(
    'trust-lambda-permission',
    'AWS::Lambda::Permission',
    {
      FunctionName: 'records',
      Action: 'lambda:InvokeFunction',
      Principal: OWN,
    },
    'Principal',
    STRANGER,
  ),
  trust(
    'trust-lambda-layer-permission',
    'AWS::Lambda::LayerVersionPermission',
    {
      LayerVersionArn: own('lambda', 'layer:tools:3'),
      Action: 'lambda:GetLayerVersion',
      Principal: OWN,
    },
    'Principal',
    STRANGER,
  ),
  trust(
    'trust-api-authorizer',
    'AWS::ApiGateway::Authorizer',
    {
      Name: 'people',
      RestApiId: 'a1b2c3d4e5',
      Type: 'TOKEN',
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerUri: `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${own('lambda', 'function:check')}/invocations`,
    },
    'AuthorizerUri',
    `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${arn('lambda', 'function:check')}/invocations`,
  ),
  trust(
    'trust-api-integration',
    'AWS::ApiGatewayV2::Integration',
    {
      ApiId: 'a1b2c3d4e5',
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
      IntegrationUri: own('lambda', 'function:serve'),
    },
    'IntegrationUri',
    arn('lambda', 'function:serve'),
  ),
  trust(
    'trust-events-target',
    'AWS::Events::Rule',
    {
      EventPattern: { source: ['aws.s3'] },
      Targets: [{ Id: 'one', Arn: own('sqs', 'changes') }],
    },
    'Targets.0.Arn',
    arn('events', 'event-bus/theirs'),
  ),
  trust(
    'trust-events-bus-old-form',
    'AWS::Events::EventBusPolicy',
    {
      StatementId: 'partner',
      Action: 'events:PutEvents',
      Principal: OWN,
    },
    'Principal',
    STRANGER,
  ),
  trust(
    'trust-scheduler-target',
    'AWS::Scheduler::Schedule',
    {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'rate(1 day)',
      Target: {
        Arn: own('lambda', 'function:nightly'),
        RoleArn: role(),
        DeadLetterConfig: { Arn: own('sqs', 'dead') },
      },
    },
    'Target.Arn',
    arn('lambda', 'function:nightly'),
  ),
  trust(
    'trust-pipes-target',
    'AWS::Pipes::Pipe',
    {
      RoleArn: role(),
      Source: own('sqs', 'dead'),
      Target: own('sqs', 'again'),
    },
    'Target',
    arn('sqs', 'again'),
  ),
  trust('trust-custom-resource', 'Custom::Setup', {}, 'ServiceToken', arn('lambda', 'function:setup')),
  trust(
    'trust-state-machine',
    'AWS::StepFunctions::StateMachine',
    {
      RoleArn: role(),
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: {
        Level: 'ALL',
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: own('logs', 'log-group:states:*') } }],
      },
      DefinitionString: JSON.stringify({
        StartAt: 'Go',
        States: { Go: { Type: 'Task', Resource: own('lambda', 'function:step'), End: true } },
      }),
    },
    'DefinitionString',
    JSON.stringify({
      StartAt: 'Go',
      States: { Go: { Type: 'Task', Resource: arn('lambda', 'function:step'), End: true } },
    }),
  ),
  trust(
    'trust-sns-subscription',
    'AWS::SNS::Subscription',
    {
      TopicArn: own('sns', 'alerts'),
      Protocol: 'sqs',
      Endpoint: own('sqs', 'alerts'),
      RedrivePolicy: { deadLetterTargetArn: own('sqs', 'dead') },
    },
    'Endpoint',
    arn('sqs', 'alerts'),
  ),
  trust(
    'trust-kinesis-consumer',
    'AWS::KinesisFirehose::DeliveryStream',
    {
      DeliveryStreamType: 'KinesisStreamAsSource',
      KinesisStreamSourceConfiguration: { KinesisStreamARN: own('kinesis', 'stream/orders'), RoleARN: role() },
      DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: own('kms', 'key/1') },
    },
    'KinesisStreamSourceConfiguration.KinesisStreamARN',
    arn('kinesis', 'stream/orders'),
  ),
  trust(
    'trust-cloudfront-function',
    'AWS::CloudFront::Distribution',
    {
      DistributionConfig: {
        Enabled: true,
        DefaultCacheBehavior: {
          TargetOriginId: 'one',
          ViewerProtocolPolicy: 'https-only',
          LambdaFunctionAssociations: [
            { EventType: 'viewer-request', LambdaFunctionARN: `arn:aws:lambda:us-east-1:${OWN}:function:edge:1` },
          ],
        },
      },
    },
    'DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations.0.LambdaFunctionARN',
    `arn:aws:lambda:us-east-1:${STRANGER}:function:edge:1`,
  ),
  trust(
    'trust-cognito-trigger',
    'AWS::Cognito::UserPool',
    { LambdaConfig: { PreTokenGeneration: own('lambda', 'function:token') } },
    'LambdaConfig.PreTokenGeneration',
    arn('lambda', 'function:token'),
  ),
  trust(
    'trust-dynamodb-stream',
    'AWS::Pipes::Pipe',
    { RoleArn: role(), Source: own('dynamodb', 'table/orders/stream/1'), Target: own('sqs', 'changes') },
    'Source',
    arn('dynamodb', 'table/orders/stream/1'),
  ),
  trust(
    'trust-s3-notification',
    'AWS::S3::Bucket',
    {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      NotificationConfiguration: {
        QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: own('sqs', 'objects') }],
      },
    },
    'NotificationConfiguration.QueueConfigurations.0.Queue',
    arn('sqs', 'objects'),
  ),
];

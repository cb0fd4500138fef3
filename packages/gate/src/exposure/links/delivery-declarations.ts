/** A link that the properties of one resource declare. */
export interface Declaration {
  readonly type: string;
  /** Properties that name where it begins. @default - the resource itself */
  readonly from?: readonly string[];
  /** Properties that name where it ends. @default - the resource itself */
  readonly to?: readonly string[];
  readonly action: string;
  readonly protocol?: string;
  /** Whether whoever controls the beginning reaches what is behind the end. @default true */
  readonly isWay?: boolean;
  /** Whether a host, a mailbox or a telephone may be the end. @default false */
  readonly receivers?: boolean;
}

/** Ways on which events, messages and requests go from one resource to the next. */
export const DELIVERIES: readonly Declaration[] = [
  {
    type: 'AWS::Lambda::EventSourceMapping',
    from: ['EventSourceArn'],
    to: ['FunctionName'],
    action: 'sends messages to',
  },
  {
    type: 'AWS::SNS::Subscription',
    from: ['TopicArn'],
    to: ['Endpoint'],
    action: 'delivers to',
    receivers: true,
  },
  { type: 'AWS::SNS::Topic', to: ['Subscription.*.Endpoint'], action: 'delivers to', receivers: true },
  {
    type: 'AWS::S3::Bucket',
    to: [
      'NotificationConfiguration.LambdaConfigurations.*.Function',
      'NotificationConfiguration.QueueConfigurations.*.Queue',
      'NotificationConfiguration.TopicConfigurations.*.Topic',
    ],
    action: 'notifies',
  },
  {
    // CDK sets notifications by a custom resource.
    type: 'Custom::S3BucketNotifications',
    from: ['BucketName'],
    to: [
      'NotificationConfiguration.LambdaFunctionConfigurations.*.LambdaFunctionArn',
      'NotificationConfiguration.QueueConfigurations.*.QueueArn',
      'NotificationConfiguration.TopicConfigurations.*.TopicArn',
    ],
    action: 'notifies',
  },
  {
    type: 'AWS::Events::Rule',
    to: ['Targets.*.Arn', 'Targets.*.EcsParameters.TaskDefinitionArn', 'Targets.*.BatchParameters.JobDefinition'],
    action: 'sends events to',
  },
  { type: 'AWS::Events::Rule', from: ['EventBusName'], action: 'matches events in' },
  {
    type: 'AWS::Events::ApiDestination',
    to: ['InvocationEndpoint'],
    action: 'sends events to',
    protocol: 'HTTPS',
    receivers: true,
    isWay: false,
  },
  { type: 'AWS::Scheduler::Schedule', to: ['Target.Arn', 'Target.EcsParameters.TaskDefinitionArn'], action: 'starts' },
  { type: 'AWS::Pipes::Pipe', from: ['Source'], action: 'is read by' },
  { type: 'AWS::Pipes::Pipe', to: ['Target', 'Enrichment'], action: 'sends to' },
  { type: 'AWS::DynamoDB::Table', to: ['KinesisStreamSpecification.StreamArn'], action: 'streams changes to' },
  {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    from: ['KinesisStreamSourceConfiguration.KinesisStreamARN', 'MSKSourceConfiguration.MSKClusterARN'],
    action: 'is read by',
  },
  {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    to: [
      'S3DestinationConfiguration.BucketARN',
      'ExtendedS3DestinationConfiguration.BucketARN',
      'AmazonopensearchserviceDestinationConfiguration.DomainARN',
      'ElasticsearchDestinationConfiguration.DomainARN',
      'RedshiftDestinationConfiguration.S3Configuration.BucketARN',
      'IcebergDestinationConfiguration.S3Configuration.BucketARN',
      'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url',
      'SplunkDestinationConfiguration.HECEndpoint',
    ],
    action: 'delivers to',
    receivers: true,
  },
  {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    to: ['ExtendedS3DestinationConfiguration.ProcessingConfiguration.Processors.*.Parameters.*.ParameterValue'],
    action: 'transforms with',
  },
  {
    type: 'AWS::RDS::DBProxyTargetGroup',
    to: ['DBClusterIdentifiers.*', 'DBInstanceIdentifiers.*'],
    action: 'connects to',
  },
  {
    type: 'AWS::Cognito::UserPool',
    to: ['LambdaConfig.*', 'LambdaConfig.*.LambdaArn'],
    action: 'invokes',
  },
  {
    type: 'AWS::AppSync::DataSource',
    to: [
      'LambdaConfig.LambdaFunctionArn',
      'DynamoDBConfig.TableName',
      'RelationalDatabaseConfig.RdsHttpEndpointConfig.DbClusterIdentifier',
      'OpenSearchServiceConfig.Endpoint',
      'ElasticsearchConfig.Endpoint',
      'EventBridgeConfig.EventBusArn',
      'HttpConfig.Endpoint',
    ],
    action: 'resolves fields with',
    receivers: true,
  },
  {
    type: 'AWS::IoT::TopicRule',
    to: [
      'TopicRulePayload.Actions.*.Lambda.FunctionArn',
      'TopicRulePayload.Actions.*.Kinesis.StreamName',
      'TopicRulePayload.Actions.*.Firehose.DeliveryStreamName',
      'TopicRulePayload.Actions.*.S3.BucketName',
      'TopicRulePayload.Actions.*.Sqs.QueueUrl',
      'TopicRulePayload.Actions.*.Sns.TargetArn',
      'TopicRulePayload.Actions.*.DynamoDB.TableName',
      'TopicRulePayload.Actions.*.DynamoDBv2.PutItem.TableName',
    ],
    action: 'sends messages to',
  },
  {
    type: 'AWS::SES::ReceiptRule',
    to: [
      'Rule.Actions.*.LambdaAction.FunctionArn',
      'Rule.Actions.*.S3Action.BucketName',
      'Rule.Actions.*.SNSAction.TopicArn',
    ],
    action: 'delivers mail to',
  },
  {
    type: 'AWS::SecretsManager::RotationSchedule',
    from: ['SecretId'],
    to: ['RotationLambdaARN'],
    action: 'is rotated by',
    isWay: false,
  },
  { type: 'AWS::Lambda::Function', to: ['FileSystemConfigs.*.Arn'], action: 'mounts', protocol: 'NFS 2049' },
  {
    type: 'AWS::ECS::TaskDefinition',
    to: ['Volumes.*.EFSVolumeConfiguration.FilesystemId'],
    action: 'mounts',
    protocol: 'NFS 2049',
  },
  { type: 'AWS::ECS::TaskDefinition', to: ['ContainerDefinitions.*.Secrets.*.ValueFrom'], action: 'reads' },
  {
    type: 'AWS::Transfer::User',
    to: ['HomeDirectory', 'HomeDirectoryMappings.*.Target'],
    action: 'reads and writes',
  },
  {
    type: 'AWS::Transfer::Server',
    to: ['IdentityProviderDetails.Function', 'IdentityProviderDetails.Url'],
    action: 'checks sign-ins with',
  },
  { type: 'AWS::Logs::SubscriptionFilter', from: ['LogGroupName'], to: ['DestinationArn'], action: 'forwards logs to' },
  {
    type: 'AWS::EC2::VPCEndpointServicePermissions',
    from: ['AllowedPrincipals.*'],
    to: ['ServiceId'],
    action: 'connects to',
  },
];

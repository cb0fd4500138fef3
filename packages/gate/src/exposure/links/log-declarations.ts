import type { Declaration } from './delivery-declarations';

type Path = readonly string[];

/** Logs are written by AWS: they lead nobody from the beginning to the end. */
const logs = (type: string, to: Path, from?: Path): Declaration => ({
  type,
  ...(from === undefined ? {} : { from }),
  to,
  action: 'writes logs to',
  isWay: false,
});

const copies = (type: string, to: Path, from?: Path): Declaration => ({
  ...logs(type, to, from),
  action: 'is copied to',
});

const fails = (type: string, to: Path, from?: Path): Declaration => ({
  ...logs(type, to, from),
  action: 'sends failed events to',
});

/** Where logs, copies and failed events go. */
export const LOGS_AND_COPIES: readonly Declaration[] = [
  logs('AWS::CloudTrail::Trail', ['S3BucketName', 'CloudWatchLogsLogGroupArn']),
  logs('AWS::EC2::FlowLog', ['LogGroupName', 'LogDestination']),
  logs('AWS::ApiGateway::Stage', ['AccessLogSetting.DestinationArn']),
  logs('AWS::ApiGatewayV2::Stage', ['AccessLogSettings.DestinationArn']),
  logs('AWS::WAFv2::LoggingConfiguration', ['LogDestinationConfigs.*'], ['ResourceArn']),
  logs(
    'AWS::NetworkFirewall::LoggingConfiguration',
    ['LoggingConfiguration.LogDestinationConfigs.*.LogDestination.*'],
    ['FirewallArn'],
  ),
  logs('AWS::Route53Resolver::ResolverQueryLoggingConfig', ['DestinationArn']),
  logs('AWS::S3::Bucket', ['LoggingConfiguration.DestinationBucketName']),
  logs('AWS::CloudFront::Distribution', ['DistributionConfig.Logging.Bucket']),
  logs('AWS::ElasticLoadBalancing::LoadBalancer', ['AccessLoggingPolicy.S3BucketName']),
  logs('AWS::Config::DeliveryChannel', ['S3BucketName']),
  logs(
    'AWS::Cognito::LogDeliveryConfiguration',
    ['LogConfigurations.*.CloudWatchLogsConfiguration.LogGroupArn'],
    ['UserPoolId'],
  ),
  logs('AWS::Logs::Delivery', ['DeliveryDestinationArn'], ['DeliverySourceName']),
  logs('AWS::StepFunctions::StateMachine', ['LoggingConfiguration.Destinations.*.CloudWatchLogsLogGroup.LogGroupArn']),
  copies('AWS::S3::Bucket', [
    'ReplicationConfiguration.Rules.*.Destination.Bucket',
    'ReplicationConfiguration.Rules.*.Destination.Account',
  ]),
  copies('AWS::RDS::DBCluster', ['ReplicationSourceIdentifier', 'SourceDBClusterIdentifier']),
  copies('AWS::RDS::DBInstance', ['SourceDBInstanceIdentifier']),
  copies('AWS::RDS::GlobalCluster', ['SourceDBClusterIdentifier']),
  fails('AWS::Lambda::Function', ['DeadLetterConfig.TargetArn']),
  fails('AWS::Lambda::EventInvokeConfig', ['DestinationConfig.OnFailure.Destination'], ['FunctionName']),
  fails('AWS::Lambda::EventSourceMapping', ['DestinationConfig.OnFailure.Destination'], ['FunctionName']),
  fails('AWS::SNS::Subscription', ['RedrivePolicy.deadLetterTargetArn'], ['TopicArn']),
  fails('AWS::SQS::Queue', ['RedrivePolicy.deadLetterTargetArn']),
  fails('AWS::Events::Rule', ['Targets.*.DeadLetterConfig.Arn']),
  fails('AWS::Scheduler::Schedule', ['Target.DeadLetterConfig.Arn']),
  {
    type: 'AWS::Lambda::EventInvokeConfig',
    from: ['FunctionName'],
    to: ['DestinationConfig.OnSuccess.Destination'],
    action: 'sends results to',
  },
];

import type { AddedWeakness } from './added-weakness';
import { zone } from './origin-case';
import { KEY, NO_AUTHENTICATION, NO_DETECTION, NO_LOGS, PUBLIC, TRANSIT, WORK, weaken } from './weakened-properties';

const STOPS = /makes no call that stops logs, detection or keys/;
const NO_ADDRESS = /starts ECS tasks without a public IP/;
const SDK = 'arn:aws:scheduler:::aws-sdk';
const CLUSTER = 'arn:aws:ecs:eu-central-1:111122223333:cluster/main';
const TASK = 'arn:aws:ecs:eu-central-1:111122223333:task-definition/job:1';
const NETWORK = { Subnets: ['subnet-1'], SecurityGroups: ['sg-1'], AssignPublicIp: 'DISABLED' };
const HOST = 'orders.example.com';
const LOGS = [{ CloudWatchLogsLogGroup: { LogGroupArn: 'arn:aws:logs:eu-central-1:111122223333:log-group:jobs:*' } }];
const definition = (Resource: string) =>
  JSON.stringify({ StartAt: 'One', States: { One: { Type: 'Task', Resource, End: true } } });

/** Rules, schedules, pipes and state machines. */
export const eventsWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Scheduler::Schedule',
    {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'rate(1 day)',
      KmsKeyArn: KEY,
      Target: { Arn: `${SDK}:rds:startDBCluster`, RoleArn: WORK, Input: '{"DbClusterIdentifier":"records"}' },
    },
    [
      ['scheduler-stops-trail', NO_DETECTION, 'Target.Arn', `${SDK}:cloudtrail:stopLogging`, STOPS],
      ['scheduler-deletes-detector', NO_DETECTION, 'Target.Arn', `${SDK}:guardduty:deleteDetector`, STOPS],
      ['scheduler-stops-config', NO_DETECTION, 'Target.Arn', `${SDK}:config:stopConfigurationRecorder`, STOPS],
    ],
  ),
  ...weaken(
    'AWS::Scheduler::Schedule',
    {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'rate(1 day)',
      Target: {
        Arn: CLUSTER,
        RoleArn: WORK,
        EcsParameters: { TaskDefinitionArn: TASK, NetworkConfiguration: { AwsvpcConfiguration: NETWORK } },
      },
    },
    [
      [
        'scheduler-task-public',
        PUBLIC,
        'Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp',
        'ENABLED',
        NO_ADDRESS,
      ],
    ],
  ),
  ...weaken(
    'AWS::Events::Rule',
    {
      ScheduleExpression: 'rate(1 day)',
      Targets: [
        {
          Id: 'job',
          Arn: CLUSTER,
          RoleArn: WORK,
          EcsParameters: { TaskDefinitionArn: TASK, NetworkConfiguration: { AwsVpcConfiguration: NETWORK } },
        },
      ],
    },
    [
      [
        'events-task-public',
        PUBLIC,
        'Targets.0.EcsParameters.NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp',
        'ENABLED',
        NO_ADDRESS,
      ],
    ],
  ),
  ...weaken(
    'AWS::Events::Rule',
    {
      EventPattern: { source: ['aws.guardduty'], 'detail-type': ['GuardDuty Finding'] },
      Targets: [{ Id: 'alerts', Arn: 'arn:aws:sns:eu-central-1:111122223333:alerts' }],
    },
    [['events-alarm-disabled', NO_DETECTION, 'State', 'DISABLED', /rule about security findings is enabled/]],
  ),
  ...weaken(
    'AWS::Events::ApiDestination',
    {
      ConnectionArn: 'arn:aws:events:eu-central-1:111122223333:connection/one/1',
      HttpMethod: 'POST',
      InvocationEndpoint: `https://${HOST}/in`,
    },
    [['events-destination-http', TRANSIT, 'InvocationEndpoint', `http://${HOST}/in`, /calls or trusts uses HTTPS/]],
    zone,
  ),
  ...weaken(
    'AWS::Events::Connection',
    {
      AuthorizationType: 'API_KEY',
      AuthParameters: {
        ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue: '{{resolve:secretsmanager:partner}}' },
        InvocationHttpParameters: {
          HeaderParameters: [{ Key: 'x-tenant', Value: '{{resolve:secretsmanager:tenant}}', IsValueSecret: true }],
        },
      },
    },
    [
      [
        'events-connection-open-header',
        'secret in a text',
        'AuthParameters.InvocationHttpParameters.HeaderParameters.0.IsValueSecret',
        false,
        /keeps its additional parameters in Secrets Manager/,
      ],
    ],
  ),
  ...weaken(
    'AWS::StepFunctions::StateMachine',
    {
      RoleArn: WORK,
      DefinitionString: definition('arn:aws:states:::aws-sdk:rds:startDBCluster'),
      LoggingConfiguration: { Level: 'ALL', Destinations: LOGS },
      TracingConfiguration: { Enabled: true },
    },
    [
      ['states-log-off', NO_LOGS, 'LoggingConfiguration', { Level: 'OFF' }, /does not log "ALL" events/],
      ['states-tracing-off', NO_LOGS, 'TracingConfiguration', undefined, /does not have X-Ray tracing/],
      [
        'states-deletes-trail',
        NO_DETECTION,
        'DefinitionString',
        definition('arn:aws:states:::aws-sdk:cloudtrail:deleteTrail'),
        STOPS,
      ],
    ],
  ),
  ...weaken(
    'AWS::Pipes::Pipe',
    {
      RoleArn: WORK,
      KmsKeyIdentifier: KEY,
      Source: 'smk://10.0.0.5:9096',
      Target: 'arn:aws:sqs:eu-central-1:111122223333:jobs',
      SourceParameters: {
        SelfManagedKafkaParameters: {
          TopicName: 'records',
          Credentials: { SaslScram512Auth: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:kafka-abc' },
        },
      },
    },
    [
      [
        'pipes-kafka-open',
        NO_AUTHENTICATION,
        'SourceParameters.SelfManagedKafkaParameters.Credentials',
        undefined,
        /authenticates to its self-managed Kafka/,
      ],
    ],
  ),
];

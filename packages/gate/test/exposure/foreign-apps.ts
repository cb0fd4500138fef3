import { arn, attribute, declare, declareFunction, declareRole, join, type Resources, ref } from './exposed';
import { admit, group, NETWORK } from './small-network';

const TABLE = declare('DynamoDB::Table');
const ANYBODY = { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };

const GET_RECORDS = ['dynamodb:GetItem', 'dynamodb:PutItem'];

/** Small apps of many kinds, as other people write them. */
export const FOREIGN_APPS: Readonly<Record<string, Resources>> = {
  'a distribution before a private bucket': {
    Site: declare('CloudFront::Distribution', {
      DistributionConfig: {
        DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https', TargetOriginId: 'one' },
        ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
        Origins: [
          {
            Id: 'one',
            DomainName: attribute('Pages', 'RegionalDomainName'),
            OriginAccessControlId: ref('Access'),
            S3OriginConfig: { OriginAccessIdentity: '' },
          },
        ],
      },
    }),
    Access: declare('CloudFront::OriginAccessControl'),
    Pages: declare('S3::Bucket'),
  },
  'a load balancer before containers and a database': {
    ...NETWORK,
    Door: declare('ElasticLoadBalancingV2::LoadBalancer', {
      SecurityGroups: [attribute('DoorGroup', 'GroupId')],
      Subnets: [ref('Public')],
    }),
    DoorGroup: group(ANYBODY),
    Listener: declare('ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref('Door'),
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
    }),
    Targets: declare('ElasticLoadBalancingV2::TargetGroup', { Port: 8080, Protocol: 'HTTP' }),
    Web: declare('ECS::Service', {
      TaskDefinition: ref('Task'),
      LoadBalancers: [{ TargetGroupArn: ref('Targets') }],
      NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: [attribute('WebGroup', 'GroupId')] } },
    }),
    Task: declare('ECS::TaskDefinition', { TaskRoleArn: arn('TaskRole') }),
    TaskRole: declareRole('ecs-tasks.amazonaws.com', 'secretsmanager:GetSecretValue', ref('Password')),
    WebGroup: group(admit(attribute('DoorGroup', 'GroupId'), 8080)),
    Password: declare('SecretsManager::Secret'),
    Database: declare('RDS::DBInstance', {
      Engine: 'postgres',
      DBSubnetGroupName: ref('Subnets'),
      VPCSecurityGroups: [attribute('DatabaseGroup', 'GroupId')],
    }),
    Subnets: declare('RDS::DBSubnetGroup', { SubnetIds: [ref('Private')] }),
    DatabaseGroup: group(admit(attribute('WebGroup', 'GroupId'), 5432)),
  },
  'a function URL': {
    ...declareFunction('Hook', GET_RECORDS, arn('Orders')),
    Url: declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn('Hook') }),
    Orders: TABLE,
  },
  'an HTTP API with tokens': {
    ...declareFunction('Handler', GET_RECORDS, arn('Orders')),
    Api: declare('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
    Tokens: declare('ApiGatewayV2::Authorizer', {
      ApiId: ref('Api'),
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://login.example.com/' },
    }),
    Read: declare('ApiGatewayV2::Route', {
      ApiId: ref('Api'),
      RouteKey: 'GET /orders',
      AuthorizationType: 'JWT',
      AuthorizerId: ref('Tokens'),
      AuthorizationScopes: ['orders/read'],
      Target: join('integrations/', ref('Call')),
    }),
    Call: declare('ApiGatewayV2::Integration', {
      ApiId: ref('Api'),
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arn('Handler'),
    }),
    Orders: TABLE,
  },
  'a GraphQL API': {
    Graph: declare('AppSync::GraphQLApi', { AuthenticationType: 'API_KEY' }),
    Source: declare('AppSync::DataSource', {
      ApiId: attribute('Graph', 'ApiId'),
      Type: 'AMAZON_DYNAMODB',
      DynamoDBConfig: { TableName: ref('Orders') },
    }),
    Orders: TABLE,
  },
  'an API that sends to a queue': {
    Api: declare('ApiGateway::RestApi'),
    Post: declare('ApiGateway::Method', {
      RestApiId: ref('Api'),
      ResourceId: attribute('Api', 'RootResourceId'),
      HttpMethod: 'POST',
      AuthorizationType: 'AWS_IAM',
      Integration: {
        Type: 'AWS',
        Uri: join('arn:aws:apigateway:eu-central-1:sqs:path/111122223333/', attribute('Jobs', 'QueueName')),
      },
    }),
    Jobs: declare('SQS::Queue'),
    ...declareFunction('Worker', ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], arn('Jobs')),
    Mapping: declare('Lambda::EventSourceMapping', { EventSourceArn: arn('Jobs'), FunctionName: ref('Worker') }),
  },
  'objects that start a function': {
    Uploads: declare('S3::Bucket', {
      NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: arn('Index') }] },
    }),
    UploadsPolicy: declare('S3::BucketPolicy', {
      Bucket: ref('Uploads'),
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::444455556666:root' },
            Action: 's3:PutObject',
            Resource: join(arn('Uploads'), '/*'),
          },
        ],
      },
    }),
    ...declareFunction('Index', 'dynamodb:PutItem', arn('Orders')),
    Orders: TABLE,
  },
  'an event that starts a state machine': {
    Bus: declare('Events::EventBus', { Name: 'orders' }),
    Rule: declare('Events::Rule', {
      EventBusName: ref('Bus'),
      Targets: [{ Arn: ref('Flow'), Id: 'one', RoleArn: arn('RuleRole') }],
    }),
    RuleRole: declareRole('events.amazonaws.com', 'states:StartExecution', ref('Flow')),
    Flow: declare('StepFunctions::StateMachine', { RoleArn: arn('FlowRole') }),
    FlowRole: declareRole('states.amazonaws.com', 'dynamodb:PutItem', arn('Orders')),
    Orders: TABLE,
    ...declareFunction('Front', 'events:PutEvents', arn('Bus')),
    Url: declare('Lambda::Url', { AuthType: 'AWS_IAM', TargetFunctionArn: arn('Front') }),
  },
  'a public database': {
    ...NETWORK,
    Database: declare('RDS::DBInstance', {
      Engine: 'mysql',
      PubliclyAccessible: true,
      DBSubnetGroupName: ref('Subnets'),
      VPCSecurityGroups: [attribute('Open', 'GroupId')],
    }),
    Subnets: declare('RDS::DBSubnetGroup', { SubnetIds: [ref('Public')] }),
    Open: group(admit('0.0.0.0/0', 3306)),
  },
  'a stream into a bucket': {
    Clicks: declare('Kinesis::Stream'),
    Delivery: declare('KinesisFirehose::DeliveryStream', {
      KinesisStreamSourceConfiguration: { KinesisStreamARN: arn('Clicks'), RoleARN: arn('DeliveryRole') },
      ExtendedS3DestinationConfiguration: { BucketARN: arn('Lake'), RoleARN: arn('DeliveryRole') },
    }),
    DeliveryRole: declareRole('firehose.amazonaws.com', 's3:PutObject', join(arn('Lake'), '/*')),
    Lake: declare('S3::Bucket'),
    ...declareFunction('Collect', 'kinesis:PutRecord', arn('Clicks')),
    Permission: declare('Lambda::Permission', {
      FunctionName: ref('Collect'),
      Principal: '*',
      Action: 'lambda:InvokeFunction',
    }),
  },
};

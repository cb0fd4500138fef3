import { arn, attribute, declare, declareFunction, declareRole, join, type Resources, ref } from './exposed';
import { admit, group, NETWORK } from './small-network';

const TABLE = declare('DynamoDB::Table');

const FRONT = { Url: declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn('Front') }) };

/** Further small apps, with connections, copies and permissions of many kinds. */
export const MORE_FOREIGN_APPS: Readonly<Record<string, Resources>> = {
  'a WebSocket API': {
    ...declareFunction('Chat', 'dynamodb:PutItem', arn('Messages')),
    Api: declare('ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET' }),
    Check: declare('ApiGatewayV2::Authorizer', { ApiId: ref('Api'), AuthorizerType: 'REQUEST', Name: 'check' }),
    Connect: declare('ApiGatewayV2::Route', {
      ApiId: ref('Api'),
      RouteKey: '$connect',
      AuthorizationType: 'CUSTOM',
      AuthorizerId: ref('Check'),
      Target: join('integrations/', ref('Call')),
    }),
    Send: declare('ApiGatewayV2::Route', {
      ApiId: ref('Api'),
      RouteKey: 'send',
      Target: join('integrations/', ref('Call')),
    }),
    Call: declare('ApiGatewayV2::Integration', {
      ApiId: ref('Api'),
      IntegrationUri: join(
        'arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/',
        arn('Chat'),
        '/invocations',
      ),
    }),
    Messages: TABLE,
  },
  'an instance with an open port': {
    ...NETWORK,
    Server: declare('EC2::Instance', {
      SubnetId: ref('Public'),
      SecurityGroupIds: [attribute('Ssh', 'GroupId')],
      IamInstanceProfile: ref('Profile'),
    }),
    Ssh: group(admit('0.0.0.0/0', 22)),
    Profile: declare('IAM::InstanceProfile', { Roles: [ref('ServerRole')] }),
    ServerRole: declareRole('ec2.amazonaws.com', '*', '*'),
    Documents: declare('S3::Bucket'),
  },
  'an instance in a private subnet': {
    ...NETWORK,
    Server: declare('EC2::Instance', {
      SubnetId: ref('Private'),
      SecurityGroupIds: [attribute('Ssh', 'GroupId')],
      IamInstanceProfile: ref('Profile'),
    }),
    Ssh: group(admit('0.0.0.0/0', 22)),
    Profile: declare('IAM::InstanceProfile', { Roles: [ref('ServerRole')] }),
    ServerRole: declareRole('ec2.amazonaws.com', 's3:GetObject', join(arn('Documents'), '/*')),
    Documents: declare('S3::Bucket'),
  },
  'a role that another account assumes': {
    Reader: declare('IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::444455556666:root' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': 'partner' } },
          },
        ],
      },
    }),
    Policy: declare('IAM::ManagedPolicy', {
      Roles: [ref('Reader')],
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:Query', Resource: arn('Orders') }] },
    }),
    Orders: TABLE,
  },
  'a topic that another account publishes to': {
    News: declare('SNS::Topic'),
    NewsPolicy: declare('SNS::TopicPolicy', {
      Topics: [ref('News')],
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'sns:Publish', Resource: ref('News') },
        ],
      },
    }),
    Inbox: declare('SQS::Queue', { RedrivePolicy: { deadLetterTargetArn: arn('Failed'), maxReceiveCount: 3 } }),
    Failed: declare('SQS::Queue'),
    ToInbox: declare('SNS::Subscription', { TopicArn: ref('News'), Protocol: 'sqs', Endpoint: arn('Inbox') }),
    ToMail: declare('SNS::Subscription', { TopicArn: ref('News'), Protocol: 'email', Endpoint: 'news@example.com' }),
  },
  'copies in another account': {
    Vault: declare('Backup::BackupVault', { BackupVaultName: 'own' }),
    Plan: declare('Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          {
            TargetBackupVault: ref('Vault'),
            CopyActions: [
              { DestinationBackupVaultArn: 'arn:aws:backup:eu-central-1:444455556666:backup-vault:copies' },
            ],
          },
        ],
      },
    }),
    Selection: declare('Backup::BackupSelection', {
      BackupPlanId: ref('Plan'),
      BackupSelection: { Resources: [arn('Orders')] },
    }),
    Orders: TABLE,
    Objects: declare('S3::Bucket', {
      ReplicationConfiguration: {
        Rules: [{ Destination: { Bucket: 'arn:aws:s3:::copies', Account: '444455556666' } }],
      },
    }),
  },
  'a cache and a document database': {
    ...NETWORK,
    ...declareFunction('Front', 'logs:PutLogEvents', '*'),
    Front: declare('Lambda::Function', {
      Role: arn('FrontRole'),
      VpcConfig: { SecurityGroupIds: [attribute('FrontGroup', 'GroupId')], SubnetIds: [ref('Private')] },
    }),
    ...FRONT,
    FrontGroup: group(),
    Cache: declare('ElastiCache::ReplicationGroup', {
      SecurityGroupIds: [attribute('DataGroup', 'GroupId')],
      TransitEncryptionEnabled: true,
    }),
    Documents: declare('DocDB::DBCluster', { VpcSecurityGroupIds: [attribute('DataGroup', 'GroupId')] }),
    DataGroup: group(admit(attribute('FrontGroup', 'GroupId'), 6379), admit(attribute('FrontGroup', 'GroupId'), 27017)),
    Alone: declare('MemoryDB::Cluster', { SecurityGroupIds: [attribute('FrontGroup', 'GroupId')] }),
  },
  'a permission that a denial takes away': {
    ...declareFunction('Front', 'dynamodb:*', arn('Orders')),
    ...FRONT,
    Denial: declare('IAM::Policy', {
      Roles: [ref('FrontRole')],
      PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' }] },
    }),
    Orders: TABLE,
  },
  'a pipe and a schedule': {
    Source: declare('SQS::Queue'),
    Pipe: declare('Pipes::Pipe', { Source: arn('Source'), Target: arn('Flow'), RoleArn: arn('PipeRole') }),
    PipeRole: declareRole('pipes.amazonaws.com', ['sqs:ReceiveMessage', 'states:StartExecution'], '*'),
    Flow: declare('StepFunctions::StateMachine', { RoleArn: arn('FlowRole') }),
    FlowRole: declareRole('states.amazonaws.com', 'lambda:InvokeFunction', arn('Step')),
    ...declareFunction('Step', 's3:PutObject', join(arn('Results'), '/*')),
    Results: declare('S3::Bucket'),
    Nightly: declare('Scheduler::Schedule', { Target: { Arn: arn('Step') } }),
    ...declareFunction('Front', 'sqs:SendMessage', arn('Source')),
    ...FRONT,
  },
  'devices and mail': {
    Telemetry: declare('IoT::TopicRule', {
      TopicRulePayload: {
        Actions: [{ Sqs: { QueueUrl: ref('Readings') } }, { Lambda: { FunctionArn: arn('Store') } }],
      },
    }),
    Readings: declare('SQS::Queue'),
    ...declareFunction('Store', 'timestream:WriteRecords', arn('Series')),
    Series: declare('Timestream::Table'),
    Mail: declare('SES::ReceiptRule', { Rule: { Actions: [{ S3Action: { BucketName: ref('Letters') } }] } }),
    Letters: declare('S3::Bucket'),
  },
  'an API with a Lambda authorizer and a private one': {
    Api: declare('ApiGateway::RestApi'),
    Check: declare('ApiGateway::Authorizer', { RestApiId: ref('Api'), Type: 'TOKEN', Name: 'check' }),
    Get: declare('ApiGateway::Method', {
      RestApiId: ref('Api'),
      ResourceId: attribute('Api', 'RootResourceId'),
      HttpMethod: 'ANY',
      AuthorizationType: 'CUSTOM',
      AuthorizerId: ref('Check'),
      Integration: { Type: 'AWS_PROXY', Uri: arn('Step') },
    }),
    Inner: declare('ApiGateway::RestApi', { EndpointConfiguration: { Types: ['PRIVATE'] } }),
    InnerGet: declare('ApiGateway::Method', {
      RestApiId: ref('Inner'),
      ResourceId: attribute('Inner', 'RootResourceId'),
      HttpMethod: 'GET',
      AuthorizationType: 'NONE',
      Integration: { Type: 'AWS_PROXY', Uri: arn('Other') },
    }),
    ...declareFunction('Step', 'dynamodb:GetItem', arn('Orders')),
    ...declareFunction('Other', 'dynamodb:GetItem', arn('Secrets')),
    Orders: TABLE,
    Secrets: TABLE,
  },
  'a distribution before a load balancer and an API': {
    ...NETWORK,
    Site: declare('CloudFront::Distribution', {
      DistributionConfig: {
        WebACLId: arn('Acl'),
        DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all', TargetOriginId: 'a' },
        CacheBehaviors: [
          { PathPattern: '/api/*', ViewerProtocolPolicy: 'https-only', TrustedKeyGroups: ['key'], TargetOriginId: 'b' },
        ],
        Origins: [
          {
            Id: 'a',
            DomainName: attribute('Door', 'DNSName'),
            CustomOriginConfig: { OriginProtocolPolicy: 'http-only' },
          },
          {
            Id: 'b',
            DomainName: join(ref('Api'), '.execute-api.eu-central-1.amazonaws.com'),
            CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
          },
        ],
      },
    }),
    Acl: declare('WAFv2::WebACL', {
      Name: 'edge',
      DefaultAction: { Allow: {} },
      Rules: [{ Name: 'count', Action: { Count: {} } }],
    }),
    Door: declare('ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal', SecurityGroups: [] }),
    Listener: declare('ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref('Door'),
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
    }),
    Targets: declare('ElasticLoadBalancingV2::TargetGroup', { TargetType: 'lambda', Targets: [{ Id: arn('Step') }] }),
    Api: declare('ApiGatewayV2::Api', { ProtocolType: 'HTTP', Target: arn('Step') }),
    ...declareFunction('Step', 'dynamodb:GetItem', arn('Orders')),
    Orders: TABLE,
  },
  'a container service of its own': {
    Runner: declare('AppRunner::Service', { InstanceConfiguration: { InstanceRoleArn: arn('RunnerRole') } }),
    RunnerRole: declareRole('tasks.apprunner.amazonaws.com', 'secretsmanager:GetSecretValue', '*'),
    Password: declare('SecretsManager::Secret'),
    Broker: declare('AmazonMQ::Broker', { PubliclyAccessible: false }),
  },
};

import type { AddedWeakness } from './added-weakness';
import { zone } from './origin-case';
import { own } from './trust-case';
import { KEY, NO_AUTHENTICATION, NO_LOGS, OLD, PUBLIC, REST, TRANSIT, weaken } from './weakened-properties';

const QUEUE_TLS = {
  QueuePolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Subject' }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sqs:*',
            Resource: { 'Fn::GetAtt': ['Subject', 'Arn'] },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  },
};
const TOPIC_TLS = {
  TopicPolicy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [{ Ref: 'Subject' }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sns:Publish',
            Resource: { Ref: 'Subject' },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  },
};
const STAGE = {
  RestApiId: 'api',
  DeploymentId: 'deployment',
  StageName: 'live',
  TracingEnabled: true,
  ClientCertificateId: 'certificate',
  AccessLogSetting: { DestinationArn: own('logs', 'log-group:access'), Format: '$context.requestId' },
  MethodSettings: [
    {
      HttpMethod: '*',
      ResourcePath: '/*',
      LoggingLevel: 'ERROR',
      DataTraceEnabled: false,
      ThrottlingRateLimit: 10,
      ThrottlingBurstLimit: 10,
    },
  ],
};

/** Queues, topics, streams and stages of APIs, as an engineer adds them. */
export const adopterMessageWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::SQS::Queue',
    { KmsMasterKeyId: KEY, RedrivePolicy: { deadLetterTargetArn: own('sqs', 'dead'), maxReceiveCount: 5 } },
    [
      [
        'queue-plain',
        REST,
        '',
        { SqsManagedSseEnabled: false, RedrivePolicy: { deadLetterTargetArn: own('sqs', 'dead'), maxReceiveCount: 5 } },
        /encrypt/i,
      ],
      ['queue-no-dead-letters', 'no resilience', 'RedrivePolicy', undefined, /dead.letter|DLQ/i],
    ],
    QUEUE_TLS,
  ),
  {
    id: 'queue-plain-requests',
    service: 'SQS',
    kind: TRANSIT,
    hardened: {
      Subject: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          KmsMasterKeyId: KEY,
          RedrivePolicy: { deadLetterTargetArn: own('sqs', 'dead'), maxReceiveCount: 5 },
        },
      },
      ...QUEUE_TLS,
    },
    weaken: { QueuePolicy: undefined },
    names: /insecure transport|SSL|TLS/,
  },
  ...weaken(
    'AWS::SNS::Topic',
    { KmsMasterKeyId: KEY },
    [['topic-plain', REST, 'KmsMasterKeyId', undefined, /encrypt|KMS/i]],
    TOPIC_TLS,
  ),
  ...weaken('AWS::Kinesis::Stream', { RetentionPeriodHours: 168, ShardCount: 1 }, [
    ['stream-one-day', 'short retention', 'RetentionPeriodHours', 24, /retention|retain|keep/i],
    ['stream-default-day', 'short retention', 'RetentionPeriodHours', undefined, /retention|retain|keep/i],
  ]),
  ...weaken(
    'AWS::ApiGateway::Stage',
    STAGE,
    [
      ['stage-no-execution-log', NO_LOGS, 'MethodSettings.0.LoggingLevel', 'OFF', /log/i],
      ['stage-no-access-log', NO_LOGS, 'AccessLogSetting', undefined, /access log/i],
      ['stage-no-tracing', NO_LOGS, 'TracingEnabled', false, /trac/i],
      [
        'stage-cache-plain',
        REST,
        'MethodSettings.0',
        { HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'ERROR', CachingEnabled: true, CacheDataEncrypted: false },
        /cache/i,
      ],
    ],
    {
      Association: {
        Type: 'AWS::WAFv2::WebACLAssociation',
        Properties: {
          ResourceArn: {
            'Fn::Join': ['', ['arn:aws:apigateway:eu-central-1::/restapis/api/stages/', { Ref: 'Subject' }]],
          },
          WebACLArn: own('wafv2', 'regional/webacl/front/1'),
        },
      },
      Forward: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: 'api',
          ResourceId: 'resource',
          HttpMethod: 'GET',
          AuthorizationType: 'AWS_IAM',
          RequestValidatorId: 'validator',
          Integration: { Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'https://orders.example.com' },
        },
      },
      ...zone,
    },
  ),
  ...weaken(
    'AWS::ApiGateway::DomainName',
    {
      DomainName: 'api.example.com',
      RegionalCertificateArn: own('acm', 'certificate/1'),
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
    },
    [
      ['api-domain-tls-1-0', OLD, 'SecurityPolicy', 'TLS_1_0', /TLS/],
      ['api-domain-tls-default', OLD, 'SecurityPolicy', undefined, /TLS/],
    ],
  ),
  ...weaken(
    'AWS::ApiGateway::RestApi',
    {
      Name: 'records',
      EndpointConfiguration: { Types: ['PRIVATE'] },
      Policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: 'execute-api:Invoke',
            Resource: 'execute-api:/*',
            Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
          },
        ],
      },
    },
    [
      [
        'api-private-open',
        PUBLIC,
        'Policy.Statement.0.Condition',
        undefined,
        /any principal|every(body|one)|VPC|public/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::ApiGateway::Method',
    {
      RestApiId: 'api',
      ResourceId: 'resource',
      HttpMethod: 'GET',
      AuthorizationType: 'AWS_IAM',
      RequestValidatorId: 'validator',
    },
    [['method-open', NO_AUTHENTICATION, 'AuthorizationType', 'NONE', /authori[sz]/i]],
  ),
];

import type { AddedWeakness } from './added-weakness';
import { KEY, NO_AUTHENTICATION, OLD, PUBLIC, TOO_BROAD, TRANSIT, weaken } from './weakened-properties';

const READER = 'arn:aws:lambda:eu-central-1:111122223333:function:reader';
const QUEUE = 'arn:aws:sqs:eu-central-1:111122223333:failed';

/** Ways into functions. */
export const lambdaWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Lambda::Url',
    { AuthType: 'AWS_IAM', TargetFunctionArn: READER, Cors: { AllowOrigins: ['https://app.example.com'] } },
    [
      ['lambda-url-none', PUBLIC, 'AuthType', 'NONE', /function URL requires IAM/],
      ['lambda-url-cors-any', TOO_BROAD, 'Cors.AllowOrigins', ['*'], /function URL allows cross-origin/],
      ['lambda-url-cors-any-https', TOO_BROAD, 'Cors.AllowOrigins', ['https://*'], /function URL allows cross-origin/],
    ],
  ),
  ...weaken(
    'AWS::Lambda::Permission',
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: READER,
      Principal: 'events.amazonaws.com',
      SourceArn: 'arn:aws:events:eu-central-1:111122223333:rule/nightly',
      SourceAccount: '111122223333',
    },
    [
      ['lambda-permission-any-action', TOO_BROAD, 'Action', 'lambda:*', /nothing but to invoke/],
      ['lambda-permission-every-action', TOO_BROAD, 'Action', '*', /nothing but to invoke/],
    ],
  ),
  {
    id: 'lambda-permission-any-source',
    service: 'Lambda',
    kind: TOO_BROAD,
    hardened: {
      Permission: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: READER,
          Principal: 's3.amazonaws.com',
          SourceArn: 'arn:aws:s3:::records-111122223333',
          SourceAccount: '111122223333',
        },
      },
    },
    weaken: { 'Permission.Properties.SourceArn': undefined, 'Permission.Properties.SourceAccount': undefined },
    names: /limited to a source ARN or a source account/,
  },
  ...weaken(
    'AWS::Lambda::CodeSigningConfig',
    {
      AllowedPublishers: {
        SigningProfileVersionArns: ['arn:aws:signer:eu-central-1:111122223333:/signing-profiles/release/abc'],
      },
      CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Enforce' },
    },
    [
      [
        'lambda-code-signing-warns',
        TOO_BROAD,
        'CodeSigningPolicies.UntrustedArtifactOnDeployment',
        'Warn',
        /code signing configuration rejects/,
      ],
      [
        'lambda-code-signing-default',
        TOO_BROAD,
        'CodeSigningPolicies',
        undefined,
        /code signing configuration rejects/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Lambda::EventSourceMapping',
    {
      FunctionName: READER,
      StartingPosition: 'LATEST',
      Topics: ['records'],
      SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['10.0.0.5:9096'] } },
      SourceAccessConfigurations: [
        { Type: 'SASL_SCRAM_512_AUTH', URI: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:kafka-abc' },
        { Type: 'VPC_SUBNET', URI: 'subnet:subnet-1' },
      ],
      DestinationConfig: { OnFailure: { Destination: QUEUE } },
    },
    [
      [
        'lambda-kafka-open',
        NO_AUTHENTICATION,
        'SourceAccessConfigurations',
        [{ Type: 'VPC_SUBNET', URI: 'subnet:subnet-1' }],
        /self-managed Kafka cluster authenticates/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Lambda::Function',
    {
      Role: 'arn:aws:iam::111122223333:role/reader',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: 'exports.handler = async () => ({});' },
      TracingConfig: { Mode: 'Active' },
      Environment: { Variables: { TABLE_NAME: 'records' } },
    },
    [
      [
        'lambda-any-certificate',
        TRANSIT,
        'Environment.Variables.NODE_TLS_REJECT_UNAUTHORIZED',
        '0',
        /do not weaken TLS/,
      ],
      ['lambda-runtime-old', OLD, 'Runtime', 'nodejs16.x', /supported runtime/],
      ['lambda-tracing-off', 'logging off', 'TracingConfig', { Mode: 'PassThrough' }, /active X-Ray tracing/],
    ],
  ),
  ...weaken(
    'AWS::SNS::Subscription',
    {
      TopicArn: 'arn:aws:sns:eu-central-1:111122223333:alerts',
      Protocol: 'https',
      Endpoint: { 'Fn::Join': ['', [{ Ref: 'AWS::AccountId' }, '.execute-api.eu-central-1.amazonaws.com']] },
      RedrivePolicy: { deadLetterTargetArn: QUEUE },
    },
    [['sns-http', TRANSIT, 'Protocol', 'http', /not delivered over plain HTTP/]],
  ),
  ...weaken('AWS::Logs::LogGroup', { LogGroupName: 'records', RetentionInDays: 731, KmsKeyId: KEY }, [
    ['logs-bearer-token', NO_AUTHENTICATION, 'BearerTokenAuthenticationEnabled', true, /accepts no bearer tokens/],
  ]),
];

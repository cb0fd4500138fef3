import type { AddedWeakness } from './added-weakness';
import { zone } from './origin-case';
import { own, STRANGER } from './trust-case';
import {
  KEY,
  NO_DETECTION,
  NO_LIMIT,
  NO_LOGS,
  NO_PROTECTION,
  PUBLIC,
  TRANSIT,
  WORK,
  weaken,
} from './weakened-properties';

/** Functions, mail and media, as an engineer adds them. */
export const adopterFunctionWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::ApiGateway::Authorizer',
    {
      RestApiId: 'api',
      Type: 'TOKEN',
      Name: 'tokens',
      AuthorizerUri: own('lambda', 'function:authorizer'),
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerResultTtlInSeconds: 60,
    },
    [
      [
        'authorizer-token-in-url',
        'secret in a URL',
        'IdentitySource',
        'method.request.querystring.token',
        /header|URL|query/i,
        'hardening',
      ],
    ],
  ),
  ...weaken(
    'AWS::Events::ApiDestination',
    {
      ConnectionArn: own('events', 'connection/orders/1'),
      HttpMethod: 'POST',
      InvocationEndpoint: 'https://orders.example.com/new',
      InvocationRateLimitPerSecond: 10,
    },
    [['destination-plain', TRANSIT, 'InvocationEndpoint', 'http://orders.example.com/new', /HTTPS|encrypt/i]],
    zone,
  ),
  ...weaken(
    'AWS::StepFunctions::StateMachine',
    {
      RoleArn: WORK,
      DefinitionString: '{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: {
        Level: 'ALL',
        IncludeExecutionData: false,
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: own('logs', 'log-group:states:*') } }],
      },
    },
    [['states-no-log', NO_LOGS, 'LoggingConfiguration', undefined, /log/i]],
  ),
  ...weaken(
    'AWS::Lambda::Function',
    {
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: WORK,
      Code: { S3Bucket: 'cdk-hnb659fds-assets-111122223333-eu-central-1', S3Key: 'code.zip' },
      ReservedConcurrentExecutions: 5,
      DeadLetterConfig: { TargetArn: own('sqs', 'dead') },
      VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1'] },
      KmsKeyArn: KEY,
      Environment: { Variables: { STAGE: 'live' } },
    },
    [
      ['function-one-zone', 'no resilience', 'VpcConfig.SubnetIds', ['subnet-1'], /zone|AZ/i],
      ['function-unlimited', NO_LIMIT, 'ReservedConcurrentExecutions', undefined, /concurren/i, 'hardening'],
      ['function-no-dead-letters', 'no resilience', 'DeadLetterConfig', undefined, /dead.letter|DLQ/i, 'hardening'],
      [
        'function-handler-debug',
        'secret in a text',
        'Environment.Variables.STRIPE_SECRET_KEY',
        'sk_' + 'live_51HxZ3kLmN0pQrStUvWxYz012',
        /key|secret|token/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::Lambda::EventInvokeConfig',
    {
      FunctionName: 'orders',
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: own('sqs', 'failed') } },
    },
    [
      [
        'invoke-failure-abroad',
        'trust in another account',
        'DestinationConfig.OnFailure.Destination',
        `arn:aws:sqs:eu-central-1:${STRANGER}:failed`,
        new RegExp(STRANGER),
      ],
    ],
  ),
  ...weaken('AWS::CloudFormation::Macro', { Name: 'Rename', FunctionName: own('lambda', 'function:rename') }, [
    [
      'macro-of-stranger',
      'trust in another account',
      'FunctionName',
      `arn:aws:lambda:eu-central-1:${STRANGER}:function:rename`,
      new RegExp(STRANGER),
    ],
  ]),
  ...weaken(
    'AWS::SES::ReceiptRule',
    {
      RuleSetName: 'inbound',
      Rule: { Enabled: true, ScanEnabled: true, TlsPolicy: 'Require', Actions: [{ StopAction: { Scope: 'RuleSet' } }] },
    },
    [['mail-not-scanned', NO_DETECTION, 'Rule.ScanEnabled', false, /scan/i, 'hardening']],
  ),
  ...weaken(
    'AWS::MediaPackage::OriginEndpoint',
    {
      Id: 'live',
      ChannelId: 'live',
      HlsPackage: {},
      Authorization: { CdnIdentifierSecret: own('secretsmanager', 'secret:cdn'), SecretsRoleArn: WORK },
    },
    [['media-endpoint-open', PUBLIC, 'Authorization', undefined, /authori[sz]|every/i, 'hardening']],
  ),
  ...weaken(
    'AWS::IVS::PlaybackRestrictionPolicy',
    { AllowedCountries: ['DE'], AllowedOrigins: ['https://www.example.com'], EnableStrictOriginEnforcement: true },
    [
      ['playback-any-origin', PUBLIC, 'AllowedOrigins', ['*'], /origin|playback/i, 'hardening'],
      ['playback-origin-lax', PUBLIC, 'EnableStrictOriginEnforcement', false, /origin|playback/i, 'hardening'],
      ['playback-open', PUBLIC, '', {}, /origin|playback/i, 'hardening'],
    ],
  ),
  ...weaken(
    'AWS::Backup::BackupVault',
    { BackupVaultName: 'records', EncryptionKeyArn: KEY, LockConfiguration: { MinRetentionDays: 35 } },
    [['vault-unlocked', NO_PROTECTION, 'LockConfiguration', undefined, /lock/i, 'hardening']],
  ),
];

import { lambdaRules } from '../../../lib/compliance/rules/lambda-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const TYPE = 'AWS::Lambda::Function';
const role = (Role: unknown, other: unknown) => ({
  resources: {
    Subject: { Type: TYPE, Properties: { Role } },
    Other: { Type: TYPE, Properties: { Role: other } },
    Own: { Type: 'AWS::IAM::Role', Properties: {} },
    Foreign: { Type: 'AWS::IAM::Role', Properties: {} },
  },
});
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/example';
const variables = (Variables: unknown) => ({ Environment: { Variables } });
const zones = (...names: unknown[]) => ({
  resources: {
    Subject: {
      Type: TYPE,
      Properties: {
        VpcConfig: { SubnetIds: names.map((_, index) => ({ Ref: `Subnet${index}` })), SecurityGroupIds: ['sg-1'] },
      },
    },
    ...Object.fromEntries(
      names.map((AvailabilityZone, index) => [
        `Subnet${index}`,
        { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone } },
      ]),
    ),
  },
});
const ofDatabase = (VpcConfig: unknown) => ({
  resources: {
    Subject: { Type: TYPE, Properties: { VpcConfig, ...variables({ HOST: { 'Fn::GetAtt': ['Proxy', 'Endpoint'] } }) } },
    Proxy: { Type: 'AWS::RDS::DBProxy', Properties: {} },
  },
});
const logging = (LoggingConfig: object) => ({
  resources: {
    Subject: {
      Type: TYPE,
      Properties: { LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: 'Log' }, ...LoggingConfig } },
    },
    Log: { Type: 'AWS::Logs::LogGroup', Properties: {} },
  },
});
const permission = (more: object) => ({
  Action: 'lambda:InvokeFunction',
  Principal: 'apigateway.amazonaws.com',
  SourceArn: 'arn:aws:execute-api:eu-central-1:111122223333:api/live/GET/records',
  ...more,
});

rulesDecide('Lambda rules', lambdaRules, {
  LambdaOwnRole: {
    holds: [role(arnOf('Own'), arnOf('Foreign')), role('arn:aws:iam::111122223333:role/one', arnOf('Own'))],
    broken: [
      role(arnOf('Own'), arnOf('Own')),
      role('arn:aws:iam::111122223333:role/shared', 'arn:aws:iam::111122223333:role/shared'),
    ],
    undecided: [role(UNKNOWN, arnOf('Own'))],
  },
  LambdaRuntimeIsPatched: {
    holds: [{ Runtime: 'nodejs24.x' }, { Runtime: 'python3.13', RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' } }],
    broken: [
      {},
      { Runtime: 'nodejs16.x' },
      { Runtime: 'nodejs24.x', RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual' } },
    ],
    undecided: [{ Runtime: UNKNOWN }],
    notApplicable: [{ PackageType: 'Image' }],
  },
  LambdaEnvironmentOwnKey: {
    holds: [{ ...variables({ A: 'b' }), KmsKeyArn: KEY }],
    broken: [variables({ A: 'b' }), { ...variables({ A: 'b' }), KmsKeyArn: 'alias/aws/lambda' }],
    undecided: [{ ...variables({ A: 'b' }), KmsKeyArn: UNKNOWN }],
    notApplicable: [{}],
  },
  LambdaNoSecretsInEnvironment: {
    holds: [
      {},
      variables({ TABLE: 'records', SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:x' }),
    ],
    broken: [
      variables({ DATABASE_PASSWORD: 'example' }),
      variables({ API_KEY: 'example' }),
      variables({ URL: 'postgres://app:example@db.example.com/records' }),
    ],
    undecided: [{ Environment: { Variables: UNKNOWN } }],
  },
  LambdaTlsOfTheDatabase: {
    holds: [{}, variables({ NODE_OPTIONS: '--enable-source-maps' })],
    broken: [variables({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }), variables({ NODE_OPTIONS: '--tls-min-v1.0' })],
    undecided: [variables({ NODE_TLS_REJECT_UNAUTHORIZED: UNKNOWN })],
  },
  LambdaInSeveralZones: {
    holds: [zones('eu-central-1a', 'eu-central-1b')],
    broken: [
      zones('eu-central-1a'),
      zones('eu-central-1a', 'eu-central-1a'),
      { VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'] } },
    ],
    undecided: [{ VpcConfig: { SubnetIds: [UNKNOWN, 'subnet-2'], SecurityGroupIds: ['sg-1'] } }],
    notApplicable: [{}],
  },
  LambdaWithDatabaseIsPrivate: {
    holds: [ofDatabase({ SubnetIds: ['subnet-1'] })],
    broken: [ofDatabase(undefined), ofDatabase({ SubnetIds: [] })],
    undecided: [ofDatabase({ SubnetIds: UNKNOWN })],
    notApplicable: [{}],
  },
  LambdaConcurrencyIsReserved: {
    holds: [{ ReservedConcurrentExecutions: 5 }, { ReservedConcurrentExecutions: 0 }],
    broken: [{}, { ReservedConcurrentExecutions: 5000 }],
    undecided: [{ ReservedConcurrentExecutions: UNKNOWN }],
  },
  LambdaEnds: {
    holds: [{}, { Timeout: 900, RecursiveLoop: 'Terminate' }],
    broken: [{ Timeout: 901 }, { RecursiveLoop: 'Allow' }],
    undecided: [{ Timeout: UNKNOWN }],
  },
  LambdaFailuresAreKept: {
    holds: [{ DeadLetterConfig: { TargetArn: 'arn:aws:sqs:eu-central-1:111122223333:dead-letters' } }],
    broken: [{}, { DeadLetterConfig: {} }],
    undecided: [{ DeadLetterConfig: { TargetArn: UNKNOWN } }],
  },
  LambdaLogsAsJson: {
    holds: [logging({}), logging({ ApplicationLogLevel: 'DEBUG', SystemLogLevel: 'INFO' })],
    broken: [
      {},
      logging({ LogFormat: 'Text' }),
      logging({ LogGroup: undefined }),
      logging({ ApplicationLogLevel: 'ERROR' }),
      logging({ SystemLogLevel: 'WARN' }),
    ],
    undecided: [logging({ LogFormat: UNKNOWN })],
  },
  LambdaTraced: {
    holds: [{ TracingConfig: { Mode: 'Active' } }],
    broken: [{}, { TracingConfig: { Mode: 'PassThrough' } }],
    undecided: [{ TracingConfig: { Mode: UNKNOWN } }],
  },
  LambdaPermissionNamesItsSource: {
    holds: [{ resources: { Subject: { Type: 'AWS::Lambda::Permission', Properties: permission({}) } } }],
    broken: [
      { SourceArn: undefined },
      { SourceArn: '*' },
      { Principal: '*' },
      { Principal: '444455556666' },
      { Action: 'lambda:*' },
      { Principal: 's3.amazonaws.com' },
    ].map((more) => ({ resources: { Subject: { Type: 'AWS::Lambda::Permission', Properties: permission(more) } } })),
    undecided: [
      { resources: { Subject: { Type: 'AWS::Lambda::Permission', Properties: permission({ SourceArn: UNKNOWN }) } } },
    ],
  },
});

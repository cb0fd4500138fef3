import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { cognitoPins } from './cognito-pins';

const TYPE = 'AWS::Cognito::UserPool';
const POOL = { Ref: 'Users' };
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const lambda = (account: string) => `arn:aws:lambda:eu-central-1:${account}:function:claims`;
const first = (AllowedFirstAuthFactors: unknown) => ({ Policies: { SignInPolicy: { AllowedFirstAuthFactors } } });
const passkeys = (more: object) => ({ ...first(['PASSWORD', 'WEB_AUTHN']), ...more });
const PASSKEY = {
  WebAuthnRelyingPartyID: 'login.example.com',
  WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
  MfaConfiguration: 'ON',
};
const password = (PasswordPolicy: object) => ({ Policies: { PasswordPolicy } });
const attribute = (MinLength: unknown, MaxLength: unknown) => ({
  Schema: [{ Name: 'tenant', AttributeDataType: 'String', StringAttributeConstraints: { MinLength, MaxLength } }],
});
const delivered = (EventSource: unknown, LogLevel: unknown, destination: object) => ({
  resources: {
    Users: { Type: TYPE },
    Log: { Type: 'AWS::Logs::LogGroup' },
    Delivery: {
      Type: 'AWS::Cognito::LogDeliveryConfiguration',
      Properties: { UserPoolId: POOL, LogConfigurations: [{ EventSource, LogLevel, ...destination }] },
    },
  },
});
const GROUP = { CloudWatchLogsConfiguration: { LogGroupArn: arn('Log') } };
const BUCKET = { S3Configuration: { BucketArn: 'arn:aws:s3:::sign-ins' } };
const triggered = (LambdaConfig: unknown, more: object = {}) => ({
  resources: {
    Users: { Type: TYPE, Properties: { LambdaConfig } },
    Claims: { Type: 'AWS::Lambda::Function' },
    Other: { Type: 'AWS::Lambda::Function' },
    Topic: { Type: 'AWS::SNS::Topic' },
    ...more,
  },
});
const permission = (FunctionName: unknown, SourceArn: unknown = arn('Users')) => ({
  May: {
    Type: 'AWS::Lambda::Permission',
    Properties: { FunctionName, SourceArn, Principal: 'cognito-idp.amazonaws.com' },
  },
});
const client = (flow: unknown, UserPoolId: unknown = POOL) => ({
  Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId, AllowedOAuthFlows: [flow] } },
});
const claims = (LambdaVersion: unknown) => ({ PreTokenGenerationConfig: { LambdaArn: arn('Claims'), LambdaVersion } });

rulesDecide('Cognito pins', cognitoPins, {
  CognitoPasskeySignIn: {
    holds: [first(['PASSWORD', 'WEB_AUTHN'])],
    broken: [{}, first(['PASSWORD'])],
    undecided: [first(UNKNOWN)],
  },
  CognitoPasskeyCountsAsTwoFactors: {
    holds: [
      passkeys(PASSKEY),
      passkeys({ ...PASSKEY, WebAuthnFactorConfiguration: 'SINGLE_FACTOR', MfaConfiguration: 'OPTIONAL' }),
    ],
    broken: [
      passkeys({}),
      passkeys({ ...PASSKEY, WebAuthnFactorConfiguration: 'SINGLE_FACTOR' }),
      passkeys({ ...PASSKEY, WebAuthnFactorConfiguration: undefined }),
      passkeys({ ...PASSKEY, WebAuthnRelyingPartyID: undefined }),
    ],
    undecided: [passkeys({ ...PASSKEY, WebAuthnFactorConfiguration: UNKNOWN })],
    notApplicable: [{}, first(['PASSWORD'])],
  },
  CognitoPasswordTemporaryThreeDays: {
    holds: [
      password({ TemporaryPasswordValidityDays: 1 }),
      password({ TemporaryPasswordValidityDays: 3 }),
      { AdminCreateUserConfig: { UnusedAccountValidityDays: 2 } },
    ],
    broken: [
      {},
      password({ TemporaryPasswordValidityDays: 0 }),
      password({ TemporaryPasswordValidityDays: 7 }),
      { AdminCreateUserConfig: { UnusedAccountValidityDays: 90 } },
    ],
    undecided: [password({ TemporaryPasswordValidityDays: UNKNOWN })],
  },
  CognitoDeviceRememberedOnPrompt: {
    holds: [{ DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true } }],
    broken: [{ DeviceConfiguration: {} }, { DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: false } }],
    undecided: [{ DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: UNKNOWN } }],
    notApplicable: [{}],
  },
  CognitoAttributeBounds: {
    holds: [
      {},
      attribute('1', '63'),
      attribute(5, 5),
      { Schema: [{ Name: 'email', Required: true }, { Name: 'name' }, { Name: 'family_name' }] },
      { Schema: [{ Name: 'since', AttributeDataType: 'DateTime' }] },
    ],
    broken: [
      attribute('0', '63'),
      attribute(undefined, '63'),
      attribute('2', undefined),
      attribute('2', '2049'),
      attribute('64', '63'),
      { Schema: [{ Name: 'tenant', AttributeDataType: 'String' }] },
      { Schema: [{ Name: 'tenant', StringAttributeConstraints: { MinLength: '1', MaxLength: '63' } }] },
    ],
    undecided: [attribute('1', UNKNOWN), { Schema: UNKNOWN }],
  },
  CognitoManagedLoginVersion: {
    holds: [{ ManagedLoginVersion: 2 }, { ManagedLoginVersion: '2' }],
    broken: [{}, { ManagedLoginVersion: 1 }],
    undecided: [{ ManagedLoginVersion: UNKNOWN }],
  },
  CognitoMessageErrorsLogged: {
    holds: [delivered('userNotification', 'ERROR', GROUP)],
    broken: [
      {},
      delivered('userNotification', 'ERROR', BUCKET),
      delivered('userNotification', 'INFO', GROUP),
      delivered('userAuthEvents', 'ERROR', GROUP),
    ],
    undecided: [delivered(UNKNOWN, 'ERROR', GROUP)],
  },
  CognitoTriggerConnected: {
    holds: [
      triggered(claims('V2_0'), permission(arn('Claims'))),
      triggered({ PreSignUp: arn('Claims'), PostConfirmation: arn('Other') }, permission({ Ref: 'Other' })),
      triggered({ PreSignUp: lambda('111122223333') }, permission(lambda('111122223333'))),
    ],
    broken: [
      triggered(undefined, permission(arn('Claims'))),
      triggered(claims('V2_0'), permission(arn('Other'))),
      triggered({ PreTokenGenerationConfig: { LambdaVersion: 'V2_0' } }, permission(arn('Claims'))),
    ],
    undecided: [triggered(UNKNOWN, permission(arn('Claims')))],
    notApplicable: [{}, triggered(claims('V2_0'), permission(arn('Claims'), arn('Topic')))],
  },
  CognitoTriggerTokenVersion: {
    holds: [
      triggered(claims('V3_0'), client('client_credentials')),
      triggered(claims('V2_0'), client('code')),
      triggered(claims('V2_0'), client('client_credentials', { Ref: 'Others' })),
    ],
    broken: [
      triggered(claims(undefined)),
      triggered(claims('V1_0')),
      triggered(claims('V2_0'), client('client_credentials')),
    ],
    undecided: [triggered(claims(UNKNOWN)), triggered(claims('V2_0'), client(UNKNOWN))],
    notApplicable: [{}, triggered({ PreTokenGeneration: arn('Claims') })],
  },
});

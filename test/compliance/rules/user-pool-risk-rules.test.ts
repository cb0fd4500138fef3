import { userPoolRiskRules } from '../../../lib/compliance/rules/user-pool-risk-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const TYPE = 'AWS::Cognito::UserPool';
const POOL = { Ref: 'Users' };
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const lambda = (account: string) => `arn:aws:lambda:eu-central-1:${account}:function:claims`;
const risk = (ClientId: unknown, UserPoolId: unknown = POOL) => ({
  resources: {
    Users: { Type: TYPE },
    Others: { Type: TYPE },
    Risk: { Type: 'AWS::Cognito::UserPoolRiskConfigurationAttachment', Properties: { ClientId, UserPoolId } },
  },
});
const answers = (High: unknown, Medium: unknown, Low: unknown) => ({
  AccountTakeoverRiskConfiguration: {
    Actions: {
      HighAction: { EventAction: High, Notify: false },
      MediumAction: { EventAction: Medium, Notify: false },
      LowAction: { EventAction: Low, Notify: false },
    },
  },
});
const compromised = (EventAction: unknown, EventFilter?: unknown) => ({
  CompromisedCredentialsRiskConfiguration: { Actions: { EventAction }, EventFilter },
});
const skipped = (...SkippedIPRangeList: unknown[]) => ({ RiskExceptionConfiguration: { SkippedIPRangeList } });
const triggered = (LambdaConfig: unknown, more: object = {}) => ({
  resources: {
    Users: { Type: TYPE, Properties: { LambdaConfig } },
    Claims: { Type: 'AWS::Lambda::Function' },
    Other: { Type: 'AWS::Lambda::Function' },
    Topic: { Type: 'AWS::SNS::Topic' },
    Key: { Type: 'AWS::KMS::Key' },
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
const SENDER = { CustomEmailSender: { LambdaArn: arn('Claims'), LambdaVersion: 'V1_0' } };
const delivered = (EventSource: unknown, LogLevel: unknown, place: object, UserPoolId: unknown = POOL) => ({
  resources: {
    Users: { Type: TYPE },
    Others: { Type: TYPE },
    Log: { Type: 'AWS::Logs::LogGroup' },
    Delivery: {
      Type: 'AWS::Cognito::LogDeliveryConfiguration',
      Properties: { UserPoolId, LogConfigurations: [{ EventSource, LogLevel, ...place }] },
    },
  },
});
const GROUP = { CloudWatchLogsConfiguration: { LogGroupArn: arn('Log') } };
const BUCKET = { S3Configuration: { BucketArn: 'arn:aws:s3:::sign-ins' } };
const STREAM = { FirehoseConfiguration: { StreamArn: UNKNOWN } };
const role = (RoleArn: unknown) => ({
  resources: {
    Group: { Type: 'AWS::Cognito::UserPoolGroup', Properties: { RoleArn } },
    Role: { Type: 'AWS::IAM::Role' },
    Topic: { Type: 'AWS::SNS::Topic' },
  },
});

rulesDecide('user pool risk rules', userPoolRiskRules, {
  CognitoThreatProtection: {
    holds: [{ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } }],
    broken: [
      {},
      { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } },
      { UserPoolTier: 'PLUS' },
      { UserPoolTier: 'LITE', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } },
      { UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } },
    ],
    undecided: [{ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: UNKNOWN } }],
  },
  CognitoThreatProtectionOfOwnFlows: {
    holds: [{ UserPoolAddOns: { AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' } } }],
    broken: [{}, { UserPoolAddOns: { AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'AUDIT' } } }],
    undecided: [{ UserPoolAddOns: { AdvancedSecurityAdditionalFlows: { CustomAuthMode: UNKNOWN } } }],
  },
  CognitoRiskOfAllClients: {
    holds: [risk('ALL')],
    broken: [{}, risk('1example23456789'), risk('ALL', { Ref: 'Others' })],
    undecided: [risk(UNKNOWN)],
  },
  CognitoTakeoverAnswered: {
    holds: [
      answers('BLOCK', 'MFA_REQUIRED', 'MFA_REQUIRED'),
      answers('BLOCK', 'BLOCK', 'BLOCK'),
      answers('BLOCK', 'MFA_REQUIRED', 'MFA_IF_CONFIGURED'),
    ],
    broken: [
      {},
      answers('MFA_REQUIRED', 'MFA_REQUIRED', 'MFA_REQUIRED'),
      answers('BLOCK', 'MFA_IF_CONFIGURED', 'MFA_REQUIRED'),
      answers('BLOCK', 'MFA_REQUIRED', 'NO_ACTION'),
      answers('BLOCK', 'MFA_REQUIRED', undefined),
    ],
    undecided: [answers('BLOCK', UNKNOWN, 'BLOCK')],
  },
  CognitoCompromisedCredentials: {
    holds: [compromised('BLOCK'), compromised('BLOCK', ['SIGN_IN', 'PASSWORD_CHANGE', 'SIGN_UP'])],
    broken: [
      {},
      compromised('NO_ACTION'),
      compromised('BLOCK', ['SIGN_IN']),
      compromised('BLOCK', ['PASSWORD_CHANGE']),
    ],
    undecided: [compromised(UNKNOWN), compromised('BLOCK', [UNKNOWN])],
  },
  CognitoNoAddressSkipped: {
    holds: [{}, skipped('192.0.2.0/24', '192.0.2.1', '2001:db8::1', '2001:db8::/120')],
    broken: [skipped('0.0.0.0/0'), skipped('192.0.2.0/24', '198.51.0.0/16'), skipped('2001:db8::/64')],
    undecided: [skipped(UNKNOWN)],
  },
  CognitoOwnTriggers: {
    holds: [
      triggered(claims('V2_0')),
      triggered({ PreSignUp: arn('Claims'), KMSKeyID: UNKNOWN }),
      triggered({ PreSignUp: lambda('111122223333') }),
    ],
    broken: [
      triggered({ PreSignUp: lambda('444455556666') }),
      triggered({ PreTokenGenerationConfig: { LambdaVersion: 'V2_0' } }),
      triggered({ PreSignUp: 'claims' }),
    ],
    undecided: [triggered({ PreSignUp: UNKNOWN }), triggered(UNKNOWN), triggered({ PreSignUp: arn('Topic') })],
    notApplicable: [{}, triggered({})],
  },
  CognitoTriggersConnected: {
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
  CognitoTokenTriggerVersion: {
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
  CognitoSenderKey: {
    holds: [
      triggered({ ...SENDER, KMSKeyID: arn('Key') }),
      triggered({
        CustomSMSSender: SENDER.CustomEmailSender,
        KMSKeyID: 'arn:aws:kms:eu-central-1:111122223333:key/example',
      }),
    ],
    broken: [triggered(SENDER), triggered({ ...SENDER, KMSKeyID: 'alias/other' })],
    undecided: [triggered({ ...SENDER, KMSKeyID: UNKNOWN })],
    notApplicable: [{}, triggered(claims('V2_0'))],
  },
  CognitoLogsSignIns: {
    holds: [
      delivered('userAuthEvents', 'INFO', GROUP),
      delivered('userAuthEvents', 'INFO', BUCKET),
      delivered('userAuthEvents', 'INFO', STREAM),
    ],
    broken: [
      {},
      delivered('userAuthEvents', 'ERROR', GROUP),
      delivered('userNotification', 'INFO', GROUP),
      delivered('userAuthEvents', 'INFO', {}),
      delivered('userAuthEvents', 'INFO', { CloudWatchLogsConfiguration: {} }),
      delivered('userAuthEvents', 'INFO', GROUP, { Ref: 'Others' }),
    ],
    undecided: [delivered('userAuthEvents', UNKNOWN, GROUP)],
  },
  CognitoLogsLostMessages: {
    holds: [delivered('userNotification', 'ERROR', GROUP)],
    broken: [
      {},
      delivered('userNotification', 'ERROR', BUCKET),
      delivered('userNotification', 'INFO', GROUP),
      delivered('userAuthEvents', 'ERROR', GROUP),
    ],
    undecided: [delivered(UNKNOWN, 'ERROR', GROUP)],
  },
  CognitoManagedLogin: {
    holds: [{ ManagedLoginVersion: 2 }, { ManagedLoginVersion: '2' }],
    broken: [{}, { ManagedLoginVersion: 1 }],
    undecided: [{ ManagedLoginVersion: UNKNOWN }],
  },
  CognitoGroupRole: {
    holds: [role(arn('Role'))],
    broken: [role('arn:aws:iam::111122223333:role/other'), role(arn('Topic'))],
    undecided: [role(UNKNOWN)],
    notApplicable: [{}, role(undefined)],
  },
});

import { cognitoThreatProtectionRules } from '../../../src/rules/cognito/cognito-threat-protection';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TYPE = 'AWS::Cognito::UserPool';
const POOL = { Ref: 'Users' };
const ENFORCED = { UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } };
const AUDIT = { UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } };
const OFF = { UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } };
const custom = (CustomAuthMode: unknown, AdvancedSecurityMode?: unknown) => ({
  UserPoolAddOns: { AdvancedSecurityMode, AdvancedSecurityAdditionalFlows: { CustomAuthMode } },
});
const challenged = (more: object) => ({ LambdaConfig: { DefineAuthChallenge: 'arn' }, ...more });
const risk = (ClientId: unknown, UserPoolId: unknown = POOL, pool: object = ENFORCED) => ({
  resources: {
    Users: { Type: TYPE, Properties: { ...pool } },
    Others: { Type: TYPE },
    Risk: { Type: 'AWS::Cognito::UserPoolRiskConfigurationAttachment', Properties: { ClientId, UserPoolId } },
  },
});
const responses = (High: unknown, Medium: unknown, Low: unknown) => ({
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
const delivered = (EventSource: unknown, LogLevel: unknown, destination: object, UserPoolId: unknown = POOL) => ({
  resources: {
    Users: { Type: TYPE, Properties: ENFORCED },
    Others: { Type: TYPE },
    Log: { Type: 'AWS::Logs::LogGroup' },
    Delivery: {
      Type: 'AWS::Cognito::LogDeliveryConfiguration',
      Properties: { UserPoolId, LogConfigurations: [{ EventSource, LogLevel, ...destination }] },
    },
  },
});
const GROUP = { CloudWatchLogsConfiguration: { LogGroupArn: { 'Fn::GetAtt': ['Log', 'Arn'] } } };
const BUCKET = { S3Configuration: { BucketArn: 'arn:aws:s3:::sign-ins' } };
const STREAM = { FirehoseConfiguration: { StreamArn: UNKNOWN } };

rulesDecide('Cognito threat protection rules', cognitoThreatProtectionRules, {
  CognitoThreatProtectionEnforced: {
    holds: [{ UserPoolTier: 'PLUS', ...ENFORCED }],
    broken: [
      {},
      { UserPoolTier: 'PLUS', ...AUDIT },
      { UserPoolTier: 'PLUS' },
      { UserPoolTier: 'LITE', ...ENFORCED },
      ENFORCED,
    ],
    undecided: [{ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: UNKNOWN } }],
  },
  CognitoThreatProtectionCustomAuth: {
    holds: [custom('ENFORCED', 'ENFORCED'), custom('ENFORCED', 'AUDIT'), challenged(custom('ENFORCED'))],
    broken: [ENFORCED, AUDIT, custom('AUDIT', 'ENFORCED'), challenged({}), challenged(OFF)],
    undecided: [custom(UNKNOWN, 'ENFORCED'), { UserPoolAddOns: UNKNOWN }],
    notApplicable: [{}, OFF, { LambdaConfig: { PreSignUp: 'arn' } }],
  },
  CognitoThreatProtectionAllClients: {
    holds: [risk('ALL')],
    broken: [ENFORCED, risk('1example23456789'), risk('ALL', { Ref: 'Others' })],
    undecided: [risk(UNKNOWN)],
    notApplicable: [{}, risk('1example23456789', POOL, AUDIT), OFF],
  },
  CognitoThreatProtectionTakeoverResponse: {
    holds: [
      responses('BLOCK', 'MFA_REQUIRED', 'MFA_REQUIRED'),
      responses('BLOCK', 'BLOCK', 'BLOCK'),
      responses('BLOCK', 'MFA_REQUIRED', 'MFA_IF_CONFIGURED'),
    ],
    broken: [
      {},
      responses('MFA_REQUIRED', 'MFA_REQUIRED', 'MFA_REQUIRED'),
      responses('BLOCK', 'MFA_IF_CONFIGURED', 'MFA_REQUIRED'),
      responses('BLOCK', 'MFA_REQUIRED', 'NO_ACTION'),
      responses('BLOCK', 'MFA_REQUIRED', undefined),
    ],
    undecided: [responses('BLOCK', UNKNOWN, 'BLOCK')],
  },
  CognitoThreatProtectionCompromisedPassword: {
    holds: [compromised('BLOCK'), compromised('BLOCK', ['SIGN_IN', 'PASSWORD_CHANGE', 'SIGN_UP'])],
    broken: [
      {},
      compromised('NO_ACTION'),
      compromised('BLOCK', ['SIGN_IN']),
      compromised('BLOCK', ['PASSWORD_CHANGE']),
    ],
    undecided: [compromised(UNKNOWN), compromised('BLOCK', [UNKNOWN])],
  },
  CognitoThreatProtectionSkippedRanges: {
    holds: [{}, skipped('192.0.2.0/24', '192.0.2.1', '2001:db8::1', '2001:db8::/120')],
    broken: [skipped('0.0.0.0/0'), skipped('192.0.2.0/24', '198.51.0.0/16'), skipped('2001:db8::/64')],
    undecided: [skipped(UNKNOWN)],
  },
  CognitoThreatProtectionEventsLogged: {
    holds: [
      delivered('userAuthEvents', 'INFO', GROUP),
      delivered('userAuthEvents', 'INFO', BUCKET),
      delivered('userAuthEvents', 'INFO', STREAM),
    ],
    broken: [
      ENFORCED,
      AUDIT,
      delivered('userAuthEvents', 'ERROR', GROUP),
      delivered('userNotification', 'INFO', GROUP),
      delivered('userAuthEvents', 'INFO', {}),
      delivered('userAuthEvents', 'INFO', { CloudWatchLogsConfiguration: {} }),
      delivered('userAuthEvents', 'INFO', GROUP, { Ref: 'Others' }),
    ],
    undecided: [delivered('userAuthEvents', UNKNOWN, GROUP)],
    notApplicable: [{}, OFF],
  },
});

import type { AddedWeakness } from './added-weakness';
import { zone } from './origin-case';
import {
  KEY,
  NO_AUTHENTICATION,
  NO_DETECTION,
  NO_LOGS,
  OLD,
  PUBLIC,
  REST,
  TOO_BROAD,
  TRANSIT,
  WORK,
  weaken,
} from './weakened-properties';

const FUNCTION = 'arn:aws:lambda:eu-central-1:111122223333:function:authorize';
const HOST = 'orders.example.com';
const HTTPS = /calls or trusts uses HTTPS/;
const statement = (Action: string, Resource: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});

/** Devices, email, calls and video. */
export const devicesMailAndMediaWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::IoT::Policy',
    { PolicyDocument: statement('iot:Publish', 'arn:aws:iot:eu-central-1:111122223333:topic/devices/one') },
    [
      ['iot-every-action', TOO_BROAD, 'PolicyDocument', statement('iot:*', '*'), /names the actions and topics/],
      ['iot-every-topic', TOO_BROAD, 'PolicyDocument', statement('iot:Subscribe', '*'), /names the actions and topics/],
    ],
  ),
  ...weaken(
    'AWS::IoT::Authorizer',
    {
      AuthorizerFunctionArn: FUNCTION,
      Status: 'ACTIVE',
      TokenKeyName: 'token',
      TokenSigningPublicKeys: { one: 'abc' },
    },
    [['iot-unsigned-tokens', NO_AUTHENTICATION, 'SigningDisabled', true, /validates the signature of tokens/]],
  ),
  ...weaken('AWS::IoT::Logging', { AccountId: '111122223333', RoleArn: WORK, DefaultLogLevel: 'ERROR' }, [
    ['iot-log-off', NO_LOGS, 'DefaultLogLevel', 'DISABLED', /IoT logging is enabled/],
  ]),
  ...weaken(
    'AWS::IoT::AccountAuditConfiguration',
    {
      AccountId: '111122223333',
      RoleArn: WORK,
      AuditCheckConfigurations: { DeviceCertificateSharedCheck: { Enabled: true } },
    },
    [
      [
        'iot-audit-off',
        NO_DETECTION,
        'AuditCheckConfigurations.DeviceCertificateSharedCheck.Enabled',
        false,
        /no audit check switched off/,
      ],
    ],
  ),
  ...weaken(
    'AWS::IoT::TopicRuleDestination',
    { HttpUrlProperties: { ConfirmationUrl: `https://${HOST}/in` } },
    [['iot-destination-http', TRANSIT, 'HttpUrlProperties.ConfirmationUrl', `http://${HOST}/in`, HTTPS]],
    zone,
  ),
  ...weaken('AWS::SES::ConfigurationSet', { Name: 'mail', DeliveryOptions: { TlsPolicy: 'REQUIRE' } }, [
    ['ses-tls-optional', TRANSIT, 'DeliveryOptions.TlsPolicy', 'OPTIONAL', /sends email only over TLS/],
    ['ses-tls-default', TRANSIT, 'DeliveryOptions', undefined, /sends email only over TLS/],
  ]),
  ...weaken(
    'AWS::SES::ReceiptRule',
    { RuleSetName: 'in', Rule: { Enabled: true, TlsPolicy: 'Require', ScanEnabled: true } },
    [['ses-receipt-plain', TRANSIT, 'Rule.TlsPolicy', 'Optional', /accepts email only over TLS/]],
  ),
  ...weaken('AWS::SES::EmailIdentity', { EmailIdentity: 'example.com', DkimAttributes: { SigningEnabled: true } }, [
    ['ses-unsigned', NO_AUTHENTICATION, 'DkimAttributes.SigningEnabled', false, /signs its email with DKIM/],
    [
      'ses-short-key',
      OLD,
      'DkimSigningAttributes',
      { NextSigningKeyLength: 'RSA_1024_BIT' },
      /with a key of 2048 bits/,
    ],
  ]),
  ...weaken(
    'AWS::SES::MailManagerIngressPoint',
    { RuleSetId: 'rs', TrafficPolicyId: 'tp', Type: 'OPEN', TlsPolicy: 'REQUIRED' },
    [['ses-ingress-plain', TRANSIT, 'TlsPolicy', 'OPTIONAL', /ingress endpoint accepts email only over TLS/]],
  ),
  ...weaken('AWS::IVS::Channel', { Name: 'live', Authorized: true }, [
    ['ivs-insecure-ingest', TRANSIT, 'InsecureIngest', true, /receives video over TLS only/],
  ]),
  ...weaken('AWS::Chime::VoiceConnector', { Name: 'calls', RequireEncryption: true }, [
    ['chime-plain-calls', TRANSIT, 'RequireEncryption', false, /requires encryption of calls/],
  ]),
  ...weaken(
    'AWS::MediaTailor::SourceLocation',
    { SourceLocationName: 'one', HttpConfiguration: { BaseUrl: `https://${HOST}` } },
    [['mediatailor-http', TRANSIT, 'HttpConfiguration.BaseUrl', `http://${HOST}`, HTTPS]],
    zone,
  ),
  ...weaken(
    'AWS::M2::Environment',
    { EngineType: 'bluage', InstanceType: 'M2.m5.large', Name: 'host', KmsKeyId: KEY },
    [['m2-public', PUBLIC, 'PubliclyAccessible', true, /Mainframe environment is not publicly accessible/]],
  ),
  ...weaken(
    'AWS::DRS::ReplicationConfigurationTemplate',
    {
      CreatePublicIP: false,
      EbsEncryption: 'CUSTOM',
      EbsEncryptionKeyArn: KEY,
      DataPlaneRouting: 'PRIVATE_IP',
      StagingAreaSubnetId: 'subnet-1',
      AssociateDefaultSecurityGroup: false,
      ReplicationServersSecurityGroupsIDs: ['sg-1'],
    },
    [
      ['drs-public', PUBLIC, 'CreatePublicIP', true, /replication servers without a public IP/],
      ['drs-plain', REST, 'EbsEncryption', 'NONE', /encrypts the disks of replication servers/],
    ],
  ),
  ...weaken('AWS::MGN::LaunchConfigurationTemplate', { AssociatePublicIpAddress: false }, [
    ['mgn-public', PUBLIC, 'AssociatePublicIpAddress', true, /launches machines without a public IP/],
  ]),
  ...weaken(
    'AWS::SES::MailManagerRelay',
    {
      ServerName: 'mail.example.com',
      ServerPort: 587,
      Authentication: { SecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:relay-abc' },
    },
    [['ses-relay-open', NO_AUTHENTICATION, 'Authentication', { NoAuthentication: {} }, /relay signs in to the server/]],
    zone,
  ),
];

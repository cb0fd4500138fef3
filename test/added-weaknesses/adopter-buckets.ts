import type { AddedWeakness } from './added-weakness';
import { own, role, STRANGER } from './trust-case';
import {
  KEY,
  NO_AUTHENTICATION,
  NO_DETECTION,
  NO_LOGS,
  NO_PROTECTION,
  OLD,
  PUBLIC,
  TOO_BROAD,
  TRANSIT,
  WORK,
  weaken,
} from './weakened-properties';

const TOKEN = /token|secret|password|credential|key/i;

/** Buckets, certificates, targets and devices, as an engineer adds them. */
export const adopterBucketWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Transfer::User',
    {
      ServerId: 's-1',
      UserName: 'partner',
      Role: role('partner'),
      HomeDirectoryType: 'LOGICAL',
      HomeDirectoryMappings: [{ Entry: '/', Target: '/inbox-111122223333/partner' }],
    },
    [
      [
        'transfer-whole-bucket',
        TOO_BROAD,
        '',
        { ServerId: 's-1', UserName: 'partner', Role: role('partner'), HomeDirectory: '/inbox-111122223333' },
        /director/i,
        'hardening',
      ],
    ],
  ),
  ...weaken('AWS::S3::Bucket', {}, [
    ['bucket-public-acl', PUBLIC, 'AccessControl', 'PublicRead', /public|ACL/i],
    ['bucket-block-text', PUBLIC, 'PublicAccessBlockConfiguration.BlockPublicPolicy', 'False', /public/i],
    ['bucket-no-access-log', NO_LOGS, 'LoggingConfiguration', undefined, /access log/i],
  ]),
  {
    id: 'bucket-plain-requests',
    service: 'S3',
    kind: TRANSIT,
    hardened: weaken('AWS::S3::Bucket', {}, [['', '', '', '', /x/]])[0]?.hardened ?? {},
    weaken: { SubjectPolicy: undefined },
    names: /insecure transport|SSL|TLS/i,
  },
  ...weaken(
    'AWS::S3::StorageLens',
    {
      StorageLensConfiguration: {
        Id: 'usage',
        IsEnabled: true,
        AccountLevel: { BucketLevel: {} },
        DataExport: {
          S3BucketDestination: {
            AccountId: '111122223333',
            Arn: 'arn:aws:s3:::usage-111122223333',
            Format: 'CSV',
            OutputSchemaVersion: 'V_1',
            Encryption: { SSEKMS: { KeyId: KEY } },
          },
        },
      },
    },
    [
      [
        'lens-abroad',
        'trust in another account',
        'StorageLensConfiguration.DataExport.S3BucketDestination.AccountId',
        STRANGER,
        new RegExp(STRANGER),
      ],
    ],
  ),
  ...weaken(
    'AWS::ACMPCA::CertificateAuthority',
    {
      Type: 'SUBORDINATE',
      KeyAlgorithm: 'RSA_4096',
      SigningAlgorithm: 'SHA256WITHRSA',
      Subject: { CommonName: 'example.com' },
      RevocationConfiguration: { OcspConfiguration: { Enabled: true } },
    },
    [['ca-revocation-text', OLD, 'RevocationConfiguration.OcspConfiguration.Enabled', 'False', /revo/i]],
  ),
  ...weaken(
    'AWS::VerifiedPermissions::PolicyStore',
    { ValidationSettings: { Mode: 'STRICT' }, DeletionProtection: { Mode: 'ENABLED' }, Schema: { CedarJson: '{}' } },
    [
      ['permissions-not-validated', NO_DETECTION, 'ValidationSettings.Mode', 'OFF', /validat/i, 'hardening'],
      [
        'permissions-unprotected',
        NO_PROTECTION,
        'DeletionProtection.Mode',
        'DISABLED',
        /deletion protection/i,
        'hardening',
      ],
    ],
  ),
  ...weaken(
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    { Protocol: 'HTTPS', Port: 443, VpcId: 'vpc-1', TargetType: 'ip', HealthCheckProtocol: 'HTTPS' },
    [['targets-plain', TRANSIT, 'Protocol', 'HTTP', /HTTPS|encrypt|TLS/i]],
  ),
  ...weaken(
    'AWS::WAFv2::LoggingConfiguration',
    {
      ResourceArn: own('wafv2', 'regional/webacl/front/1'),
      LogDestinationConfigs: [own('logs', 'log-group:aws-waf-logs-front')],
      RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { SingleHeader: { Name: 'cookie' } }],
    },
    [
      [
        'waf-log-drops-all',
        NO_LOGS,
        'LoggingFilter',
        {
          DefaultBehavior: 'DROP',
          Filters: [
            { Behavior: 'DROP', Requirement: 'MEETS_ANY', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] },
          ],
        },
        /log/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::Synthetics::Canary',
    {
      Name: 'front',
      ArtifactS3Location: 's3://canary-111122223333',
      ExecutionRoleArn: WORK,
      RuntimeVersion: 'syn-nodejs-puppeteer-9.1',
      Schedule: { Expression: 'rate(5 minutes)' },
      Code: { Handler: 'index.handler', Script: 'exports.handler = async () => {};' },
      RunConfig: { EnvironmentVariables: { STAGE: 'live' } },
    },
    [['canary-secret', 'secret in a text', 'RunConfig.EnvironmentVariables.PASSWORD', 'Tr0ub4dor-and-3-horses', TOKEN]],
  ),
  ...weaken(
    'AWS::IoT::ProvisioningTemplate',
    {
      ProvisioningRoleArn: WORK,
      TemplateBody: '{}',
      Type: 'FLEET_PROVISIONING',
      Enabled: true,
      PreProvisioningHook: { TargetArn: own('lambda', 'function:check'), PayloadVersion: '2020-04-01' },
    },
    [['devices-join-unchecked', NO_AUTHENTICATION, 'PreProvisioningHook', undefined, /provision/i, 'hardening']],
  ),
  ...weaken(
    'AWS::ElasticBeanstalk::Environment',
    {
      ApplicationName: 'site',
      OptionSettings: [
        { Namespace: 'aws:elasticbeanstalk:managedactions', OptionName: 'ManagedActionsEnabled', Value: 'true' },
        { Namespace: 'aws:elasticbeanstalk:managedactions', OptionName: 'PreferredStartTime', Value: 'Tue:09:00' },
        { Namespace: 'aws:elasticbeanstalk:managedactions:platformupdate', OptionName: 'UpdateLevel', Value: 'minor' },
        { Namespace: 'aws:elasticbeanstalk:healthreporting:system', OptionName: 'SystemType', Value: 'enhanced' },
        { Namespace: 'aws:elasticbeanstalk:cloudwatch:logs', OptionName: 'StreamLogs', Value: 'true' },
        { Namespace: 'aws:elasticbeanstalk:hostmanager', OptionName: 'LogPublicationControl', Value: 'true' },
        { Namespace: 'aws:autoscaling:launchconfiguration', OptionName: 'DisableIMDSv1', Value: 'true' },
        {
          Namespace: 'aws:autoscaling:launchconfiguration',
          OptionName: 'SSHSourceRestriction',
          Value: 'tcp, 22, 22, 10.0.0.0/16',
        },
        { Namespace: 'aws:ec2:vpc', OptionName: 'VPCId', Value: 'vpc-1' },
        { Namespace: 'aws:ec2:vpc', OptionName: 'AssociatePublicIpAddress', Value: 'false' },
      ],
    },
    [['beanstalk-no-updates', OLD, 'OptionSettings.0.Value', 'false', /update/i]],
  ),
];

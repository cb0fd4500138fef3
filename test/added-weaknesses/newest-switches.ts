import type { AddedWeakness } from './added-weakness';
import {
  KEY,
  NO_AUTHENTICATION,
  NO_LOGS,
  OLD,
  PRIVILEGED,
  REST,
  TOO_BROAD,
  TRANSIT,
  WORK,
  weaken,
} from './weakened-properties';

const IMAGE = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1';
const JOB = { Image: IMAGE, JobRoleArn: WORK, User: '1000', ReadonlyRootFilesystem: true };
const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/app';

/** Switches that services got lately, and switches of types that are rarely seen. */
export const newestSwitchWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::ECR::Repository',
    {
      ImageScanningConfiguration: { ScanOnPush: true },
      ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      ImageTagMutabilityExclusionFilters: [
        { ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue: 'latest' },
      ],
      EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: KEY },
    },
    [
      [
        'image-tags-excluded',
        TOO_BROAD,
        'ImageTagMutabilityExclusionFilters.0.ImageTagMutabilityExclusionFilterValue',
        '*',
        /exclude every image tag/,
      ],
    ],
  ),
  ...weaken(
    'AWS::EC2::TransitGatewayMulticastDomain',
    { TransitGatewayId: 'tgw-1', Options: { AutoAcceptSharedAssociations: 'disable' } },
    [['multicast-accepts', TOO_BROAD, 'Options.AutoAcceptSharedAssociations', 'enable', /accept associations/]],
  ),
  ...weaken(
    'AWS::EC2::VerifiedAccessEndpoint',
    {
      AttachmentType: 'vpc',
      EndpointType: 'network-interface',
      VerifiedAccessGroupId: 'vagr-1',
      NetworkInterfaceOptions: { Protocol: 'https', Port: 443, NetworkInterfaceId: 'eni-1' },
    },
    [['verified-access-http', TRANSIT, 'NetworkInterfaceOptions.Protocol', 'http', /application over HTTPS/]],
  ),
  ...weaken(
    'AWS::ApiGatewayV2::Authorizer',
    {
      ApiId: 'api',
      AuthorizerType: 'JWT',
      Name: 'users',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: ['app'], Issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/pool' },
    },
    [['jwt-audience', NO_AUTHENTICATION, 'JwtConfiguration.Audience', undefined, /audience/]],
  ),
  ...weaken(
    'AWS::Batch::JobDefinition',
    { Type: 'container', ContainerProperties: { ...JOB, EnableExecuteCommand: false } },
    [['batch-shell', PRIVILEGED, 'ContainerProperties.EnableExecuteCommand', true, /open shells/]],
  ),
  ...weaken(
    'AWS::Batch::JobDefinition',
    {
      Type: 'container',
      EksProperties: { PodProperties: { Containers: [{ Image: IMAGE, SecurityContext: { RunAsNonRoot: true } }] } },
    },
    [
      [
        'batch-pod-root',
        PRIVILEGED,
        'EksProperties.PodProperties.Containers.0.SecurityContext.RunAsNonRoot',
        false,
        /run as root/,
      ],
      ['batch-pod-processes', PRIVILEGED, 'EksProperties.PodProperties.ShareProcessNamespace', true, /namespaces/],
    ],
  ),
  ...weaken(
    'AWS::DMS::Endpoint',
    {
      EndpointType: 'target',
      EngineName: 'kafka',
      KmsKeyId: KEY,
      KafkaSettings: { SecurityProtocol: 'ssl-authentication', SslEndpointIdentificationAlgorithm: 'https' },
    },
    [
      [
        'kafka-host-unverified',
        TRANSIT,
        'KafkaSettings.SslEndpointIdentificationAlgorithm',
        'none',
        /verifies the host name/,
      ],
    ],
  ),
  ...weaken(
    'AWS::ElasticLoadBalancingV2::Listener',
    {
      LoadBalancerArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/a/1',
      Port: 443,
      Protocol: 'HTTPS',
      Certificates: [{ CertificateArn: CERTIFICATE }],
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'target' }],
      ListenerAttributes: [
        {
          Key: 'routing.http.response.access_control_allow_origin.header_value',
          Value: 'https://app.example.com',
        },
      ],
    },
    [
      ['listener-origins', TOO_BROAD, 'ListenerAttributes.0.Value', '*', /every origin/],
      [
        'listener-redirect-plain',
        TRANSIT,
        'DefaultActions.0',
        { Type: 'redirect', RedirectConfig: { Protocol: 'HTTP', Port: '80', StatusCode: 'HTTP_301' } },
        /address without TLS/,
      ],
    ],
  ),
  ...weaken('AWS::ApiGateway::RestApi', { Name: 'api', SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' }, [
    ['rest-api-old-tls', OLD, 'SecurityPolicy', 'TLS_1_0', /obsolete TLS versions/],
  ]),
  ...weaken(
    'AWS::ElasticBeanstalk::ConfigurationTemplate',
    {
      ApplicationName: 'app',
      OptionSettings: [
        { Namespace: 'aws:elasticbeanstalk:managedactions', OptionName: 'ManagedActionsEnabled', Value: 'true' },
      ],
    },
    [['beanstalk-updates-off', OLD, 'OptionSettings.0.Value', 'false', /managed platform updates/]],
  ),
  ...weaken(
    'AWS::EMR::SecurityConfiguration',
    {
      SecurityConfiguration: {
        EncryptionConfiguration: {
          EnableAtRestEncryption: true,
          EnableInTransitEncryption: true,
          InTransitEncryptionConfiguration: { TLSCertificateConfiguration: { CertificateProviderType: 'PEM' } },
          AtRestEncryptionConfiguration: {
            S3EncryptionConfiguration: { EncryptionMode: 'SSE-KMS', AwsKmsKey: KEY },
            LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: 'AwsKms', AwsKmsKey: KEY },
          },
        },
      },
    },
    [
      [
        'emr-local-disks',
        REST,
        'SecurityConfiguration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration',
        undefined,
        /local disks/,
      ],
    ],
  ),
  ...weaken('AWS::CloudFormation::TypeActivation', { TypeName: 'Acme::Tools::Thing', AutoUpdate: false }, [
    ['extension-updates', TOO_BROAD, 'AutoUpdate', true, /does not update itself/],
  ]),
  ...weaken(
    'AWS::Bedrock::Guardrail',
    {
      Name: 'g',
      BlockedInputMessaging: 'no',
      BlockedOutputsMessaging: 'no',
      KmsKeyArn: KEY,
      ContentPolicyConfig: {
        FiltersConfig: [{ Type: 'PROMPT_ATTACK', InputStrength: 'HIGH', OutputStrength: 'NONE' }],
      },
      SensitiveInformationPolicyConfig: { PiiEntitiesConfig: [{ Type: 'EMAIL', Action: 'ANONYMIZE' }] },
    },
    [
      [
        'guardrail-output-unmasked',
        TOO_BROAD,
        'SensitiveInformationPolicyConfig.PiiEntitiesConfig.0.OutputAction',
        'NONE',
        /sensitive information/,
      ],
    ],
  ),
  ...weaken(
    'AWS::AppSync::Api',
    {
      Name: 'events',
      EventConfig: {
        AuthProviders: [
          {
            AuthType: 'OPENID_CONNECT',
            OpenIDConnectConfig: { Issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/pool', ClientId: 'app' },
          },
        ],
        ConnectionAuthModes: [{ AuthType: 'OPENID_CONNECT' }],
        DefaultPublishAuthModes: [{ AuthType: 'OPENID_CONNECT' }],
        DefaultSubscribeAuthModes: [{ AuthType: 'OPENID_CONNECT' }],
        LogConfig: { LogLevel: 'ERROR', CloudWatchLogsRoleArn: WORK },
      },
    },
    [
      [
        'events-any-client',
        NO_AUTHENTICATION,
        'EventConfig.AuthProviders.0.OpenIDConnectConfig.ClientId',
        undefined,
        /tokens of one client only/,
      ],
      ['events-unlogged', NO_LOGS, 'EventConfig.LogConfig', undefined, /log/i],
    ],
  ),
];

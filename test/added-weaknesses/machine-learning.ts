import type { AddedWeakness } from './added-weakness';
import {
  KEY,
  NO_AUTHENTICATION,
  OLD,
  PRIVILEGED,
  PUBLIC,
  REST,
  TOO_BROAD,
  TRANSIT,
  WORK,
  weaken,
} from './weakened-properties';

const VPC = { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] };
const IMAGE = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/model:1.0';
const JOBS = [
  ['DataQuality', 'data-quality'],
  ['ModelBias', 'model-bias'],
  ['ModelExplainability', 'model-explainability'],
  ['ModelQuality', 'model-quality'],
] as const;
const NETWORK_MODE = /runs in a VPC or a sandbox/;
const PRIVATE = { NetworkMode: 'VPC', VpcConfig: { Subnets: ['subnet-1'], SecurityGroups: ['sg-1'] } };
const JWT = {
  DiscoveryUrl: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_example/.well-known/openid-configuration',
  AllowedClients: ['abc'],
};

/** Models, notebooks and agents. */
export const machineLearningWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::SageMaker::NotebookInstance',
    {
      InstanceType: 'ml.t3.medium',
      RoleArn: WORK,
      KmsKeyId: KEY,
      SubnetId: 'subnet-1',
      SecurityGroupIds: ['sg-1'],
      DirectInternetAccess: 'Disabled',
      RootAccess: 'Disabled',
      PlatformIdentifier: 'notebook-al2023-v1',
      InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: '2' },
    },
    [
      ['sagemaker-root', PRIVILEGED, 'RootAccess', 'Enabled', /gives its users no root access/],
      ['sagemaker-imds', OLD, 'InstanceMetadataServiceConfiguration', undefined, /version 2 of the instance metadata/],
      ['sagemaker-internet', PUBLIC, 'DirectInternetAccess', 'Enabled', /direct internet access/],
      ['sagemaker-old-platform', OLD, 'PlatformIdentifier', 'notebook-al1-v1', /supported platform/],
    ],
  ),
  ...weaken(
    'AWS::SageMaker::Domain',
    {
      AuthMode: 'SSO',
      DomainName: 'studio',
      KmsKeyId: KEY,
      SubnetIds: ['subnet-1'],
      VpcId: 'vpc-1',
      AppNetworkAccessType: 'VpcOnly',
      DefaultUserSettings: { ExecutionRole: WORK },
    },
    [
      ['sagemaker-domain-internet', PUBLIC, 'AppNetworkAccessType', 'PublicInternetOnly', /through a VPC/],
      ['sagemaker-domain-no-key', REST, 'KmsKeyId', undefined, /domain encrypts its file system/],
    ],
  ),
  ...weaken(
    'AWS::SageMaker::Model',
    { ExecutionRoleArn: WORK, EnableNetworkIsolation: true, PrimaryContainer: { Image: IMAGE }, VpcConfig: VPC },
    [
      ['sagemaker-model-open', TOO_BROAD, 'EnableNetworkIsolation', undefined, /model has network isolation/],
      ['sagemaker-model-no-vpc', PUBLIC, 'VpcConfig', undefined, /model runs in a VPC/],
    ],
  ),
  ...weaken(
    'AWS::SageMaker::EndpointConfig',
    { KmsKeyId: KEY, ProductionVariants: [{ VariantName: 'all', ModelName: 'one' }] },
    [
      [
        'sagemaker-endpoint-no-key',
        REST,
        'KmsKeyId',
        undefined,
        /endpoint configuration encrypts its volumes|encrypted/,
      ],
    ],
  ),
  ...JOBS.flatMap(([kind, name]) =>
    weaken(
      `AWS::SageMaker::${kind}JobDefinition`,
      {
        RoleArn: WORK,
        JobResources: {
          ClusterConfig: { InstanceCount: 2, InstanceType: 'ml.m5.large', VolumeSizeInGB: 20, VolumeKmsKeyId: KEY },
        },
        NetworkConfig: { EnableInterContainerTrafficEncryption: true, EnableNetworkIsolation: true, VpcConfig: VPC },
        [`${kind}JobOutputConfig`]: { KmsKeyId: KEY, MonitoringOutputs: [] },
      },
      [
        [
          `sagemaker-${name}-plain`,
          TRANSIT,
          'NetworkConfig.EnableInterContainerTrafficEncryption',
          false,
          /traffic between its containers/,
        ],
        [
          `sagemaker-${name}-open`,
          TOO_BROAD,
          'NetworkConfig.EnableNetworkIsolation',
          false,
          /job has network isolation/,
        ],
        [
          `sagemaker-${name}-disk`,
          REST,
          'JobResources.ClusterConfig.VolumeKmsKeyId',
          undefined,
          /job encrypts its volumes/,
        ],
      ],
    ),
  ),
  ...weaken(
    'AWS::SageMaker::FeatureGroup',
    {
      FeatureGroupName: 'customers',
      RecordIdentifierFeatureName: 'id',
      EventTimeFeatureName: 'time',
      FeatureDefinitions: [{ FeatureName: 'id', FeatureType: 'String' }],
      OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId: KEY } },
    },
    [['sagemaker-features-no-key', REST, 'OnlineStoreConfig.SecurityConfig', undefined, /encrypts its online store/]],
  ),
  ...weaken(
    'AWS::Bedrock::Agent',
    {
      AgentName: 'help',
      AgentResourceRoleArn: WORK,
      CustomerEncryptionKeyArn: KEY,
      FoundationModel: 'amazon.nova-pro-v1:0',
      Instruction: 'Answer questions of customers about their own orders.',
      GuardrailConfiguration: { GuardrailIdentifier: 'abc123', GuardrailVersion: '1' },
    },
    [
      [
        'bedrock-agent-no-key',
        REST,
        'CustomerEncryptionKeyArn',
        undefined,
        /agent is encrypted with a customer managed/,
      ],
      ['bedrock-agent-no-guardrail', TOO_BROAD, 'GuardrailConfiguration', undefined, /agent has a guardrail/],
    ],
  ),
  ...weaken(
    'AWS::Bedrock::Guardrail',
    {
      Name: 'help',
      KmsKeyArn: KEY,
      BlockedInputMessaging: 'No.',
      BlockedOutputsMessaging: 'No.',
      ContentPolicyConfig: {
        FiltersConfig: [{ Type: 'PROMPT_ATTACK', InputStrength: 'HIGH', OutputStrength: 'NONE', InputAction: 'BLOCK' }],
      },
      SensitiveInformationPolicyConfig: { PiiEntitiesConfig: [{ Type: 'NAME', Action: 'ANONYMIZE' }] },
    },
    [
      [
        'bedrock-prompt-attacks',
        TOO_BROAD,
        'ContentPolicyConfig.FiltersConfig.0.InputAction',
        'NONE',
        /blocks prompt attacks/,
      ],
      [
        'bedrock-prompt-attacks-weak',
        TOO_BROAD,
        'ContentPolicyConfig.FiltersConfig.0.InputStrength',
        'LOW',
        /blocks prompt attacks/,
      ],
      ['bedrock-personal-data', TOO_BROAD, 'SensitiveInformationPolicyConfig', undefined, /blocks or masks sensitive/],
    ],
  ),
  ...weaken(
    'AWS::BedrockAgentCore::Gateway',
    {
      Name: 'tools',
      AuthorizerType: 'CUSTOM_JWT',
      AuthorizerConfiguration: { CustomJWTAuthorizer: JWT },
      KmsKeyArn: KEY,
      ProtocolType: 'MCP',
      RoleArn: WORK,
      PolicyEngineConfiguration: {
        Arn: 'arn:aws:bedrock-agentcore:eu-central-1:111122223333:policy-engine/one',
        Mode: 'ENFORCE',
      },
    },
    [
      ['agentcore-gateway-open', NO_AUTHENTICATION, 'AuthorizerType', 'NONE', /gateway requires authorization/],
      [
        'agentcore-policy-logs',
        TOO_BROAD,
        'PolicyEngineConfiguration.Mode',
        'LOG_ONLY',
        /gateway enforces its policies/,
      ],
      [
        'agentcore-firewall-open',
        TOO_BROAD,
        'WafConfiguration',
        { FailureMode: 'FAIL_OPEN' },
        /rejects calls when its web ACL/,
      ],
      ['agentcore-errors', TOO_BROAD, 'ExceptionLevel', 'DEBUG', /does not return the details of errors/],
      [
        'agentcore-any-token',
        NO_AUTHENTICATION,
        'AuthorizerConfiguration.CustomJWTAuthorizer',
        { DiscoveryUrl: JWT.DiscoveryUrl },
        /only tokens for named audiences/,
      ],
    ],
  ),
  ...weaken(
    'AWS::BedrockAgentCore::Runtime',
    {
      AgentRuntimeName: 'help',
      AgentRuntimeArtifact: { ContainerConfiguration: { ContainerUri: IMAGE } },
      NetworkConfiguration: PRIVATE,
      RoleArn: WORK,
    },
    [['agentcore-runtime-public', PUBLIC, 'NetworkConfiguration', { NetworkMode: 'PUBLIC' }, NETWORK_MODE]],
  ),
  ...weaken(
    'AWS::BedrockAgentCore::CodeInterpreterCustom',
    { Name: 'code', ExecutionRoleArn: WORK, NetworkConfiguration: { NetworkMode: 'SANDBOX' } },
    [['agentcore-code-public', PUBLIC, 'NetworkConfiguration.NetworkMode', 'PUBLIC', NETWORK_MODE]],
  ),
];

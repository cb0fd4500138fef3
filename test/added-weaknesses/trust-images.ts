import type { AddedWeakness } from './added-weakness';
import { image, OWN_IMAGE, ROLE } from './origin-case';
import { OWN } from './trust-case';

/** Container images whose owner is a stranger. */
export const trustImagesWeaknesses: readonly AddedWeakness[] = [
  image({
    id: 'image-ecs',
    type: 'AWS::ECS::TaskDefinition',
    properties: {
      Family: 'app',
      ContainerDefinitions: [{ Name: 'app', Image: OWN_IMAGE, User: '1000', ReadonlyRootFilesystem: true }],
    },
    path: 'ContainerDefinitions.0.Image',
    weak: 'stranger/app:latest',
  }),
  image({
    id: 'image-ecs-ghcr',
    type: 'AWS::ECS::TaskDefinition',
    properties: {
      Family: 'app',
      ContainerDefinitions: [{ Name: 'app', Image: OWN_IMAGE, User: '1000', ReadonlyRootFilesystem: true }],
    },
    path: 'ContainerDefinitions.0.Image',
    weak: 'ghcr.io/stranger/app@sha256:0123',
  }),
  image({
    id: 'image-lambda',
    type: 'AWS::Lambda::Function',
    properties: { PackageType: 'Image', Role: ROLE, Code: { ImageUri: OWN_IMAGE } },
    path: 'Code.ImageUri',
    weak: '999988887777.dkr.ecr.eu-central-1.amazonaws.com/app:1.0',
  }),
  image({
    id: 'image-batch',
    type: 'AWS::Batch::JobDefinition',
    properties: { Type: 'container', ContainerProperties: { Image: OWN_IMAGE } },
    path: 'ContainerProperties.Image',
    weak: 'quay.io/stranger/job',
  }),
  image({
    id: 'image-codebuild',
    type: 'AWS::CodeBuild::Project',
    properties: {
      ServiceRole: ROLE,
      EncryptionKey: `arn:aws:kms:eu-central-1:${OWN}:key/1`,
      Artifacts: { Type: 'CODEPIPELINE' },
      Source: { Type: 'CODEPIPELINE' },
      Environment: {
        Type: 'LINUX_CONTAINER',
        ComputeType: 'BUILD_GENERAL1_SMALL',
        Image: 'aws/codebuild/standard:7.0',
      },
    },
    path: 'Environment.Image',
    weak: 'stranger/builder:1',
  }),
  image({
    id: 'image-sagemaker',
    type: 'AWS::SageMaker::Model',
    properties: {
      ExecutionRoleArn: ROLE,
      EnableNetworkIsolation: true,
      PrimaryContainer: { Image: '763104351884.dkr.ecr.eu-central-1.amazonaws.com/pytorch-inference:2' },
    },
    path: 'PrimaryContainer.Image',
    weak: 'public.ecr.aws/stranger/model:1',
  }),
  image({
    id: 'image-apprunner',
    type: 'AWS::AppRunner::Service',
    properties: {
      SourceConfiguration: { ImageRepository: { ImageIdentifier: OWN_IMAGE, ImageRepositoryType: 'ECR' } },
    },
    path: 'SourceConfiguration.ImageRepository.ImageIdentifier',
    weak: 'public.ecr.aws/stranger/web:1',
  }),
  image({
    id: 'image-bedrock-agentcore',
    type: 'AWS::BedrockAgentCore::Runtime',
    properties: {
      AgentRuntimeName: 'agent',
      RoleArn: ROLE,
      NetworkConfiguration: { NetworkMode: 'VPC' },
      AgentRuntimeArtifact: { ContainerConfiguration: { ContainerUri: OWN_IMAGE } },
    },
    path: 'AgentRuntimeArtifact.ContainerConfiguration.ContainerUri',
    weak: '999988887777.dkr.ecr.eu-central-1.amazonaws.com/agent:1',
  }),
  image({
    id: 'image-pull-through',
    type: 'AWS::ECR::PullThroughCacheRule',
    properties: { EcrRepositoryPrefix: 'aws', UpstreamRegistryUrl: `${OWN}.dkr.ecr.eu-west-1.amazonaws.com` },
    path: 'UpstreamRegistryUrl',
    weak: 'registry-1.docker.io',
  }),
];

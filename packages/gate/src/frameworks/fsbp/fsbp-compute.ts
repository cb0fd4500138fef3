import { assignPlatformTeam } from '../duties';
import type { Control } from '../framework';
import { describeControls } from './describe-controls';

/** Controls of builds, containers, instance groups, file systems, data processing and desktops. */
export const fsbpCompute: readonly Control[] = [
  ...describeControls(
    ['AWS::AutoScaling::AutoScalingGroup'],
    [
      {
        id: 'AutoScaling.1',
        title: 'Groups behind a load balancer use its health checks',
      },
      { id: 'AutoScaling.2', title: 'Groups use several Availability Zones' },
    ],
  ),
  ...describeControls(
    ['AWS::AutoScaling::LaunchConfiguration'],
    [
      { id: 'AutoScaling.3', title: 'Launch configurations require version 2 of the metadata service' },
      {
        id: 'AutoScaling.5',
        title: 'Launch configurations assign no public address',
      },
    ],
  ),
  ...describeControls(
    ['AWS::AutoScaling::AutoScalingGroup'],
    [
      { id: 'AutoScaling.6', title: 'Groups use several instance types in several Availability Zones' },
      { id: 'AutoScaling.9', title: 'Groups start instances from a launch template' },
    ],
  ),
  ...describeControls(
    ['AWS::CodeBuild::Project'],
    [
      {
        id: 'CodeBuild.1',
        title: 'Addresses of source repositories contain no credentials',
      },
      {
        id: 'CodeBuild.2',
        title: 'Environment variables of builds contain no credentials',
      },
      { id: 'CodeBuild.3', title: 'Logs of builds in S3 are encrypted' },
      { id: 'CodeBuild.4', title: 'Builds write logs' },
    ],
  ),
  ...describeControls(
    ['AWS::CodeBuild::ReportGroup'],
    [{ id: 'CodeBuild.7', title: 'Exports of report groups are encrypted' }],
  ),
  ...describeControls(
    ['AWS::ECR::Repository'],
    [
      { id: 'ECR.1', title: 'Images in repositories are scanned' },
      { id: 'ECR.2', title: 'Tags of images cannot be moved' },
      { id: 'ECR.3', title: 'Repositories have a lifecycle policy' },
    ],
  ),
  ...describeControls(['AWS::ECS::Service'], [{ id: 'ECS.2', title: 'Services assign no public address' }]),
  ...describeControls(
    ['AWS::ECS::TaskDefinition'],
    [
      { id: 'ECS.3', title: 'Tasks have their own process namespace' },
      { id: 'ECS.4', title: 'Containers run without privileged mode' },
      { id: 'ECS.5', title: 'Containers have a read-only root file system' },
      {
        id: 'ECS.8',
        title: 'Environment variables of containers contain no secret',
        cited: ['ECSTaskDefinitionNoEnvironmentVariables'],
      },
      { id: 'ECS.9', title: 'Containers write logs', cited: ['ECSTaskDefinitionContainerLogging'] },
    ],
  ),
  ...describeControls(
    ['AWS::ECS::Service'],
    [{ id: 'ECS.10', title: 'Fargate services run on the latest platform version' }],
  ),
  ...describeControls(
    ['AWS::ECS::Cluster'],
    [
      {
        id: 'ECS.12',
        title: 'Clusters collect metrics with Container Insights',
        cited: ['ECSClusterCloudWatchContainerInsights'],
      },
    ],
  ),
  ...describeControls(['AWS::ECS::TaskSet'], [{ id: 'ECS.16', title: 'Task sets assign no public address' }]),
  ...describeControls(['AWS::ECS::TaskDefinition'], [{ id: 'ECS.18', title: 'Tasks encrypt traffic to EFS' }]),
  ...describeControls(
    ['AWS::ECS::CapacityProvider'],
    [{ id: 'ECS.19', title: 'Capacity providers protect busy instances from termination' }],
  ),
  ...describeControls(
    ['AWS::ECS::TaskDefinition'],
    [
      { id: 'ECS.20', title: 'Linux containers run as another user than root' },
      { id: 'ECS.21', title: 'Windows containers run as another user than the administrator' },
    ],
  ),
  ...describeControls(
    ['AWS::EFS::FileSystem'],
    [
      { id: 'EFS.1', title: 'File systems are encrypted with a KMS key' },
      { id: 'EFS.2', title: 'A backup plan covers file systems' },
    ],
  ),
  ...describeControls(
    ['AWS::EFS::AccessPoint'],
    [
      { id: 'EFS.3', title: 'Access points start at their own directory' },
      { id: 'EFS.4', title: 'Access points set the user' },
    ],
  ),
  ...describeControls(
    ['AWS::EFS::MountTarget'],
    [{ id: 'EFS.6', title: 'Mount targets are in subnets without public addresses' }],
  ),
  ...describeControls(
    ['AWS::EFS::FileSystem'],
    [
      { id: 'EFS.7', title: 'File systems are backed up automatically' },
      { id: 'EFS.8', title: 'File systems are encrypted' },
    ],
  ),
  ...describeControls(
    ['AWS::EKS::Cluster'],
    [
      {
        id: 'EKS.1',
        title: 'Kubernetes API servers are not reachable from the internet',
        cited: ['EKSClusterNoEndpointPublicAccess'],
      },
      { id: 'EKS.2', title: 'Clusters run on a supported version of Kubernetes' },
      { id: 'EKS.3', title: 'Secrets of Kubernetes are encrypted with a KMS key' },
      { id: 'EKS.8', title: 'Clusters write audit logs', cited: ['EKSClusterControlPlaneLogs'] },
    ],
  ),
  ...describeControls(
    ['AWS::ElasticBeanstalk::Environment'],
    [
      {
        id: 'ElasticBeanstalk.1',
        title: 'Environments report enhanced health',
      },
      {
        id: 'ElasticBeanstalk.2',
        title: 'Platforms are updated automatically',
      },
      { id: 'ElasticBeanstalk.3', title: 'Environments send logs to CloudWatch' },
    ],
  ),
  ...describeControls(['AWS::EMR::Cluster'], [{ id: 'EMR.1', title: 'Primary nodes have no public address' }]),
  ...describeControls(
    [],
    [
      {
        id: 'EMR.2',
        title: 'EMR blocks public access in the account',
        ...assignPlatformTeam('Enable Block Public Access of EMR in every region that you use.'),
      },
    ],
  ),
  ...describeControls(
    ['AWS::EMR::SecurityConfiguration'],
    [
      { id: 'EMR.3', title: 'Security configurations encrypt data at rest', cited: ['EMRLocalDiskEncryption'] },
      { id: 'EMR.4', title: 'Security configurations encrypt data in transit', cited: ['EMREncryptionInTransit'] },
    ],
  ),
  ...describeControls(
    ['AWS::Glue::MLTransform'],
    [{ id: 'Glue.3', title: 'Machine learning transforms are encrypted' }],
  ),
  ...describeControls(['AWS::Glue::Job'], [{ id: 'Glue.4', title: 'Spark jobs run on a supported version' }]),
  ...describeControls(
    ['AWS::SageMaker::NotebookInstance'],
    [
      {
        id: 'SageMaker.1',
        title: 'Notebooks have no direct internet access',
      },
      { id: 'SageMaker.2', title: 'Notebooks run in a VPC of the app' },
      { id: 'SageMaker.3', title: 'Users of notebooks are not root' },
    ],
  ),
  ...describeControls(
    ['AWS::SageMaker::EndpointConfig'],
    [{ id: 'SageMaker.4', title: 'Endpoints start with more than one instance' }],
  ),
  ...describeControls(
    ['AWS::SageMaker::Model'],
    [{ id: 'SageMaker.5', title: 'Containers of models have no network access' }],
  ),
  ...describeControls(
    ['AWS::SageMaker::NotebookInstance'],
    [{ id: 'SageMaker.8', title: 'Notebooks run on a supported platform' }],
  ),
  ...describeControls(
    ['AWS::SageMaker::DataQualityJobDefinition'],
    [{ id: 'SageMaker.9', title: 'Data quality jobs encrypt traffic between containers' }],
  ),
  ...describeControls(
    ['AWS::SageMaker::ModelExplainabilityJobDefinition'],
    [{ id: 'SageMaker.10', title: 'Explainability jobs encrypt traffic between containers' }],
  ),
  ...describeControls(
    ['AWS::SageMaker::DataQualityJobDefinition'],
    [{ id: 'SageMaker.11', title: 'Data quality jobs have no network access' }],
  ),
  ...describeControls(
    ['AWS::SageMaker::ModelBiasJobDefinition'],
    [{ id: 'SageMaker.12', title: 'Bias jobs have no network access' }],
  ),
  ...describeControls(
    ['AWS::SageMaker::ModelQualityJobDefinition'],
    [{ id: 'SageMaker.13', title: 'Model quality jobs encrypt traffic between containers' }],
  ),
  ...describeControls(
    ['AWS::SageMaker::MonitoringSchedule'],
    [{ id: 'SageMaker.14', title: 'Monitoring schedules have no network access' }],
  ),
  ...describeControls(
    ['AWS::SageMaker::ModelBiasJobDefinition'],
    [{ id: 'SageMaker.15', title: 'Bias jobs encrypt traffic between containers' }],
  ),
  ...describeControls(
    ['AWS::WorkSpaces::Workspace'],
    [
      { id: 'WorkSpaces.1', title: 'User volumes of desktops are encrypted' },
      { id: 'WorkSpaces.2', title: 'Root volumes of desktops are encrypted' },
    ],
  ),
];

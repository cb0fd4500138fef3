import type { AddedWeakness } from './added-weakness';
import { KEY, NO_LOGS, OLD, PRIVILEGED, PUBLIC, REST, TOO_BROAD, TRANSIT, WORK, weaken } from './weakened-properties';

const CONTAINER = {
  Name: 'app',
  Image: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1.0.0',
  Privileged: false,
  ReadonlyRootFilesystem: true,
  User: '1000',
  LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': 'app' } },
  LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
};
const TASK = {
  Family: 'app',
  NetworkMode: 'awsvpc',
  PidMode: 'task',
  TaskRoleArn: WORK,
  ExecutionRoleArn: 'arn:aws:iam::111122223333:role/pull',
  ContainerDefinitions: [CONTAINER],
  Volumes: [
    {
      Name: 'data',
      EFSVolumeConfiguration: {
        FilesystemId: 'fs-0abc',
        TransitEncryption: 'ENABLED',
        AuthorizationConfig: { IAM: 'ENABLED' },
      },
    },
  ],
};
const NETWORK = { Subnets: ['subnet-0abc'], SecurityGroups: ['sg-0abc'], AssignPublicIp: 'DISABLED' };

/** ECS and ECR. */
export const containerWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::ECS::TaskDefinition', TASK, [
    ['task-privileged', PRIVILEGED, 'ContainerDefinitions.0.Privileged', true, /ECS container is not privileged/],
    ['task-root', PRIVILEGED, 'ContainerDefinitions.0.User', 'root', /ECS container does not run as root/],
    ['task-root-id', PRIVILEGED, 'ContainerDefinitions.0.User', '0:0', /ECS container does not run as root/],
    ['task-writable', PRIVILEGED, 'ContainerDefinitions.0.ReadonlyRootFilesystem', false, /read-only root file system/],
    ['task-writable-default', PRIVILEGED, 'ContainerDefinitions.0.ReadonlyRootFilesystem', undefined, /read-only root/],
    ['task-host-processes', PRIVILEGED, 'PidMode', 'host', /process namespace of the instance/],
    ['task-host-ipc', PRIVILEGED, 'IpcMode', 'host', /IPC namespace of the instance/],
    ['task-host-network', PRIVILEGED, 'NetworkMode', 'host', /network of the instance/],
    [
      'task-sys-admin',
      PRIVILEGED,
      'ContainerDefinitions.0.LinuxParameters.Capabilities.Add',
      ['SYS_ADMIN'],
      /Linux capabilities/,
    ],
    [
      'task-unconfined',
      PRIVILEGED,
      'ContainerDefinitions.0.DockerSecurityOptions',
      ['apparmor:unconfined'],
      /security profile of the container/,
    ],
    [
      'task-docker-socket',
      PRIVILEGED,
      'Volumes.0',
      { Name: 'docker', Host: { SourcePath: '/var/run/docker.sock' } },
      /sockets, system folders/,
    ],
    ['task-host-root', PRIVILEGED, 'Volumes.0', { Name: 'host', Host: { SourcePath: '/' } }, /sockets, system folders/],
    ['task-efs-plain', TRANSIT, 'Volumes.0.EFSVolumeConfiguration.TransitEncryption', 'DISABLED', /traffic to its EFS/],
    [
      'task-efs-default',
      TRANSIT,
      'Volumes.0.EFSVolumeConfiguration.TransitEncryption',
      undefined,
      /traffic to its EFS/,
    ],
    ['task-no-log', NO_LOGS, 'ContainerDefinitions.0.LogConfiguration', undefined, /logging enabled/],
    [
      'task-device',
      PRIVILEGED,
      'ContainerDefinitions.0.LinuxParameters.Devices',
      [{ HostPath: '/dev/mem' }],
      /disks of the/,
    ],
    ['task-faults', PRIVILEGED, 'EnableFaultInjection', true, /injected faults/],
    ['task-one-role', TOO_BROAD, 'TaskRoleArn', 'arn:aws:iam::111122223333:role/pull', /task and execution roles/],
  ]),
  ...weaken('AWS::ECS::DaemonTaskDefinition', { Family: 'agent', ContainerDefinitions: [CONTAINER] }, [
    ['daemon-privileged', PRIVILEGED, 'ContainerDefinitions.0.Privileged', true, /ECS container is not privileged/],
    ['daemon-no-log', NO_LOGS, 'ContainerDefinitions.0.LogConfiguration', undefined, /daemon container has a log/],
  ]),
  ...weaken(
    'AWS::ECS::Service',
    {
      Cluster: 'main',
      TaskDefinition: 'app:1',
      LaunchType: 'FARGATE',
      PlatformVersion: 'LATEST',
      NetworkConfiguration: { AwsvpcConfiguration: NETWORK },
      VolumeConfigurations: [{ Name: 'data', ManagedEBSVolume: { RoleArn: WORK, Encrypted: true, SizeInGiB: 10 } }],
    },
    [
      [
        'service-public',
        PUBLIC,
        'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp',
        'ENABLED',
        /public IP addresses to its tasks/,
      ],
      ['service-exec', PRIVILEGED, 'EnableExecuteCommand', true, /commands inside running containers/],
      ['service-old-platform', OLD, 'PlatformVersion', '1.3.0', /current platform version/],
      ['service-plain-volume', REST, 'VolumeConfigurations.0.ManagedEBSVolume.Encrypted', false, /encrypts its EBS/],
    ],
  ),
  ...weaken(
    'AWS::ECS::TaskSet',
    {
      Cluster: 'main',
      Service: 'app',
      TaskDefinition: 'app:1',
      NetworkConfiguration: { AwsVpcConfiguration: NETWORK },
    },
    [
      [
        'task-set-public',
        PUBLIC,
        'NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp',
        'ENABLED',
        /task set does not assign public/,
      ],
    ],
  ),
  ...weaken(
    'AWS::ECS::Cluster',
    {
      ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }],
      Configuration: {
        ExecuteCommandConfiguration: {
          Logging: 'OVERRIDE',
          KmsKeyId: KEY,
          LogConfiguration: { S3BucketName: 'commands-111122223333', S3EncryptionEnabled: true },
        },
      },
    },
    [
      [
        'cluster-exec-no-log',
        NO_LOGS,
        'Configuration.ExecuteCommandConfiguration.Logging',
        'NONE',
        /logs commands that are run inside/,
      ],
      [
        'cluster-exec-plain',
        REST,
        'Configuration.ExecuteCommandConfiguration.LogConfiguration.S3EncryptionEnabled',
        false,
        /encrypts the log of commands/,
      ],
      ['cluster-no-insights', NO_LOGS, 'ClusterSettings.0.Value', 'disabled', /Container Insights/],
    ],
  ),
  ...weaken(
    'AWS::ECR::Repository',
    {
      ImageTagMutability: 'IMMUTABLE',
      ImageScanningConfiguration: { ScanOnPush: true },
      EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: KEY },
    },
    [
      ['registry-mutable', TOO_BROAD, 'ImageTagMutability', 'MUTABLE', /tags be overwritten/],
      ['registry-mutable-default', TOO_BROAD, 'ImageTagMutability', undefined, /tags be overwritten/],
      ['registry-no-scan', 'detection off', 'ImageScanningConfiguration.ScanOnPush', false, /scans images/],
      ['registry-no-scan-default', 'detection off', 'ImageScanningConfiguration', undefined, /scans images/],
      ['registry-no-key', REST, 'EncryptionConfiguration', { EncryptionType: 'AES256' }, /encrypted with a KMS key/],
    ],
  ),
  ...weaken(
    'AWS::ECR::RepositoryCreationTemplate',
    {
      Prefix: 'cache',
      AppliedFor: ['PULL_THROUGH_CACHE'],
      ImageTagMutability: 'IMMUTABLE',
      EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: KEY },
    },
    [['registry-template-mutable', TOO_BROAD, 'ImageTagMutability', 'MUTABLE', /tags be overwritten/]],
  ),
  ...weaken(
    'AWS::ECR::RegistryScanningConfiguration',
    {
      ScanType: 'ENHANCED',
      Rules: [{ ScanFrequency: 'CONTINUOUS_SCAN', RepositoryFilters: [{ Filter: '*', FilterType: 'WILDCARD' }] }],
    },
    [['registry-no-rules', 'detection off', 'Rules', [], /rules for which repositories are scanned/]],
  ),
  {
    id: 'registry-public',
    service: 'ECR',
    kind: PUBLIC,
    hardened: {
      Repository: {
        Type: 'AWS::ECR::Repository',
        Properties: {
          ImageTagMutability: 'IMMUTABLE',
          ImageScanningConfiguration: { ScanOnPush: true },
          EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: KEY },
        },
      },
    },
    weaken: () => ({ Repository: { Type: 'AWS::ECR::PublicRepository', Properties: { RepositoryName: 'app' } } }),
    names: /ECR repository is not public/,
  },
];

import { ecsTaskDefinitionRules } from '../../../src/rules/ecs/ecs-task-definition';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const containers = (...list: unknown[]) => ({ ContainerDefinitions: list });
const windows = { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } };
const efs = (EFSVolumeConfiguration: unknown) => ({ Volumes: [{ Name: 'scratch' }, { EFSVolumeConfiguration }] });
const daemon = (...list: unknown[]) => ({
  resources: { Daemon: { Type: 'AWS::ECS::DaemonTaskDefinition', Properties: containers(...list) } },
});

rulesDecide('ECS task definition rules', ecsTaskDefinitionRules, {
  EcsTaskDefinitionReadonlyRoot: {
    holds: [containers({ ReadonlyRootFilesystem: true }), {}],
    broken: [containers({}), containers({ ReadonlyRootFilesystem: true }, { ReadonlyRootFilesystem: false })],
    undecided: [containers({ ReadonlyRootFilesystem: UNKNOWN })],
    notApplicable: [windows],
  },
  EcsTaskDefinitionUserNotRoot: {
    holds: [containers({}, { User: '1000' }, { User: 'app:app' }, { User: '1000:0' })],
    broken: [containers({ User: 'root' }), containers({ User: '0' }), containers({ User: '0:1000' })],
    undecided: [containers({ User: UNKNOWN })],
    notApplicable: [windows],
  },
  EcsTaskDefinitionUserDeclared: {
    holds: [containers({ User: 'app' })],
    broken: [containers({ User: 'app' }, {})],
    undecided: [containers(UNKNOWN)],
  },
  EcsTaskDefinitionNoFaultInjection: {
    holds: [{}, { EnableFaultInjection: false }],
    broken: [{ EnableFaultInjection: true }],
    undecided: [{ EnableFaultInjection: UNKNOWN }],
  },
  EcsTaskDefinitionDaemonLogs: {
    holds: [daemon({ LogConfiguration: { LogDriver: 'awslogs' } })],
    broken: [daemon({})],
    undecided: [daemon({ LogConfiguration: UNKNOWN })],
  },
  EcsTaskDefinitionEfsEncrypted: {
    holds: [{}, efs({ TransitEncryption: 'ENABLED' })],
    broken: [efs({ FilesystemId: 'fs-0abc' }), efs({ TransitEncryption: 'DISABLED' })],
    undecided: [efs({ TransitEncryption: UNKNOWN })],
  },
  EcsTaskDefinitionEfsAuthorized: {
    holds: [{}, efs({ AuthorizationConfig: { IAM: 'ENABLED' } })],
    broken: [efs({}), efs({ AuthorizationConfig: { IAM: 'DISABLED' } })],
    undecided: [efs({ AuthorizationConfig: { IAM: UNKNOWN } })],
  },
  EcsTaskDefinitionRolesSeparate: {
    holds: [{}, { ExecutionRoleArn: 'arn:a' }, { TaskRoleArn: 'arn:a', ExecutionRoleArn: 'arn:b' }],
    broken: [{ TaskRoleArn: 'arn:a', ExecutionRoleArn: 'arn:a' }],
    undecided: [{ TaskRoleArn: { Ref: 'Role' }, ExecutionRoleArn: 'arn:b' }],
  },
});

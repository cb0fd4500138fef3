import { ecsTaskIsolationRules } from '../../../src/rules/ecs/ecs-task-isolation';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const containers = (...list: unknown[]) => ({ ContainerDefinitions: list });
const capability = (...Add: unknown[]) => containers({ LinuxParameters: { Capabilities: { Add } } });
const device = (HostPath: unknown) => containers({ LinuxParameters: { Devices: [{ HostPath }] } });
const mount = (SourcePath: unknown) => ({ Volumes: [{ Name: 'host', Host: { SourcePath } }] });

rulesDecide('ECS task isolation rules', ecsTaskIsolationRules, {
  EcsTaskIsolationProcesses: {
    holds: [{}, { PidMode: 'task' }],
    broken: [{ PidMode: 'host' }],
    undecided: [{ PidMode: UNKNOWN }],
  },
  EcsTaskIsolationIpc: {
    holds: [{}, { IpcMode: 'none' }],
    broken: [{ IpcMode: 'host' }],
    undecided: [{ IpcMode: UNKNOWN }],
  },
  EcsTaskIsolationNetwork: {
    holds: [{}, { NetworkMode: 'awsvpc' }],
    broken: [{ NetworkMode: 'host' }],
    undecided: [{ NetworkMode: UNKNOWN }],
  },
  EcsTaskIsolationPrivileged: {
    holds: [containers({}, { Privileged: false })],
    broken: [containers({}, { Privileged: true })],
    undecided: [containers({ Privileged: UNKNOWN }), { ContainerDefinitions: UNKNOWN }],
  },
  EcsTaskIsolationSecurityOptions: {
    holds: [containers({}), containers({ DockerSecurityOptions: ['no-new-privileges', 'credentialspec:file'] })],
    broken: [
      containers({ DockerSecurityOptions: ['apparmor:unconfined'] }),
      containers({ DockerSecurityOptions: ['no-new-privileges', 'label:disable'] }),
    ],
    undecided: [containers({ DockerSecurityOptions: [UNKNOWN] })],
  },
  EcsTaskIsolationCapabilities: {
    holds: [containers({}), capability('NET_BIND_SERVICE', 'CHOWN')],
    broken: [capability('NET_BIND_SERVICE', 'SYS_ADMIN'), capability('ALL'), capability('cap_sys_ptrace')],
    undecided: [capability(UNKNOWN)],
  },
  EcsTaskIsolationHostPaths: {
    holds: [
      {},
      { Volumes: [{ Name: 'scratch' }, { Name: 'data', Host: {} }] },
      mount('/data/cache'),
      mount('/var/log/app'),
      device('/dev/neuron0'),
    ],
    broken: [mount('/var/run/docker.sock'), mount('/'), device('/dev/mem')],
    undecided: [mount(UNKNOWN), device(UNKNOWN)],
  },
});

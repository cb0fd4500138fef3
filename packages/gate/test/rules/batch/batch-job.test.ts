import { batchJobRules } from '../../../src/rules/batch/batch-job';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const single = (ContainerProperties: unknown) => ({ ContainerProperties });
const tasks = (task: unknown) => ({ EcsProperties: { TaskProperties: [task] } });
const pod = (PodProperties: unknown) => ({ EksProperties: { PodProperties } });
const nodes = (range: unknown) => ({ NodeProperties: { NodeRangeProperties: [{ TargetNodes: '0:' }, range] } });
const socket = { Name: 'docker', Host: { SourcePath: '/var/run/docker.sock' } };
const efs = (EfsVolumeConfiguration: unknown) => ({ Volumes: [{ Name: 'scratch' }, { EfsVolumeConfiguration }] });

rulesDecide('Batch job rules', batchJobRules, {
  BatchJobNoExecuteCommand: {
    holds: [{}, single({ EnableExecuteCommand: false })],
    broken: [
      single({ EnableExecuteCommand: true }),
      tasks({ EnableExecuteCommand: true }),
      nodes({ Container: { EnableExecuteCommand: true } }),
    ],
    undecided: [single({ EnableExecuteCommand: UNKNOWN })],
  },
  BatchJobNotPrivileged: {
    holds: [{}, single({ Image: 'app' }), pod({ Containers: [{ SecurityContext: { Privileged: false } }] })],
    broken: [
      single({ Privileged: true }),
      tasks({ Containers: [{}, { Privileged: true }] }),
      nodes({ Container: { Privileged: true } }),
      nodes({ EcsProperties: { TaskProperties: [{ Containers: [{ Privileged: true }] }] } }),
      pod({ Containers: [{}], InitContainers: [{ SecurityContext: { Privileged: true } }] }),
      pod({ Containers: [{ SecurityContext: { AllowPrivilegeEscalation: true } }] }),
    ],
    undecided: [single({ Privileged: UNKNOWN }), single(UNKNOWN)],
  },
  BatchJobUserNotRoot: {
    holds: [{}, single({ User: '1000' }), pod({ Containers: [{ SecurityContext: { RunAsUser: 1000 } }] })],
    broken: [
      single({ User: 'root' }),
      pod({ Containers: [{ SecurityContext: { RunAsUser: 0 } }] }),
      pod({ Containers: [{ SecurityContext: { RunAsNonRoot: false } }] }),
    ],
    undecided: [single({ User: UNKNOWN })],
  },
  BatchJobNamespaces: {
    holds: [{}, tasks({ PidMode: 'task' }), pod({ Containers: [], HostNetwork: false })],
    broken: [
      tasks({ PidMode: 'host' }),
      tasks({ IpcMode: 'host' }),
      pod({ HostNetwork: true }),
      pod({ ShareProcessNamespace: true }),
    ],
    undecided: [tasks({ PidMode: UNKNOWN })],
  },
  BatchJobHostPaths: {
    holds: [{}, single({ Volumes: [{ Host: { SourcePath: '/data' } }] }), pod({ Volumes: [{ EmptyDir: {} }] })],
    broken: [
      single({ Volumes: [socket] }),
      tasks({ Volumes: [socket] }),
      pod({ Volumes: [{ Name: 'root', HostPath: { Path: '/' } }] }),
    ],
    undecided: [single({ Volumes: [{ Host: { SourcePath: UNKNOWN } }] })],
  },
  BatchJobNoPublicAddress: {
    holds: [{}, single({ NetworkConfiguration: { AssignPublicIp: 'DISABLED' } })],
    broken: [
      single({ NetworkConfiguration: { AssignPublicIp: 'ENABLED' } }),
      tasks({ NetworkConfiguration: { AssignPublicIp: 'ENABLED' } }),
    ],
    undecided: [single({ NetworkConfiguration: { AssignPublicIp: UNKNOWN } })],
  },
  BatchJobEfsEncrypted: {
    holds: [{}, single(efs({ TransitEncryption: 'ENABLED' }))],
    broken: [single(efs({ FileSystemId: 'fs-0abc' })), tasks(efs({ TransitEncryption: 'DISABLED' }))],
    undecided: [single(efs({ TransitEncryption: UNKNOWN }))],
  },
  BatchJobReadonlyRoot: {
    holds: [{}, single({ ReadonlyRootFilesystem: true })],
    broken: [single({ Image: 'app' }), tasks({ Containers: [{ ReadonlyRootFilesystem: false }] })],
    undecided: [single({ ReadonlyRootFilesystem: UNKNOWN })],
  },
});

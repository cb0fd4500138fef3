import { createElementRules } from '../element-rule';
import { isDangerousHostPath } from '../host-path';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::ECS::TaskDefinition', 'AWS::ECS::DaemonTaskDefinition'];
const GUIDE = 'AmazonECS/latest/developerguide';
const SECURITY = awsDocs(`${GUIDE}/security-tasks-containers.html`);
/** Capabilities with which a process leaves its container or reads what others do. */
const DANGEROUS_CAPABILITIES = [
  'ALL',
  'BPF',
  'DAC_READ_SEARCH',
  'NET_ADMIN',
  'SYS_ADMIN',
  'SYS_BOOT',
  'SYS_MODULE',
  'SYS_PTRACE',
  'SYS_RAWIO',
];
/** Rules that keep containers apart from the instance and from each other. */
export const ecsTaskIsolationRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'EcsTaskIsolationProcesses',
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'ECS task definition does not share the process namespace of the instance',
      why: 'A compromised container sees and stops every process of the instance, and reads their secrets.',
      fix: 'Remove PidMode, or set it to task.',
      property: 'PidMode',
      references: [securityHub('ECS.3'), checkov('CKV_AWS_335'), nist('CM-7')],
      expects: { differsFrom: 'host' },
    },
    {
      id: 'EcsTaskIsolationIpc',
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'ECS task definition does not share the IPC namespace of the instance',
      why: 'A compromised container reads the shared memory of every other container on the instance.',
      fix: 'Remove IpcMode, or set it to task or none.',
      property: 'IpcMode',
      references: [pciDss('2.2.6'), SECURITY, nist('CM-7')],
      expects: { differsFrom: 'host' },
    },
    {
      id: 'EcsTaskIsolationNetwork',
      level: 'required',
      group: 'privateNetwork',
      types: ['AWS::ECS::TaskDefinition'],
      what: 'ECS task definition does not use the network of the instance',
      why: 'A compromised container reaches the services of the instance, and the credentials of its role.',
      fix: 'Set NetworkMode to awsvpc.',
      property: 'NetworkMode',
      references: [securityHub('ECS.17'), SECURITY, nist('AC-4')],
      expects: { differsFrom: 'host' },
    },
    {
      id: 'EcsTaskIsolationPrivileged',
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'ECS container is not privileged',
      why: 'A privileged container has all rights of root on the instance, so an attacker in it owns the instance.',
      fix: 'Remove Privileged, or set it to false.',
      property: 'ContainerDefinitions.*.Privileged',
      references: [securityHub('ECS.4'), checkov('CKV_AWS_334'), nist('AC-6')],
      expects: { differsFrom: true },
    },
    {
      id: 'EcsTaskIsolationSecurityOptions',
      level: 'required',
      group: 'leastPrivilege',
      types: ['AWS::ECS::TaskDefinition'],
      what: 'ECS container does not switch off the security profile of the container runtime',
      why: 'Without AppArmor or SELinux, a vulnerability of the kernel lets an attacker leave the container.',
      fix: 'Remove the unconfined and disable entries from DockerSecurityOptions.',
      property: 'ContainerDefinitions.*.DockerSecurityOptions.*',
      references: [pciDss('2.2.6'), SECURITY, nist('CM-7')],
      expects: { differsFromPattern: /unconfined|label[:=]disable/ },
    },
  ]),
  ...createElementRules([
    {
      id: 'EcsTaskIsolationCapabilities',
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'ECS container does not add Linux capabilities that reach beyond it',
      why: 'With such a capability, an attacker in the container loads modules, mounts disks or reads other processes.',
      fix: 'Remove the capability from LinuxParameters.Capabilities.Add.',
      elements: 'ContainerDefinitions.*.LinuxParameters.Capabilities.Add.*',
      references: [pciDss('2.2.6'), SECURITY, nist('AC-6')],
      isFaulty: (capability) =>
        DANGEROUS_CAPABILITIES.includes(capability.text()?.toUpperCase().replace(/^CAP_/, '') ?? ''),
    },
    {
      id: 'EcsTaskIsolationHostPaths',
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'ECS task definition does not mount sockets, system folders or disks of the instance',
      why: 'Through docker.sock or a system folder, an attacker in the container takes over the instance.',
      fix: 'Remove the volume, or use an EFS or Docker volume for data.',
      elements: ['Volumes.*.Host.SourcePath', 'ContainerDefinitions.*.LinuxParameters.Devices.*.HostPath'],
      references: [pciDss('2.2.6'), SECURITY, nist('AC-6')],
      isFaulty: (path) => isDangerousHostPath(path.text() ?? ''),
    },
  ]),
];

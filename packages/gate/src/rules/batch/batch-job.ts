import { createElementRules } from '../element-rule';
import { isDangerousHostPath } from '../host-path';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::Batch::JobDefinition'];
const GUIDE = 'batch/latest/userguide';
const PAGE = awsDocs(`${GUIDE}/job_definition_parameters.html`);
const NODES = 'NodeProperties.NodeRangeProperties.*';
/** A job is described for one container, for tasks of ECS, for pods of EKS, or for several nodes. */
const TASKS = ['EcsProperties.TaskProperties.*', `${NODES}.EcsProperties.TaskProperties.*`] as const;
const PODS = ['EksProperties.PodProperties', `${NODES}.EksProperties.PodProperties`] as const;
const SINGLE = ['ContainerProperties', `${NODES}.Container`] as const;
const CONTAINERS = [...SINGLE, ...TASKS.map((task) => `${task}.Containers.*`)] as const;
const POD_CONTAINERS = PODS.flatMap((pod) => [`${pod}.Containers.*`, `${pod}.InitContainers.*`]);
const VOLUMES = [...SINGLE, ...TASKS].map((place) => `${place}.Volumes.*`);
const ROOT = /^(root|0)(:|$)/i;

/** Rules for batch jobs. */
export const batchJobRules: readonly Rule[] = createElementRules([
  {
    id: 'BatchJobNotPrivileged',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Batch job does not run privileged containers',
    why: 'A privileged container has all rights of root on the instance, so an attacker in it owns the instance.',
    fix: 'Remove Privileged and AllowPrivilegeEscalation, or set them to false.',
    elements: [...CONTAINERS, ...POD_CONTAINERS],
    references: [checkov('CKV_AWS_210'), PAGE, nist('AC-6')],
    isFaulty: (container) =>
      container.at('Privileged').flag() === true ||
      ['Privileged', 'AllowPrivilegeEscalation'].some(
        (name) => container.at('SecurityContext').at(name).flag() === true,
      ),
  },
  {
    id: 'BatchJobUserNotRoot',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Batch job does not run as root',
    why: 'A process of root in a container needs one vulnerability of the kernel to take over the instance.',
    fix: 'Set User, or RunAsUser of a pod, to a user other than root. Remove RunAsNonRoot, or set it to true.',
    elements: [...CONTAINERS, ...POD_CONTAINERS],
    references: [pciDss('2.2.6'), PAGE, nist('AC-6')],
    isFaulty: (container) =>
      ROOT.test(container.at('User').text() ?? '') ||
      container.at('SecurityContext.RunAsUser').number() === 0 ||
      container.at('SecurityContext.RunAsNonRoot').flag() === false,
  },
  {
    id: 'BatchJobNamespaces',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Batch job does not share namespaces of the instance or of its containers',
    why: 'A compromised job sees the processes, memory or network of everything on the instance.',
    fix: 'Remove PidMode, IpcMode, NetworkMode and ShareProcessNamespace, and set HostNetwork of a pod to false.',
    elements: [...TASKS, ...PODS],
    references: [pciDss('2.2.6'), PAGE, nist('CM-7')],
    isFaulty: (job) =>
      ['PidMode', 'IpcMode', 'NetworkMode'].some((name) => job.at(name).text() === 'host') ||
      ['HostNetwork', 'ShareProcessNamespace'].some((name) => job.at(name).flag() === true),
  },
  {
    id: 'BatchJobNoExecuteCommand',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Batch job does not open shells in its containers',
    why: 'Whoever may call ecs:ExecuteCommand runs commands in a job with production data and the role of the job.',
    fix: 'Remove EnableExecuteCommand, or set it to false.',
    elements: [...SINGLE, ...TASKS],
    references: [pciDss('7.2.1'), PAGE, nist('AC-6')],
    isFaulty: (job) => job.at('EnableExecuteCommand').flag() === true,
  },
  {
    id: 'BatchJobHostPaths',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Batch job does not mount sockets or system folders of the instance',
    why: 'Through docker.sock or a system folder, an attacker in the job takes over the instance.',
    fix: 'Remove the volume, or use an EFS volume for data.',
    elements: [...VOLUMES, ...PODS.map((pod) => `${pod}.Volumes.*`)],
    references: [pciDss('2.2.6'), PAGE, nist('AC-6')],
    isFaulty: (volume) =>
      ['Host.SourcePath', 'HostPath.Path'].some((path) => isDangerousHostPath(volume.at(path).text() ?? '')),
  },
  {
    id: 'BatchJobNoPublicAddress',
    level: 'required',
    group: 'privateNetwork',
    types: TYPES,
    what: 'Batch job does not get a public IP address',
    why: 'A job with a public address is scanned and attacked directly from the internet.',
    fix: 'Set NetworkConfiguration.AssignPublicIp to DISABLED.',
    elements: ['ContainerProperties', 'EcsProperties.TaskProperties.*'],
    references: [pciDss('1.4.4'), awsDocs(`${GUIDE}/fargate.html`), nist('SC-7')],
    isFaulty: (job) => job.at('NetworkConfiguration.AssignPublicIp').text() === 'ENABLED',
  },
  {
    id: 'BatchJobEfsEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'Batch job encrypts traffic to its EFS volumes',
    why: 'Whoever reads traffic inside the VPC sees every file that the job reads and writes.',
    fix: 'Set EfsVolumeConfiguration.TransitEncryption to ENABLED.',
    elements: VOLUMES,
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/efs-volumes.html`), securityHub('ECS.18')],
    isFaulty: (volume) =>
      volume.at('EfsVolumeConfiguration').present &&
      volume.at('EfsVolumeConfiguration.TransitEncryption').text() !== 'ENABLED',
  },
  {
    id: 'BatchJobReadonlyRoot',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Batch job has a read-only root file system',
    why: 'An attacker who runs code in the job cannot add tools or change the application.',
    fix: 'Set ReadonlyRootFilesystem to true, and mount a volume where the job writes.',
    elements: CONTAINERS,
    references: [PAGE, nist('CM-7')],
    isFaulty: (container) => container.present && container.at('ReadonlyRootFilesystem').flag() !== true,
  },
]);

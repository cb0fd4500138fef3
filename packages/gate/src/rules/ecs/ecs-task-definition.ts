import type { TemplateResource } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::ECS::TaskDefinition', 'AWS::ECS::DaemonTaskDefinition'];
const GUIDE = 'AmazonECS/latest/developerguide';
/** Root by name or id, also with a group: `root`, `0`, `0:0`. */
const ROOT = /^(root|0)(:|$)/i;

/** Rules for task definitions. cdk-nag has rules about logs and environment variables. */
export const ecsTaskDefinitionRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'EcsTaskDefinitionReadonlyRoot',
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'ECS container has a read-only root file system',
      why: 'An attacker who runs code in the container cannot add tools or change the application.',
      fix: 'Set ReadonlyRootFilesystem to true, and mount a volume where the application writes.',
      property: 'ContainerDefinitions.*.ReadonlyRootFilesystem',
      references: [securityHub('ECS.5'), checkov('CKV_AWS_336'), nist('CM-7')],
      expects: { equals: true },
      onlyIf: (task) => !isWindows(task),
    },
    {
      id: 'EcsTaskDefinitionUserNotRoot',
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'ECS container does not run as root',
      why: 'A process of root in a container needs one vulnerability of the kernel to take over the instance.',
      fix: 'Set User to a user other than root.',
      property: 'ContainerDefinitions.*.User',
      references: [securityHub('ECS.20'), nist('AC-6')],
      expects: { differsFromPattern: ROOT },
      onlyIf: (task) => !isWindows(task),
    },
    {
      id: 'EcsTaskDefinitionUserDeclared',
      // The image may already declare a user, which the template does not show. ECS.20 asks for it all the same.
      level: 'required',
      group: 'leastPrivilege',
      types: TYPES,
      what: 'ECS container declares the user that it runs as',
      why: 'Without a user, the image decides, and the default of images is root.',
      fix: 'Set User to a user other than root.',
      property: 'ContainerDefinitions.*.User',
      references: [securityHub('ECS.20'), nist('AC-6')],
      expects: { present: true },
    },
    {
      id: 'EcsTaskDefinitionNoFaultInjection',
      level: 'required',
      group: 'resilience',
      types: ['AWS::ECS::TaskDefinition'],
      what: 'ECS task definition does not accept injected faults',
      why: 'Code in the container stops or delays the network of the task through the agent.',
      fix: 'Remove EnableFaultInjection, or set it to false.',
      property: 'EnableFaultInjection',
      references: [pciDss('2.2.4'), awsDocs(`${GUIDE}/fault-injection.html`), nist('CM-7')],
      expects: { differsFrom: true },
    },
    {
      id: 'EcsTaskDefinitionDaemonLogs',
      level: 'required',
      group: 'auditLogs',
      types: ['AWS::ECS::DaemonTaskDefinition'],
      what: 'ECS daemon container has a log configuration',
      why: 'Without logs, an investigation cannot show what the daemon did on each instance.',
      fix: 'Set LogConfiguration.LogDriver, for example to awslogs.',
      property: 'ContainerDefinitions.*.LogConfiguration.LogDriver',
      references: [securityHub('ECS.9'), nist('AU-12')],
      expects: { present: true },
    },
  ]),
  ...createElementRules([
    {
      id: 'EcsTaskDefinitionEfsEncrypted',
      level: 'required',
      group: 'encryptionInTransit',
      types: ['AWS::ECS::TaskDefinition'],
      what: 'ECS task definition encrypts traffic to its EFS volumes',
      why: 'Whoever reads traffic inside the VPC sees every file that the task reads and writes.',
      fix: 'Set EFSVolumeConfiguration.TransitEncryption to ENABLED.',
      elements: 'Volumes.*',
      references: [securityHub('ECS.18'), checkov('CKV_AWS_97'), trivy('AVD-AWS-0035')],
      isFaulty: (volume) =>
        volume.at('EFSVolumeConfiguration').present &&
        volume.at('EFSVolumeConfiguration.TransitEncryption').text() !== 'ENABLED',
    },
    {
      id: 'EcsTaskDefinitionEfsAuthorized',
      level: 'hardening',
      group: 'authenticatedRequests',
      types: ['AWS::ECS::TaskDefinition'],
      what: 'ECS task definition mounts EFS volumes with the role of the task',
      why: 'Without IAM authorization, every client in the network reads and writes the file system.',
      fix: 'Set EFSVolumeConfiguration.AuthorizationConfig.IAM to ENABLED.',
      elements: 'Volumes.*',
      references: [awsDocs(`${GUIDE}/efs-volumes.html`), nist('AC-3')],
      isFaulty: (volume) =>
        volume.at('EFSVolumeConfiguration').present &&
        volume.at('EFSVolumeConfiguration.AuthorizationConfig.IAM').text() !== 'ENABLED',
    },
  ]),
  {
    id: 'EcsTaskDefinitionRolesSeparate',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'ECS task definition has different task and execution roles',
    why: 'The application gets the rights of the agent, and reads every secret and image that the agent may read.',
    fix: 'Set TaskRoleArn to a role with the rights of the application only.',
    property: 'Properties.TaskRoleArn',
    references: [checkov('CKV_AWS_249'), awsDocs(`${GUIDE}/security-iam-roles.html`), nist('AC-6')],
    check: (task) => {
      const role = task.at('TaskRoleArn');
      if (!role.present) return true;
      const agent = task.at('ExecutionRoleArn');
      if (role.target() === undefined) role.text();
      return !agent.present || role.display() !== agent.display();
    },
  },
];

/** Containers of Windows have no read-only root file system and no user root. */
function isWindows(task: TemplateResource): boolean {
  return /^WINDOWS/.test(task.at('RuntimePlatform.OperatingSystemFamily').text() ?? '');
}

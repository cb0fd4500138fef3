import { anyOf, calls, is, isNot, isPresent } from './calls';
import { type Detection, onEvents, onTrail } from './detection';

const FAMILY = { runbook: 'function-changes.md', tactic: 'persistence' } as const;

/** Someone runs code: in functions of the service, on machines, in containers. */
export const functionChanges: readonly Detection[] = [
  {
    ...FAMILY,
    id: 'FunctionCodeChanged',
    title: 'The code or a layer of a function was changed outside of a deployment.',
    techniques: ['T1648', 'T1525'],
    severity: 'critical',
    sees: 'The function runs the code of the attacker, with its role and with the data of each request.',
    falseAlarms: 'A developer updates a function by hand, or with `cdk deploy --hotswap`.',
    form: onTrail([
      calls('lambda', ['UpdateFunctionCode*', 'PublishLayerVersion*']),
      calls(
        'lambda',
        ['UpdateFunctionConfiguration*'],
        anyOf(isPresent('requestParameters.layers[0]'), isPresent('requestParameters.role')),
      ),
      calls('lambda', ['PutRuntimeManagementConfig*', 'DeleteFunctionCodeSigningConfig*', 'UpdateCodeSigningConfig*']),
    ]),
  },
  {
    ...FAMILY,
    id: 'FunctionOpened',
    title: 'A function may be invoked by another account or by everyone.',
    techniques: ['T1098', 'T1648'],
    severity: 'critical',
    sees: 'The attacker invokes the function directly, without the API, the web ACL and the token.',
    falseAlarms: 'Another account is allowed to invoke a shared function.',
    form: onTrail([
      calls('lambda', ['AddPermission*'], isNot('requestParameters.principal', '*.amazonaws.com')),
      calls('lambda', ['CreateFunctionUrlConfig*', 'UpdateFunctionUrlConfig*', 'AddLayerVersionPermission*']),
    ]),
  },
  {
    ...FAMILY,
    id: 'EventTriggerAdded',
    title: 'An event source of a function, a schedule or a target of a rule was added outside of a deployment.',
    techniques: ['T1546', 'T1648'],
    severity: 'medium',
    sees: 'Code of the attacker runs by itself, each time something happens.',
    falseAlarms: 'Someone builds with the console.',
    form: onEvents([
      calls('lambda', ['CreateEventSourceMapping*', 'PutFunctionEventInvokeConfig*']),
      calls('events', ['PutTargets', 'CreateConnection', 'CreateApiDestination']),
      calls('scheduler', ['CreateSchedule']),
      calls('pipes', ['CreatePipe']),
    ]),
  },
  {
    ...FAMILY,
    id: 'RemoteCommandRun',
    title: 'A command was run, or a session was started, on a machine or container.',
    techniques: ['T1651', 'T1021.007'],
    tactic: 'execution',
    severity: 'high',
    sees: 'The caller has a shell on the machine, with the rights of its role.',
    falseAlarms: 'An administrator works on a machine. Bulwark has none.',
    form: onTrail([
      calls('ssm', ['SendCommand', 'StartSession', 'ResumeSession', 'CreateAssociation*', 'StartAutomationExecution']),
      calls('ecs', ['ExecuteCommand']),
    ]),
  },
  {
    ...FAMILY,
    id: 'InstanceKeyPlaced',
    title: 'An SSH key pair was created, or an SSH key was pushed to an instance or its serial console.',
    techniques: ['T1021.008', 'T1098.004'],
    tactic: 'lateral movement',
    severity: 'high',
    sees: 'The holder of the private key signs in to instances. The serial console works without network.',
    falseAlarms: 'An administrator connects with EC2 Instance Connect. Bulwark has no instances.',
    form: onTrail([
      calls('ec2-instance-connect', ['SendSSHPublicKey', 'SendSerialConsoleSSHPublicKey', 'OpenTunnel']),
      calls('ec2', ['CreateKeyPair', 'ImportKeyPair']),
    ]),
  },
  {
    ...FAMILY,
    id: 'StartupScriptChanged',
    title: 'The start script of an instance or of a notebook was changed.',
    techniques: ['T1059.009', 'T1037', 'T1578.005'],
    tactic: 'execution',
    severity: 'high',
    sees: 'The script runs as root, at the next start, with the role of the machine.',
    falseAlarms: 'An administrator changes user data of an instance. Bulwark has no machines.',
    form: onTrail([
      calls(
        'ec2',
        ['ModifyInstanceAttribute'],
        anyOf(
          is('requestParameters.attribute', 'userData'),
          isPresent('requestParameters.userData'),
          isPresent('requestParameters.userData.value'),
        ),
      ),
      calls('sagemaker', [
        'CreateNotebookInstanceLifecycleConfig',
        'UpdateNotebookInstanceLifecycleConfig',
        'CreateStudioLifecycleConfig',
        'CreatePresignedNotebookInstanceUrl',
        'CreatePresignedDomainUrl',
      ]),
    ]),
  },
  {
    ...FAMILY,
    id: 'ContainerImageChanged',
    title: 'An image, the policy of a repository, or access to a cluster changed outside of a deployment.',
    techniques: ['T1525', 'T1098.006'],
    severity: 'high',
    sees: 'An image with code of the attacker is started, or a cluster accepts a new administrator.',
    falseAlarms: 'A registry is set up by hand.',
    form: onEvents([
      calls('ecr', [
        'SetRepositoryPolicy',
        'PutImageTagMutability',
        'BatchDeleteImage',
        'PutRegistryPolicy',
        'PutReplicationConfiguration',
      ]),
      calls('ecr-public', ['CreateRepository', 'PutImage']),
      calls('eks', [
        'CreateAccessEntry',
        'AssociateAccessPolicy',
        'UpdateClusterConfig',
        'CreatePodIdentityAssociation',
      ]),
    ]),
  },
];

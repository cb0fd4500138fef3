import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::ECS::Service'];
const GUIDE = 'AmazonECS/latest/developerguide';

/** Rules for services, task sets and clusters. cdk-nag has the rule about Container Insights. */
export const ecsServiceRules: readonly Rule[] = createPropertyRules([
  {
    id: 'EcsServiceNoPublicAddress',
    level: 'required',
    group: 'privateNetwork',
    types: TYPES,
    what: 'ECS service does not assign public IP addresses to its tasks',
    why: 'Each task with a public address is scanned and attacked directly from the internet.',
    fix: 'Set AssignPublicIp to DISABLED, and route requests through a load balancer.',
    property: 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp',
    references: [securityHub('ECS.2'), checkov('CKV_AWS_333'), nist('SC-7')],
    expects: { differsFrom: 'ENABLED' },
  },
  {
    id: 'EcsServicePlatformVersion',
    level: 'required',
    group: 'patched',
    types: TYPES,
    what: 'ECS service runs on a current platform version of Fargate',
    why: 'Older platform versions get no security updates of the kernel and the container runtime.',
    fix: 'Remove PlatformVersion, or set it to LATEST.',
    property: 'PlatformVersion',
    references: [securityHub('ECS.10'), checkov('CKV_AWS_332'), nist('SI-2')],
    expects: { differsFromPattern: /^1\.[0-3]\./ },
  },
  {
    id: 'EcsServiceVolumesEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'ECS service encrypts its EBS volumes',
    why: 'A snapshot of an unencrypted volume is readable by every account that it is shared with.',
    fix: 'Set ManagedEBSVolume.Encrypted to true.',
    property: 'VolumeConfigurations.*.ManagedEBSVolume.Encrypted',
    references: [securityHub('EC2.3'), nist('SC-28')],
    expects: { differsFrom: false },
  },
  {
    id: 'EcsServiceNoExecuteCommand',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::ECS::Service', 'AWS::ECS::Daemon'],
    what: 'ECS service does not allow commands inside running containers',
    why: 'Whoever may call ECS Exec opens a shell beside production data.',
    fix: 'Remove EnableExecuteCommand, or set it to false.',
    property: 'EnableExecuteCommand',
    references: [pciDss('2.2.4'), awsDocs(`${GUIDE}/ecs-exec.html`), nist('AC-6')],
    expects: { differsFrom: true },
  },
  {
    id: 'EcsServiceConnectEncrypted',
    level: 'hardening',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'ECS Service Connect encrypts traffic between services',
    why: 'Whoever reads traffic inside the VPC sees the requests between services.',
    fix: 'Set Tls for each entry of ServiceConnectConfiguration.Services.',
    property: 'ServiceConnectConfiguration.Services.*.Tls',
    references: [awsDocs(`${GUIDE}/service-connect-tls.html`), nist('SC-8')],
    expects: { present: true },
  },
]);

/** Rules for task sets, which CodeDeploy and external controllers create. */
export const ecsServiceTaskSetRules: readonly Rule[] = createPropertyRules([
  {
    id: 'EcsServiceTaskSetNoPublicAddress',
    level: 'required',
    group: 'privateNetwork',
    types: ['AWS::ECS::TaskSet'],
    what: 'ECS task set does not assign public IP addresses to its tasks',
    why: 'Each task with a public address is scanned and attacked directly from the internet.',
    fix: 'Set AssignPublicIp to DISABLED, and route requests through a load balancer.',
    property: 'NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp',
    references: [securityHub('ECS.16'), nist('SC-7')],
    expects: { differsFrom: 'ENABLED' },
  },
]);

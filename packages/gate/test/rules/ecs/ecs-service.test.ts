import { ecsServiceRules, ecsServiceTaskSetRules } from '../../../src/rules/ecs/ecs-service';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const network = (AssignPublicIp: unknown) => ({ NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp } } });
const taskSet = (AssignPublicIp: unknown) => ({ NetworkConfiguration: { AwsVpcConfiguration: { AssignPublicIp } } });
const volume = (Encrypted: unknown) => ({ VolumeConfigurations: [{ ManagedEBSVolume: { Encrypted } }] });
const services = (...list: unknown[]) => ({ ServiceConnectConfiguration: { Services: list } });

rulesDecide('ECS service rules', ecsServiceRules, {
  EcsServiceNoPublicAddress: {
    holds: [{}, network('DISABLED')],
    broken: [network('ENABLED')],
    undecided: [network(UNKNOWN)],
  },
  EcsServicePlatformVersion: {
    holds: [{}, { PlatformVersion: 'LATEST' }, { PlatformVersion: '1.4.0' }],
    broken: [{ PlatformVersion: '1.3.0' }],
    undecided: [{ PlatformVersion: UNKNOWN }],
  },
  EcsServiceVolumesEncrypted: {
    holds: [{}, volume(true), volume(undefined)],
    broken: [volume(false)],
    undecided: [volume(UNKNOWN)],
  },
  EcsServiceNoExecuteCommand: {
    holds: [{}, { EnableExecuteCommand: false }],
    broken: [{ EnableExecuteCommand: true }],
    undecided: [{ EnableExecuteCommand: UNKNOWN }],
  },
  EcsServiceConnectEncrypted: {
    holds: [{}, services({ PortName: 'web', Tls: { KmsKey: 'key' } })],
    broken: [services({ PortName: 'web' })],
    undecided: [services(UNKNOWN)],
  },
});

rulesDecide('ECS task set rules', ecsServiceTaskSetRules, {
  EcsServiceTaskSetNoPublicAddress: {
    holds: [{}, taskSet('DISABLED')],
    broken: [taskSet('ENABLED')],
    undecided: [taskSet(UNKNOWN)],
  },
});

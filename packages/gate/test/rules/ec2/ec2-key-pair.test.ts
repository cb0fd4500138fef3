import { ec2KeyPairRules } from '../../../src/rules/ec2/ec2-key-pair';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const of = (Type: string, Properties: Record<string, unknown>) => ({ resources: { Subject: { Type, Properties } } });
const KEY = { Ref: 'Operators' };

rulesDecide('key pair rules', ec2KeyPairRules, {
  Ec2KeyPairNotUsed: {
    holds: [
      {},
      { KeyName: '' },
      of('AWS::EC2::LaunchTemplate', { LaunchTemplateData: {} }),
      of('AWS::EMR::Cluster', { Instances: {} }),
    ],
    broken: [
      { KeyName: 'operators' },
      of('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { KeyName: KEY } }),
      of('AWS::EC2::SpotFleet', { SpotFleetRequestConfigData: { LaunchSpecifications: [{}, { KeyName: KEY }] } }),
      of('AWS::EMR::Cluster', { Instances: { Ec2KeyName: 'operators' } }),
      of('AWS::OpsWorks::Instance', { SshKeyName: 'operators' }),
      of('AWS::OpsWorks::Stack', { DefaultSshKeyName: 'operators' }),
      of('AWS::OpsWorksCM::Server', { KeyPair: 'operators' }),
    ],
    undecided: [UNKNOWN, of('AWS::EMR::Cluster', { Instances: UNKNOWN })],
  },
});

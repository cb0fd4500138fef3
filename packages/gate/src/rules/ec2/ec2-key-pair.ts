import { createElementRule } from '../element-rule';
import { awsConfig, awsDocs, nist, type Rule } from '../rule';

/** Where types, other than an instance, name the key pair of the instances that they start. */
const PLACES: Readonly<Record<string, string>> = {
  'AWS::AutoScaling::LaunchConfiguration': 'KeyName',
  'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.KeyName',
  'AWS::EC2::SpotFleet': 'SpotFleetRequestConfigData.LaunchSpecifications.*.KeyName',
  'AWS::EMR::Cluster': 'Instances.Ec2KeyName',
  'AWS::OpsWorks::Instance': 'SshKeyName',
  'AWS::OpsWorks::Stack': 'DefaultSshKeyName',
  'AWS::OpsWorksCM::Server': 'KeyPair',
};

/** Rules for the key pairs of instances that a template or a service starts. */
export const ec2KeyPairRules: readonly Rule[] = [
  createElementRule({
    id: 'Ec2KeyPairNotUsed',
    level: 'required',
    group: 'leastPrivilege',
    types: Object.keys(PLACES),
    what: 'Instances that a template or a service starts have no SSH key pair',
    why: 'A private key is copied and shared, and its use appears in no audit log.',
    fix: 'Remove the property with the key pair. Give the instance role the policy AmazonSSMManagedInstanceCore.',
    elements: [...new Set(Object.values(PLACES))],
    references: [
      awsConfig('ec2-no-amazon-key-pair'),
      awsDocs('systems-manager/latest/userguide/session-manager.html'),
      nist('AC-17'),
    ],
    isFaulty: ({ present, raw }) => present && raw !== '',
  }),
];

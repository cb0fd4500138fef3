import { vpcLatticeRules } from '../../../src/rules/vpclattice/vpc-lattice';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const NETWORK = 'AWS::VpcLattice::ServiceNetwork';
const other = (kind: string, Properties: Record<string, unknown>) => ({
  resources: { Subject: { Type: `AWS::VpcLattice::${kind}`, Properties } },
});
const logged = (ResourceIdentifier: unknown) => ({
  resources: {
    Network: { Type: NETWORK, Properties: {} },
    Other: { Type: NETWORK, Properties: {} },
    Log: { Type: 'AWS::VpcLattice::AccessLogSubscription', Properties: { ResourceIdentifier } },
  },
});

rulesDecide('VPC Lattice rules', vpcLatticeRules, {
  VpcLatticeAuthentication: {
    holds: [{ AuthType: 'AWS_IAM' }],
    broken: [{}, { AuthType: 'NONE' }, other('ServiceNetwork', { AuthType: 'NONE' })],
    undecided: [{ AuthType: UNKNOWN }],
  },
  VpcLatticeListenerEncrypted: {
    holds: [other('Listener', { Protocol: 'HTTPS' }), other('Listener', { Protocol: 'TLS_PASSTHROUGH' })],
    broken: [other('Listener', { Protocol: 'HTTP' })],
    undecided: [other('Listener', { Protocol: UNKNOWN })],
  },
  VpcLatticeTargetsEncrypted: {
    holds: [other('TargetGroup', { Config: { Protocol: 'HTTPS' } }), other('TargetGroup', { Type: 'LAMBDA' })],
    broken: [other('TargetGroup', { Config: { Protocol: 'HTTP' } })],
    undecided: [other('TargetGroup', { Config: { Protocol: UNKNOWN } })],
  },
  VpcLatticeLogs: {
    holds: [logged({ 'Fn::GetAtt': ['Network', 'Arn'] })],
    broken: [other('ServiceNetwork', {}), logged({ Ref: 'Other' })],
    undecided: [logged(UNKNOWN)],
  },
  VpcLatticeResourceAuthentication: {
    holds: [
      other('ResourceConfiguration', {}),
      other('ResourceConfiguration', { ResourceConfigurationAuthType: 'AWS_IAM' }),
    ],
    broken: [other('ResourceConfiguration', { ResourceConfigurationAuthType: 'NONE' })],
    undecided: [other('ResourceConfiguration', { ResourceConfigurationAuthType: UNKNOWN })],
  },
});

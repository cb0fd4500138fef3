import { ec2VpcBlockPublicAccessRules } from '../../../src/rules/ec2/ec2-vpc-block-public-access';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('EC2 VPC block public access rules', ec2VpcBlockPublicAccessRules, {
  Ec2VpcBlockPublicAccessExclusionOutbound: {
    holds: [{ InternetGatewayExclusionMode: 'allow-egress' }],
    broken: [{ InternetGatewayExclusionMode: 'allow-bidirectional' }],
    undecided: [{ InternetGatewayExclusionMode: UNKNOWN }],
  },
  Ec2VpcBlockPublicAccessEncryptionEnforced: {
    holds: [{ resources: { Subject: { Type: 'AWS::EC2::VPCEncryptionControl', Properties: { Mode: 'enforce' } } } }],
    broken: [{ resources: { Subject: { Type: 'AWS::EC2::VPCEncryptionControl', Properties: { Mode: 'monitor' } } } }],
    undecided: [{ resources: { Subject: { Type: 'AWS::EC2::VPCEncryptionControl', Properties: { Mode: UNKNOWN } } } }],
  },
});

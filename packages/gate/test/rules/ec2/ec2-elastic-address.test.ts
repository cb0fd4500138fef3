import { ec2ElasticAddressRules } from '../../../src/rules/ec2/ec2-elastic-address';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const association = (Properties: Record<string, unknown>) => ({
  resources: { Subject: { Type: 'AWS::EC2::EIPAssociation', Properties } },
});

rulesDecide('Elastic IP address rules', ec2ElasticAddressRules, {
  Ec2ElasticAddressNotOnInstance: {
    holds: [{ Domain: 'vpc' }, { InstanceId: '' }, association({ AllocationId: 'eipalloc-1' })],
    broken: [
      { InstanceId: 'i-0123456789abcdef0' },
      { InstanceId: { Ref: 'Machine' } },
      association({ AllocationId: 'eipalloc-1', InstanceId: { Ref: 'Machine' } }),
      association({ AllocationId: 'eipalloc-1', NetworkInterfaceId: 'eni-1' }),
    ],
    undecided: [UNKNOWN, association(UNKNOWN)],
  },
});

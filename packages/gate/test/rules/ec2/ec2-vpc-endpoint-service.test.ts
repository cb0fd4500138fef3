import { ec2VpcEndpointServiceRules } from '../../../src/rules/ec2/ec2-vpc-endpoint-service';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('EC2 VPC endpoint service rules', ec2VpcEndpointServiceRules, {
  Ec2VpcEndpointServiceAcceptance: {
    holds: [{ AcceptanceRequired: true }],
    broken: [{}, { AcceptanceRequired: false }],
    undecided: [{ AcceptanceRequired: UNKNOWN }],
  },
});

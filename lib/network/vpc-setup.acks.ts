import { acknowledge } from '@bulwark/gate';
import { VpcSetup } from './vpc-setup';

export const vpcSetupAcks = acknowledge(VpcSetup, [
  {
    rule: ['HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC'],
    at: 'Function/Resource/Resource',
    reason:
      'It calls the EC2 API, for which the VPC has no endpoint on purpose: an endpoint for this function would be open to every workload. It accesses no data, and its role can only revoke rules of one security group.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);

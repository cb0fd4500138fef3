import { acknowledge } from '../compliance/acknowledgement';
import { VpcSetup } from './vpc-setup';

export const vpcSetupAcks = acknowledge(VpcSetup, [
  {
    rule: ['HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC'],
    at: 'Function/Resource/Resource',
    reason:
      'It calls the EC2 API, to which the VPC deliberately has no endpoint: one made for this function would be open to every workload. It touches no data, and its role revokes rules of one security group.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);

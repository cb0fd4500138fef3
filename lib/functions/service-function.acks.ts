import { acknowledge } from '../compliance/acknowledgement';
import { ServiceFunction } from './service-function';

export const serviceFunctionAcks = acknowledge(ServiceFunction, [
  {
    rule: 'AwsSolutions-IAM5',
    at: 'Role/Policy/Resource',
    details: ['Resource::*'],
    reason:
      'X-Ray, reading EC2 and the network interfaces that Lambda attaches know no resources; the code of every function is denied the interface actions again.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);

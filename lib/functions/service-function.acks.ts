import { acknowledge } from '@bulwark/gate';
import { ServiceFunction } from './service-function';

export const serviceFunctionAcks = acknowledge(ServiceFunction, [
  {
    rule: 'AwsSolutions-IAM5',
    at: 'Role/Policy/Resource',
    details: ['Resource::*'],
    reason:
      'The actions of X-Ray, EC2 describe calls and network interfaces support no resource. The code of every function is denied the interface actions again.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);

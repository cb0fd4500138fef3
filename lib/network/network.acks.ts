import { acknowledge } from '@bulwark/gate';
import { Network } from './network';

export const networkAcks = acknowledge(Network, [
  {
    rule: 'CloudFormation-Validate-W3010',
    at: 'Vpc/*/Subnet',
    reason:
      'The settings name the zones on purpose: with zones chosen by AWS, the same template could place subnets in other zones in another account.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);

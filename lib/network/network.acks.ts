import { acknowledge } from '../compliance/acknowledgement';
import { Network } from './network';

export const networkAcks = acknowledge(Network, [
  {
    rule: 'CloudFormation-Validate-W3010',
    at: 'Vpc/*/Subnet',
    reason:
      'Zones are named in the settings on purpose: a template that lets AWS choose them could lay the same subnets elsewhere in another account.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);

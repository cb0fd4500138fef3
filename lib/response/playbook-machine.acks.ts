import { acknowledge } from '@bulwark/gate';
import { PlaybookMachine } from './playbook-machine';

export const playbookMachineAcks = acknowledge(PlaybookMachine, [
  {
    rule: 'AwsSolutions-IAM5',
    at: 'Role/Policy/Resource',
    details: ['Resource::*'],
    reason:
      'The actions of log delivery and of X-Ray support no resource. Every function that the state machine may invoke is named.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);

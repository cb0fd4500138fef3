import { acknowledge } from '@bulwark/gate';
import { describeOpenProtection } from '../open-protection';
import { HardenedUserPool } from './hardened-user-pool';

/** The rule does not apply to a disposable environment, so only the phase `creation` leaves an open decision. */
export const hardenedUserPoolAcks = acknowledge(HardenedUserPool, ({ protection }) => {
  const open = protection.protections.phase === 'creation' ? describeOpenProtection(protection) : undefined;
  return open === undefined
    ? []
    : [{ rule: 'Bulwark-CognitoUserPoolDeletionProtection', at: 'Resource/Resource', ...open }];
});

import { acknowledge } from '@bulwark/gate';
import { describeOpenProtection } from '../open-protection';
import { DnsFirewall } from './dns-firewall';

/** The rule does not apply to a disposable environment, so only the phase `creation` leaves an open decision. */
export const dnsFirewallAcks = acknowledge(DnsFirewall, ({ protection }) => {
  const open = protection.protections.phase === 'creation' ? describeOpenProtection(protection) : undefined;
  return open === undefined
    ? []
    : [{ rule: 'Bulwark-Route53ResolverFirewallMutationProtection', at: 'Association', ...open }];
});

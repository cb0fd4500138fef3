import { writeBlock } from '../blocks/block-list';
import type { BlockedAddresses } from '../blocks/blocked-addresses';
import { assertMayBlock } from '../blocks/public-address';
import type { Playbook } from '../playbooks/playbook';
import { readName } from '../playbooks/playbook-input';
import type { ObjectStore } from '../record/object-store';

export interface AddressTarget {
  readonly address: string;
}

interface AddressBefore {
  readonly wasBlocked: boolean;
}

export interface BlockAddressOptions {
  readonly blocked: BlockedAddresses;
  readonly store: ObjectStore;
  /** Hours after which the sweep lifts a block. */
  readonly hours: number;
  /** CIDR ranges that are never blocked. */
  readonly neverBlock: readonly string[];
}

/** Blocks an address at the web ACL of the API, with an end.  */
export function createBlockAddress(options: BlockAddressOptions): Playbook<AddressTarget, AddressBefore> {
  const { blocked, store, hours, neverBlock } = options;
  return {
    name: 'block-address',
    parseTarget: (target) => {
      const address = readName(target, 'address', /^[\d.]{7,15}$/);
      assertMayBlock(address, neverBlock);
      return { address };
    },
    describe: ({ address }) => `Block ${address} at the API for ${hours} hours`,
    observe: async ({ address }) => ({ wasBlocked: (await blocked.list()).includes(formatRange(address)) }),
    contain: [
      {
        name: 'block',
        run: async ({ address }, _, { incident, now }) => {
          // The end first: a block without one would never be lifted.
          const until = new Date(now.getTime() + hours * 3_600_000).toISOString();
          await writeBlock(store, { address, incident, until });
          await blocked.change((ranges) => [...new Set([...ranges, formatRange(address)])]);
          return { address, until };
        },
      },
    ],
    undo: [
      {
        name: 'lift-block',
        run: async ({ address }, { wasBlocked }) => {
          if (wasBlocked) return { lifted: false, why: 'The address was blocked before the incident.' };
          await blocked.change((ranges) => ranges.filter((range) => range !== formatRange(address)));
          return { lifted: true };
        },
      },
    ],
  };
}

/** An IP set lists ranges. */
export function formatRange(address: string): string {
  return `${address}/32`;
}

import { GetIPSetCommand, UpdateIPSetCommand, type WAFV2Client } from '@aws-sdk/client-wafv2';
import { isAwsError } from '../aws-error';

/** Attempts at a change while others change the IP set too. */
const ATTEMPTS = 5;

/** The IP set of addresses that may not call the API. */
export interface BlockedAddresses {
  /** CIDR ranges, such as `192.0.2.1/32`. */
  list(): Promise<readonly string[]>;
  /** Writes the result of the change, unless it changes nothing. */
  change(change: (ranges: readonly string[]) => readonly string[]): Promise<void>;
}

/**
 * `reference` is what CloudFormation returns for the set: `name|id|REGIONAL`. An update replaces the whole list, so each
 * carries the lock token of the list that it was made from.
 *
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_UpdateIPSet.html
 */
export function createBlockedAddresses(waf: WAFV2Client, reference: string): BlockedAddresses {
  const [Name, Id] = reference.split('|');
  const set = { Name, Id, Scope: 'REGIONAL' as const };
  const read = async () => {
    const { IPSet, LockToken } = await waf.send(new GetIPSetCommand(set));
    return { ranges: IPSet?.Addresses ?? [], description: IPSet?.Description, LockToken };
  };
  return {
    list: async () => (await read()).ranges,
    change: async (change) => {
      for (let attempt = 1; ; attempt += 1) {
        const { ranges, description, LockToken } = await read();
        const Addresses = [...change(ranges)];
        if (Addresses.length === ranges.length && Addresses.every((range) => ranges.includes(range))) return;
        try {
          const command = { ...set, LockToken, Addresses, ...(description ? { Description: description } : {}) };
          await waf.send(new UpdateIPSetCommand(command));
          return;
        } catch (error) {
          if (attempt === ATTEMPTS || !isAwsError(error, 'WAFOptimisticLockException')) throw error;
        }
      }
    },
  };
}

import { GetIPSetCommand, UpdateIPSetCommand } from '@aws-sdk/client-wafv2';
import type { Account } from './account';

export interface BlockedAddresses {
  readonly addresses: readonly string[];
  readonly replace: (addresses: readonly string[]) => Promise<void>;
}

/** The addresses that may not call the API, as the administrator of the account reads them. */
export async function readBlockedAddresses({ waf, props }: Account): Promise<BlockedAddresses> {
  const [ipSet] = await props.emulator.listResources('AWS::WAFv2::IPSet');
  const [Name = '', Id = ''] = ipSet?.physicalId.split('|') ?? [];
  const set = { Name, Id, Scope: 'REGIONAL' as const };
  const { IPSet, LockToken = '' } = await waf.send(new GetIPSetCommand(set));
  return {
    addresses: IPSet?.Addresses ?? [],
    replace: async (addresses) => {
      await waf.send(new UpdateIPSetCommand({ ...set, LockToken, Addresses: [...addresses] }));
    },
  };
}

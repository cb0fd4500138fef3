import { readBlock } from '../blocks/block-list';
import type { BlockedAddresses } from '../blocks/blocked-addresses';
import type { ObjectStore } from '../record/object-store';

/**
 * Lifts the blocks that have ended. An address without an end was blocked by a person and stays. Returns the ranges that
 * were lifted.
 */
export async function liftEndedBlocks(
  blocked: BlockedAddresses,
  store: ObjectStore,
  now: Date,
): Promise<readonly string[]> {
  const ended: string[] = [];
  for (const range of await blocked.list()) {
    const block = await readBlock(store, range.replace(/\/32$/, ''));
    if (block !== undefined && Date.parse(block.until) <= now.getTime()) ended.push(range);
  }
  if (ended.length > 0) await blocked.change((ranges) => ranges.filter((range) => !ended.includes(range)));
  return ended;
}

import type { ObjectStore } from '../record/object-store';

/** The end of the block of an address; the newest version of its object counts. */
export interface Block {
  readonly address: string;
  readonly incident: string;
  /** ISO 8601, in UTC. */
  readonly until: string;
}

export const BLOCKS = 'blocks/';

export async function writeBlock(store: ObjectStore, block: Block): Promise<void> {
  await store.write(`${BLOCKS}${block.address}.json`, JSON.stringify(block));
}

/** Returns undefined for an address that a person blocked without the playbook. */
export async function readBlock(store: ObjectStore, address: string): Promise<Block | undefined> {
  const text = await store.read(`${BLOCKS}${address}.json`);
  return text === undefined ? undefined : JSON.parse(text);
}

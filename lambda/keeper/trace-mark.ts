import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '../records/encryption/sealed-box';

/** The mark over the trace and what it covers, as the database returns them in one statement. */
export interface StoredMark {
  /** Number of the epoch whose key made the mark; null before the first mark. */
  readonly epoch: number | null;
  /** Hexadecimal. */
  readonly mark: string | null;
  /** The newest link and the last checked number of an event when the mark was made. */
  readonly markedLinks: number | null;
  readonly markedEvents: number | null;
  /** Hash over the newest links of each tenant, of those that the mark covers, as they are now. */
  readonly markedHash: string;
  /** The last number of an event that was looked for; null when its row is gone. */
  readonly checkedEvents: number | null;
  /** The newest event; null without any. */
  readonly lastEvent: number | null;
  /** Number of all links. */
  readonly links: number;
  /** The newest link, 0 without any, and the hash over all. */
  readonly lastLink: number;
  readonly lastHash: string;
}

/** What a mark covers. */
export interface MarkedTrace {
  readonly links: number;
  readonly events: number;
  readonly hash: string;
}

/** A difference between the mark and the trace. It is reported like a changed link. */
export interface MarkProblem {
  readonly mark: 'missing' | 'does not match' | 'made with a key that is gone';
}

/** Computes the mark: HMAC-SHA-256 under a key that is derived from the key of the epoch. */
export function computeMark(epochKey: Buffer, { links, events, hash }: MarkedTrace): Buffer {
  return createHmac('sha256', deriveKey(epochKey, 'trace mark'))
    .update(JSON.stringify([links, events, hash]))
    .digest();
}

/**
 * Compares the trace with its mark. Links that were deleted, or computed again, differ from it. The last checked number
 * cannot be missing, or be beyond the newest event.
 *
 * @param epochKey the key of the epoch of the mark; undefined when it is gone
 */
export function findMarkProblem(stored: StoredMark, epochKey: Buffer | undefined): MarkProblem | undefined {
  const { mark, markedLinks: links, markedEvents: events, markedHash: hash } = stored;
  if (mark === null || links === null || events === null) return { mark: 'missing' };
  if (epochKey === undefined) return { mark: 'made with a key that is gone' };
  const [kept, expected] = [Buffer.from(mark, 'hex'), computeMark(epochKey, { links, events, hash })];
  const isSame = kept.length === expected.length && timingSafeEqual(kept, expected);
  return isSame && isPossibleCheck(stored) ? undefined : { mark: 'does not match' };
}

/** The last checked number for the next mark. One that cannot be right is set to the newest event. */
export function chooseCheckedEvents(stored: StoredMark): number {
  const { checkedEvents, lastEvent } = stored;
  return (isPossibleCheck(stored) ? checkedEvents : lastEvent) ?? 0;
}

function isPossibleCheck({ checkedEvents, lastEvent }: StoredMark): boolean {
  return checkedEvents !== null && checkedEvents <= (lastEvent ?? 0);
}

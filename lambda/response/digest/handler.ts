import { readEnvironment } from '../environment';
import { createNotify } from '../notifications';
import { formatDay, readDay } from '../record/day-list';
import { createObjectStore } from '../record/object-store';
import { renderDigest } from './digest-text';

const environment = readEnvironment();
const store = createObjectStore();
const notify = createNotify(environment.name);
const MONDAY = 1;

/**
 * Sends what happened yesterday. A day without incidents is told on Mondays only: often enough to notice that the digest
 * stopped, and too rarely to be ignored.
 */
export async function handler(event: { readonly time?: string } = {}): Promise<{ readonly entries: number }> {
  const today = event.time === undefined ? new Date() : new Date(event.time);
  const yesterday = new Date(today.getTime() - 86_400_000);
  const day = formatDay(yesterday);
  const entries = await readDay(store, day);
  if (entries.length > 0 || today.getUTCDay() === MONDAY) {
    await notify({ severity: 'low', title: `digest of ${day}`, lines: renderDigest(entries) });
  }
  return { entries: entries.length };
}

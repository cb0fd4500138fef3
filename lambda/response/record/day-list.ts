import type { Severity } from '../severity';
import type { ObjectStore } from './object-store';

/** One line of the daily digest. */
export interface DayEntry {
  readonly incident: string;
  readonly severity: Severity;
  readonly text: string;
}

/** The part of the log archive that lists what happened on a day, for the digest. */
export const DAYS = 'incident-days/';

/** `2026-11-27`, in UTC. */
export function formatDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Adds a line to the day. `name` makes a repeated call write the same object. */
export async function addToDay(store: ObjectStore, time: Date, name: string, entry: DayEntry): Promise<void> {
  await store.create(`${DAYS}${formatDay(time)}/${name}.json`, JSON.stringify(entry));
}

export async function readDay(store: ObjectStore, day: string): Promise<readonly DayEntry[]> {
  const keys = await store.list(`${DAYS}${day}/`);
  const texts = await Promise.all(keys.map((key) => store.read(key)));
  return texts.flatMap((text) => (text === undefined ? [] : [JSON.parse(text)]));
}

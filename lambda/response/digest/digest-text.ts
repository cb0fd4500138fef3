import type { DayEntry } from '../record/day-list';
import type { Severity } from '../severity';

const ORDER: readonly Severity[] = ['critical', 'high', 'medium', 'low'];
/** SNS accepts 256 KB; a mail of more lines is not read. */
const LINES = 100;

/** The lines of the digest, the most severe first. */
export function renderDigest(entries: readonly DayEntry[]): readonly string[] {
  const counts = ORDER.map((severity) => [severity, entries.filter((entry) => entry.severity === severity)] as const);
  const sorted = counts.flatMap(([, found]) => found);
  const shown = sorted
    .slice(0, LINES)
    .map(({ severity, incident, text }) => `${severity.toUpperCase().padEnd(9)}${text} (${incident})`);
  const more = sorted.length - shown.length;
  return [
    counts.map(([severity, found]) => `${found.length} ${severity}`).join(', '),
    ...shown,
    ...(more > 0 ? [`and ${more} more in the incident record`] : []),
  ];
}

import { countAcknowledgements } from '../assessment/count-acknowledgements';
import type { AcceptedEntry } from '../engine/gate-result';

/** One entry of an acknowledgement file, with all constructs that it applies to. */
interface Entry {
  readonly first: AcceptedEntry;
  readonly paths: readonly string[];
  readonly findings: readonly string[];
}

const DAY_MS = 86_400_000;

/**
 * Renders every accepted finding for a reader. The entry that expires first comes first.
 *
 * @param today as YYYY-MM-DD
 */
export function renderLedger(accepted: readonly AcceptedEntry[], today: string): string {
  const entries = [...groupEntries(accepted).values()].sort((one, other) => (getUntil(one) < getUntil(other) ? -1 : 1));
  const findings = accepted.reduce((sum, { covers }) => sum + covers.length, 0);
  const [next] = entries;
  const acknowledgements = countAcknowledgements(
    accepted.map(({ subject, path, acknowledgement: { rule, reason, owner, until } }) => ({
      subject,
      path,
      rules: [rule].flat(),
      reason,
      owner,
      until,
    })),
  );
  const constructs = new Set(accepted.map(({ path }) => path)).size;
  const head = `${renderCount(findings, 'finding')} of ${renderCount(constructs, 'construct')} accepted by ${renderCount(acknowledgements, 'acknowledgement')}.`;
  if (next === undefined) return `${head}\n`;
  return [
    `${head} The first expires ${renderExpiry(next, today)}.`,
    ...entries.map((entry) => renderEntry(entry, today)),
    '',
  ].join('\n\n');
}

function groupEntries(accepted: readonly AcceptedEntry[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const entry of accepted) {
    const key = JSON.stringify([entry.subject, entry.acknowledgement]);
    const { first = entry, paths = [], findings = [] } = entries.get(key) ?? {};
    entries.set(key, { first, paths: [...paths, entry.path], findings: [...findings, ...entry.covers] });
  }
  return entries;
}

function renderEntry(entry: Entry, today: string): string {
  const { subject, acknowledgement } = entry.first;
  const at = acknowledgement.at === '' ? '' : ` (${acknowledgement.at})`;
  return [
    `${subject}${at}: ${[acknowledgement.rule].flat().join(', ')}`,
    `  ${acknowledgement.reason}`,
    `  ${acknowledgement.owner}, expires ${renderExpiry(entry, today)}; accepts ${renderCount(entry.findings.length, 'finding')} of`,
    ...entry.paths.map((path) => `    ${path}`),
  ].join('\n');
}

function renderCount(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

function renderExpiry(entry: Entry, today: string): string {
  const days = Math.round((Date.parse(getUntil(entry)) - Date.parse(today)) / DAY_MS);
  return `on ${getUntil(entry)} (${days} days)`;
}

function getUntil({ first }: Entry): string {
  return first.acknowledgement.until;
}

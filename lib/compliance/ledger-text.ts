import type { Decision } from './judgement';

/** Entries of one sidecar that say the same of several constructs. */
interface Entry {
  readonly first: Decision;
  readonly paths: readonly string[];
  readonly findings: readonly string[];
}

const DAY_MS = 86_400_000;

/**
 * Every accepted finding for a reader: the entry that ends first comes first.
 *
 * @param today as YYYY-MM-DD
 */
export function ledgerText(decisions: readonly Decision[], today: string): string {
  const entries = [...grouped(decisions).values()].sort((one, other) => (until(one) < until(other) ? -1 : 1));
  const findings = decisions.reduce((sum, { covers }) => sum + covers.length, 0);
  const [next] = entries;
  const head = `${count(decisions.length, 'acknowledgement')} from ${entries.length} entries of sidecars accept ${count(findings, 'finding')}.`;
  if (next === undefined) return `${head}\n`;
  return [`${head} The next ends ${ends(next, today)}.`, ...entries.map((entry) => entryText(entry, today)), ''].join(
    '\n\n',
  );
}

function grouped(decisions: readonly Decision[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const decision of decisions) {
    const key = JSON.stringify([decision.subject, decision.acknowledgement]);
    const { first = decision, paths = [], findings = [] } = entries.get(key) ?? {};
    entries.set(key, { first, paths: [...paths, decision.path], findings: [...findings, ...decision.covers] });
  }
  return entries;
}

function entryText(entry: Entry, today: string): string {
  const { subject, acknowledgement } = entry.first;
  const at = acknowledgement.at === '' ? '' : ` (${acknowledgement.at})`;
  return [
    `${subject}${at}: ${[acknowledgement.rule].flat().join(', ')}`,
    `  ${acknowledgement.reason}`,
    `  ${acknowledgement.owner}, ends ${ends(entry, today)}; covers ${count(entry.findings.length, 'finding')} of`,
    ...entry.paths.map((path) => `    ${path}`),
  ].join('\n');
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

function ends(entry: Entry, today: string): string {
  const days = Math.round((Date.parse(until(entry)) - Date.parse(today)) / DAY_MS);
  return `on ${until(entry)} (${days} days)`;
}

function until({ first }: Entry): string {
  return first.acknowledgement.until;
}

import type { Assessment, FindingRecord } from '../../../src/assessment/assessment';
import { renderHtmlReport } from '../../../src/reports/html/page';

/** The markup of a section of the page. */
export function readMarkup(given: Assessment, id: string): string {
  const page = renderHtmlReport(given, { today: '2026-11-23' });
  return new RegExp(`<section id="${id}"[^>]*>(.*?)</section>`, 's').exec(page)?.[1] ?? '';
}

/** The text of a section as a reader sees it. */
export function readSection(given: Assessment, id: string): string {
  return readMarkup(given, id)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

/** Adds a finding like the first one, which is open unless it says otherwise. */
export function withFinding(finding: Partial<FindingRecord>, given: Assessment): Assessment {
  const [first] = given.findings;
  if (first === undefined) throw new Error('no finding');
  const added = { ...first, fingerprint: 'f'.repeat(64), state: 'open' as const, acknowledgements: [], ...finding };
  return { ...given, findings: [...given.findings, added] };
}

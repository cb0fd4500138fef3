import { hasWorsened } from '../difference';
import { renderDifferenceLines } from '../difference-text';
import { renderPill } from './elements';
import { type Html, html } from './html';
import { renderMarkdown } from './markdown-to-html';
import type { ReportContext, Section } from './report-context';

/** What a change does to the deployed resources and to the decisions. */
export function renderChangesSection({ difference }: ReportContext): Section {
  const body =
    difference === undefined
      ? html`<p>No baseline was given. To see what a change does, run the gate with <code>--baseline assessment.json</code> of the last approved version.</p>`
      : renderChanges(renderDifferenceLines(difference), hasWorsened(difference));
  return { id: 'changes', title: 'What changed', short: 'Changes', body, isAnnex: false };
}

function renderChanges(lines: readonly string[], isWorse: boolean): Html {
  const verdict = isWorse
    ? html`<p>${renderPill('bad', 'needs approval')} Something is wider or weaker than in the baseline.</p>`
    : html`<p>${renderPill('good', 'not worse')} Nothing got worse against the baseline.</p>`;
  return html`${verdict}${lines.length === 0 ? html`<p>Nothing changed.</p>` : renderMarkdown(lines)}`;
}

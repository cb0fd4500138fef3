import { createHash } from 'node:crypto';
import type { Assessment } from '../../assessment/assessment';
import type { SummaryOptions } from '../summary';
import { renderAccessSection } from './access-section';
import { renderChangesSection } from './changes-section';
import { renderControlsSection } from './controls-section';
import { renderDecisionsSection } from './decisions-section';
import { renderExposureSection } from './exposure-section';
import { renderFindingsSection } from './findings-section';
import { type Html, html, trustMarkup } from './html';
import { renderInventorySection } from './inventory-section';
import { renderOperationsSection } from './operations-section';
import { renderPathsSection } from './paths-section';
import { renderProvenanceSection } from './provenance-section';
import { buildReportContext, nameEnvironments, type Section } from './report-context';
import { SCRIPT } from './script';
import { STYLE } from './style';
import { renderVerdictSection } from './verdict-section';

/**
 * Renders the page for a reviewer: one file that loads nothing, reads without scripts, and prints. Its policy allows the
 * style and the script of this program only, by their hashes.
 *
 * @see https://www.w3.org/TR/CSP3/#meta-element
 */
export function renderHtmlReport(assessment: Assessment, options: SummaryOptions = {}): string {
  const context = buildReportContext(assessment, options);
  const sections = [
    renderVerdictSection(context),
    renderChangesSection(context),
    renderDecisionsSection(context),
    renderExposureSection(context),
    renderPathsSection(context),
    renderAccessSection(context),
    renderControlsSection(context),
    renderFindingsSection(context),
    renderInventorySection(context),
    renderOperationsSection(context),
    renderProvenanceSection(context),
  ].filter((section) => section !== undefined);
  const { verdict, environments } = assessment;
  const names = nameEnvironments(environments);
  const policy = `default-src 'none'; style-src '${hash(STYLE)}'; script-src '${hash(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trustMarkup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Security report: ${names}, ${verdict.outcome}</title>
<style>${trustMarkup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#verdict">Skip to the verdict</a>
<header><p class="brand">Bulwark ${assessment.tool.version}</p><h1>Security report of ${names}</h1></header>
<div class="columns">
<nav aria-label="Sections"><ol>${sections.map(({ id, short }) => html`<li><a href="#${id}">${short}</a></li>`)}</ol></nav>
<main>
${sections.map(renderSection)}
</main>
</div>
<footer><label class="print-switch"><input type="checkbox" id="annex"> Print the annex too: access, all controls, findings, inventory</label></footer>
<p class="toast" role="status" id="toast"></p>
<script>${trustMarkup(SCRIPT)}</script>
</body>
</html>
`;
  return page.markup;
}

function renderSection({ id, title, body, isAnnex }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"${isAnnex && html` class="annex"`}><h2 id="${id}-title">${title}</h2>${body}</section>
`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

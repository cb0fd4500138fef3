import type { AppEnvironmentRecord, DetectionRecord, PlaybookRecord } from '../../assessment/app-record';
import { renderCode, renderDetails, renderLink, renderPill, type Tone } from './elements';
import { type Content, type Html, html } from './html';
import { type ReportContext, type Section, sortByImportance } from './report-context';
import { renderRow, renderTable } from './tables';

const TONES: Readonly<Record<string, Tone>> = { critical: 'bad', high: 'warn' };

/** What is noticed after the deployment, and what is done about it. Undefined when the app described nothing. */
export function renderOperationsSection(context: ReportContext): Section | undefined {
  const environments = sortByImportance(context.assessment.app?.environments ?? [], context.assessment).filter(
    ({ detections = [], playbooks = [] }) => detections.length + playbooks.length > 0,
  );
  if (environments.length === 0) return undefined;
  const body = html`<p>As the app describes it. The gate judges its resources, not what it notices.</p>${environments.map((one) => renderEnvironment(one, context))}`;
  return { id: 'operations', title: 'Detections and playbooks', short: 'Detections', body, isAnnex: true };
}

function renderEnvironment(
  { environment, detections = [], playbooks = [] }: AppEnvironmentRecord,
  context: ReportContext,
): Html {
  return html`<h3>${environment}</h3>
${detections.length > 0 && renderDetails(html`Detections of ${environment} (${detections.length})`, renderDetections(detections, context))}
${playbooks.length > 0 && renderDetails(html`Playbooks of ${environment} (${playbooks.length})`, renderPlaybooks(playbooks, context))}`;
}

function renderDetections(detections: readonly DetectionRecord[], context: ReportContext): Html {
  const rows = detections.map(({ id, title, severity, techniques, form, runbook }) =>
    renderRow([
      html`<strong>${id}</strong>`,
      title,
      renderPill(TONES[severity] ?? 'quiet', severity),
      techniques.map((technique) => html`${renderTechnique(technique)} `),
      form,
      renderRunbook(runbook, context),
    ]),
  );
  return renderTable('detections', 'What leads to an alert', rows);
}

/** https://attack.mitre.org/techniques/T1562/008/ */
function renderTechnique(technique: string): Html {
  const [, id, part] = /^(T\d{4})(?:\.(\d{3}))?$/.exec(technique) ?? [];
  if (id === undefined) return html`${technique}`;
  return renderLink(`https://attack.mitre.org/techniques/${id}/${part === undefined ? '' : `${part}/`}`, technique);
}

function renderPlaybooks(playbooks: readonly PlaybookRecord[], context: ReportContext): Html {
  const rows = playbooks.map(({ name, title, trigger, approval, runbook }) =>
    renderRow([html`<strong>${name}</strong>`, title, trigger, approval, renderRunbook(runbook, context)]),
  );
  return renderTable('playbooks', 'What is done about a finding', rows);
}

/** Links the page of an app: a page of the web, one of the repository by its address, or a file of the checkout. */
function renderRunbook(runbook: string, { sources, home }: ReportContext): Content {
  if (/^https?:\/\//.test(runbook)) return renderLink(runbook, runbook);
  if (sources !== undefined) return renderLink(`${sources.replace(/\/$/, '')}/${runbook}`, runbook);
  return home === undefined ? renderCode(runbook) : html`<a href="${home}/${encodeURI(runbook)}">${runbook}</a>`;
}

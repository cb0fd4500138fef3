import type { Assessment } from '../../assessment/assessment';
import type { ExposureEdge, ExposureRecord, PublicMethod } from '../../exposure/exposure-record';
import { renderCount } from '../text';
import { renderCode, renderDetails, renderPill } from './elements';
import { type Html, html } from './html';
import { renderPicture, ZONE_NAMES } from './picture';
import { type ReportContext, type Section, sortByImportance } from './report-context';
import { renderRow, renderTable } from './tables';

/** What can be reached, by whom, and over what. */
export function renderExposureSection(context: ReportContext): Section {
  const { exposure = [] } = context.assessment;
  const shown = sortByImportance(exposure, context.assessment).filter(({ nodes }) => nodes.length > 0);
  const counts = countByScope(context.assessment);
  const body =
    shown.length === 0
      ? html`<p>The templates have nothing that receives calls or keeps data.</p>`
      : html`<p>Read from the templates. Keys, roles and alarms are left out of the picture.</p>${shown.map((one, index) => renderEnvironment(one, counts, index === 0))}`;
  return { id: 'exposure', title: 'Exposure', short: 'Exposure', body, isAnnex: false };
}

/** Counts the findings about each resource and each construct above it. */
function countByScope({ findings }: Assessment): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { resource } of findings) {
    for (let end = resource.length; end > 0; end = resource.lastIndexOf('/', end - 1)) {
      const path = resource.slice(0, end);
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
  }
  return counts;
}

function renderEnvironment(exposure: ExposureRecord, counts: ReadonlyMap<string, number>, isFirst: boolean): Html {
  const { environment, edges, publicMethods } = exposure;
  const open = publicMethods.filter(({ authorization }) => isOpen(authorization)).length;
  const warning = open > 0 && html` ${renderPill('warn', `${open} without sign-in`)}`;
  return html`<h3>${environment}</h3>
${renderPicture(exposure, (path) => counts.get(path) ?? 0)}
${renderDetails(html`Public methods of ${environment} (${publicMethods.length})${warning}`, renderMethods(publicMethods), html` class="methods"${isFirst && html` open`}`)}
${renderDetails(html`Edges of ${environment} (${edges.length})`, renderEdges(exposure))}`;
}

function renderMethods(methods: readonly PublicMethod[]): Html {
  if (methods.length === 0) return html`<p>No method, function URL or listener is reachable from the internet.</p>`;
  const rows = methods.map(
    ({ resource, name, authorization, scopes, isApiKeyRequired, throttle, validation, webAcl }) =>
      renderRow([
        html`<strong>${name}</strong> <small>${resource}</small>`,
        isOpen(authorization) ? renderPill('warn', 'none') : authorization,
        scopes.length === 0 ? '-' : scopes.map((scope) => html`${renderCode(scope)} `),
        isApiKeyRequired ? 'required' : 'no',
        throttle ?? renderPill('warn', 'no limit'),
        validation ?? 'nothing',
        webAcl ?? renderPill('warn', 'none'),
      ]),
  );
  return renderTable('methods', `What the internet can call: ${renderCount(methods.length, 'method')}`, rows);
}

function isOpen(authorization: string): boolean {
  return authorization.toLowerCase() === 'none';
}

function renderEdges({ edges, nodes }: ExposureRecord): Html {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const renderEnd = (id: string): Html => {
    const node = byId.get(id);
    return node === undefined ? renderCode(id) : html`${node.title} <small>${ZONE_NAMES[node.zone]}</small>`;
  };
  const unknown = html`<span class="quiet">not stated</span>`;
  const rows = edges.map(({ from, to, action, protocol, authentication, encryption }: ExposureEdge) =>
    renderRow([
      renderEnd(from),
      renderEnd(to),
      action,
      protocol ?? unknown,
      authentication ?? unknown,
      encryption ?? unknown,
    ]),
  );
  return renderTable('edges', 'The picture as a table', rows);
}

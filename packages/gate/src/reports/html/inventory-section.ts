import type { AppEnvironmentRecord, CostRecord } from '../../assessment/app-record';
import type { ResourceRecord } from '../../assessment/assessment';
import { groupBy } from '../../templates/group-by';
import { renderCount } from '../text';
import { formatNumber, formatUsd, renderCode, renderDetails, renderLink, renderList, renderSource } from './elements';
import { renderFilter } from './filter';
import { type Html, html } from './html';
import { type ReportContext, readEnvironment, type Section, sortByImportance } from './report-context';
import { renderRow, renderTable } from './tables';

/** What is deployed, and what it costs. */
export function renderInventorySection(context: ReportContext): Section {
  const { resources, environments, app } = context.assessment;
  const costs = sortByImportance(app?.environments ?? [], context.assessment).filter(({ cost }) => cost !== undefined);
  const groups = [...groupBy(resources, ({ type }) => type)].sort(([one], [other]) => (one < other ? -1 : 1));
  const filter = renderFilter('inventory', resources.length, 'resource', [
    { name: 'environment', label: 'Environment', values: environments },
  ]);
  const body = html`${costs.map(renderCost)}
<h3>Resources by type</h3>
<p>The line is in the template of the stack, which <a href="#provenance">provenance</a> names.</p>
${filter}<div id="inventory-list">${groups.map(([type, group]) => renderType(type, group, context))}</div>`;
  const title =
    costs.length === 0
      ? `Inventory (${formatNumber(resources.length)})`
      : `Inventory and cost (${formatNumber(resources.length)})`;
  return { id: 'inventory', title, short: costs.length === 0 ? 'Inventory' : 'Inventory, cost', body, isAnnex: true };
}

function renderCost({ environment, cost }: AppEnvironmentRecord): Html {
  if (cost === undefined) return html``;
  const { totalUsd, basis, lines, notes } = cost;
  const total = totalUsd === undefined ? html`no total` : html`<strong>${formatUsd(totalUsd)} USD per month</strong>`;
  return html`<h3>Cost of ${environment}</h3><p>${total}, for ${basis}.</p>
${lines.length > 0 && renderDetails(html`Lines of ${environment} (${lines.length})`, renderLines(lines))}${renderList(notes)}`;
}

function renderLines(lines: CostRecord['lines']): Html {
  const rows = lines.map(({ resource, what, monthlyUsd, calculation, source }) =>
    renderRow([
      renderCode(resource),
      what,
      formatUsd(monthlyUsd),
      html`${calculation} ${source !== undefined && renderLink(source, 'price')}`,
    ]),
  );
  return renderTable('costs', 'The most expensive line first', rows);
}

function renderType(type: string, group: readonly ResourceRecord[], { sources }: ReportContext): Html {
  const rows = group.map((resource) =>
    renderRow(
      [renderCode(resource.path), resource.logicalId, renderSource(resource, sources), html`line ${resource.line}`],
      html` data-environment="${readEnvironment(resource.path)}"`,
    ),
  );
  return renderDetails(
    html`${renderCode(type)} <span class="n" data-n="${group.length}">${group.length}</span>`,
    renderTable('resources', html`${renderCount(group.length, 'resource')}`, rows),
    html` class="group"`,
  );
}

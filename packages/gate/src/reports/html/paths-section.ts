import type { Assessment } from '../../assessment/assessment';
import type { AttackPath, ExposureRecord } from '../../exposure/exposure-record';
import { groupBy } from '../../templates/group-by';
import { renderCount } from '../text';
import { renderCode, renderDetails, renderList, renderPill } from './elements';
import { type Html, html } from './html';
import { type ReportContext, type Section, sortByImportance } from './report-context';
import { renderRow, renderTable } from './tables';

/** The ways from the outside to each data store, with the controls that an attacker has to pass. */
export function renderPathsSection({ assessment }: ReportContext): Section {
  const accepted = findAcceptedResources(assessment);
  const { exposure = [] } = assessment;
  const withStores = sortByImportance(exposure, assessment).filter(
    ({ attackPaths, nodes }) => attackPaths.length > 0 || nodes.some(({ isDataStore }) => isDataStore),
  );
  const body =
    withStores.length === 0
      ? html`<p>The templates have no data store.</p>`
      : html`<p>Each way follows the edges of the picture. A control that fails opens its step only.</p>${withStores.map((one, index) => renderEnvironment(one, accepted, index === 0))}`;
  return { id: 'paths', title: 'Attack paths to the data', short: 'Attack paths', body, isAnnex: false };
}

/** Resources whose findings are all accepted: people have decided about a weakness there. */
function findAcceptedResources({ findings }: Assessment): ReadonlySet<string> {
  const open = new Set(findings.flatMap(({ state, resource }) => (state === 'open' ? [resource] : [])));
  return new Set(findings.flatMap(({ resource }) => (open.has(resource) ? [] : [resource])));
}

function renderEnvironment(
  { environment, nodes, attackPaths }: ExposureRecord,
  accepted: ReadonlySet<string>,
  isFirst: boolean,
): Html {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  const inside = new Set(nodes.filter(({ zone }) => zone === 'data').map(({ id }) => id));
  const byStore = groupBy(attackPaths, ({ dataStore }) => dataStore);
  const known = nodes.filter(({ isDataStore }) => isDataStore).map(({ id }) => id);
  const stores = [...new Set([...known, ...byStore.keys()])].sort(
    (one, other) => Number(inside.has(other)) - Number(inside.has(one)),
  );
  const reached = stores.filter((id) => (byStore.get(id) ?? []).some(({ steps }) => steps.length > 0));
  const unreached = stores.filter((id) => !reached.includes(id));
  return html`<h3>${environment}</h3>
${reached.map((id, index) => renderStore(id, byStore.get(id) ?? [], { titles, accepted }, isFirst && index === 0))}
${unreached.length > 0 && renderDetails(html`No way from the outside (${renderCount(unreached.length, 'data store')})`, renderList(unreached.map((id) => html`${titles.get(id) ?? id} <small>${id}</small>`)))}`;
}

interface Names {
  /** Titles of nodes by their id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly accepted: ReadonlySet<string>;
}

function renderStore(id: string, paths: readonly AttackPath[], names: Names, isOpen: boolean): Html {
  const used = paths.filter(({ steps }) => steps.length > 0);
  const bare = used.some(({ steps }) => steps.some(({ controls }) => controls.length === 0));
  const ways = used.map((path) => renderPath(path, names));
  const isWeak = used.some(({ steps }) =>
    steps.some(({ weaknesses = [] }) => weaknesses.some(({ resource }) => !names.accepted.has(resource))),
  );
  const warning = html`${bare && html` ${renderPill('bad', 'a step without a control')}`}${isWeak && html` ${renderPill('bad', 'an open step')}`}`;
  return renderDetails(
    html`<strong>${names.titles.get(id) ?? id}</strong> ${renderCount(used.length, 'way')}${warning}`,
    ways,
    html` class="store-paths"${isOpen && html` open`}`,
  );
}

function renderPath({ steps, otherPaths = 0 }: AttackPath, { titles, accepted }: Names): Html {
  const name = (id: string): string => titles.get(id) ?? id;
  const route = [steps[0]?.from ?? '', ...steps.map(({ to }) => to)].map(name).join(' → ');
  const rows = steps.map(({ from, to, action, controls, weaknesses = [] }) =>
    renderRow([
      html`${name(from)} ${action === undefined ? '→' : html`<span class="quiet">${action}</span>`} ${name(to)}`,
      controls.length + weaknesses.length === 0
        ? renderPill('bad', 'no control')
        : renderList([
            ...weaknesses.map(
              ({ what, resource }) =>
                html`${accepted.has(resource) ? renderPill('warn', `${what}, accepted`) : renderPill('bad', what)} <small>${renderCode(resource)}</small>`,
            ),
            ...controls.map(({ what, resource }) => html`${what} <small>${renderCode(resource)}</small>`),
          ]),
    ]),
  );
  const more = otherPaths > 0 && html`, and ${renderCount(otherPaths, 'other way')} to it`;
  return renderTable('steps', html`${route}${more}`, rows);
}

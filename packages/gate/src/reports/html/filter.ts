import { renderCount } from '../text';
import { type Html, html } from './html';

export interface Facet {
  /** Name in the address, and of the attribute `data-<name>` of a row. */
  readonly name: string;
  readonly label: string;
  readonly values: readonly string[];
}

/**
 * Renders the filter of a list, which the script of the page keeps in the address: `#findings?state=open`. A reader
 * without scripts does not see it.
 *
 * @param list anchor of the section
 * @param noun what the list has, in the singular
 */
export function renderFilter(list: string, total: number, noun: string, facets: readonly Facet[]): Html {
  const selects = facets
    .filter(({ values }) => values.length > 1)
    .map(
      ({ name, label, values }) =>
        html`<label>${label}<select name="${name}"><option value="">all</option>${values.map((value) => html`<option>${value}</option>`)}</select></label>`,
    );
  return html`<form class="filter js-only" data-list="${list}" data-noun="${noun}"><label>Text<input type="search" name="q" autocomplete="off" spellcheck="false"></label>${selects}<div class="buttons"><button type="reset">Clear</button><button type="button" data-open="true">Open all</button><button type="button" data-open="false">Close all</button></div><p role="status">${renderCount(total, noun)}</p></form>`;
}

import { ASSUMPTIONS } from './assumptions';
import type { CostLine } from './cost-line';
import type { Estimate } from './estimate';
import { findPricedRegion, findRegionalPrice } from './price';
import { PRICES, PRICES_DATE, type PriceId } from './prices';

/** Columns that are not text are aligned to the right. */
const USD_WIDTH = 8;
const AMOUNT_WIDTH = 14;

/** Renders estimates for people: a table per environment, what it assumes, what it leaves out, and each price. */
export function renderText(estimates: readonly Estimate[]): string {
  const usage = [...new Set(estimates.flatMap((estimate) => estimate.usage))];
  const priced = [...new Set(estimates.flatMap(({ lines }) => lines.map(({ price }) => price)))];
  const regions = [...new Set(estimates.map(({ region }) => findPricedRegion(region)))];
  return [
    ...estimates.flatMap(renderEnvironment),
    'Assumed',
    ...ASSUMPTIONS.map((assumption) => `  - ${assumption}`),
    '',
    `Not included: use, in USD${renderRegions(regions)}`,
    ...renderUsage(usage, regions),
    '',
    'Not included either',
    '  - The bootstrap stack of the CDK: one KMS key, 1.00.',
    '  - What an earlier stack left behind: retained keys, buckets, snapshots.',
    '  - A second trail in the account, support plans, tax.',
    '',
    `Prices used above, in USD${renderRegions(regions)}`,
    ...renderPrices(priced, regions),
    `  read: in a stored document that quotes AWS. known: a list price that was not read anywhere; check the page.`,
    `  Last compared on ${PRICES_DATE}. cost/prices.ts has the document of each; no live price list could be opened.`,
    '',
  ].join('\n');
}

function renderEnvironment({ environment, region, totalUsd, lines }: Estimate): string[] {
  const priced = findPricedRegion(region);
  const note = priced === region ? '' : `, at prices of ${priced}, since cost/prices.ts has none for ${region}`;
  const title = `${environment} in ${region}: ${totalUsd.toFixed(2)} USD in an idle month${note}`;
  const rows = lines.map((line) => [
    line.monthlyUsd.toFixed(2).padStart(USD_WIDTH),
    line.what,
    renderQuantity(line),
    shortenPath(line.resource, environment),
  ]);
  return [
    title,
    '',
    ...alignColumns([['USD'.padStart(USD_WIDTH), 'what', 'quantity and price', 'resource'], ...rows]),
    '-'.repeat(USD_WIDTH),
    `${totalUsd.toFixed(2).padStart(USD_WIDTH)}  total`,
    '',
  ];
}

function renderQuantity({ quantity, unit, unitUsd }: CostLine): string {
  const amount = Number(quantity.toFixed(2));
  const isPlural = amount !== 1 && !/^GB$|s$/.test(unit);
  return `${amount} ${unit}${isPlural ? 's' : ''} x ${renderUsd(unitUsd)}`;
}

/** The path below the environment; the environment itself is in the title. */
function shortenPath(path: string, environment: string): string {
  return path === environment ? 'all stacks' : path.replace(`${environment}/`, '').replace(/(\/Resource)+$/, '');
}

function renderUsage(ids: readonly PriceId[], regions: readonly string[]): string[] {
  return alignColumns(
    ids.map((id) => {
      const { service, what, unit } = PRICES[id];
      return [renderAmounts(id, regions).padStart(AMOUNT_WIDTH), `per ${unit}`, `${service}: ${what}`];
    }),
  );
}

function renderPrices(ids: readonly PriceId[], regions: readonly string[]): string[] {
  return alignColumns(
    ids.map((id) => {
      const { what, unit, source } = PRICES[id];
      const prices = regions.map((region) => findRegionalPrice(PRICES[id], region));
      const obtained = [...new Set(prices.map((price) => `${price.obtained} ${price.date}`))].join(' / ');
      return [renderAmounts(id, regions).padStart(AMOUNT_WIDTH), `per ${unit}`, what, obtained, source];
    }),
  );
}

/** The order of the amounts, when there are several. */
function renderRegions(regions: readonly string[]): string {
  return regions.length < 2 ? '' : ` (${regions.join(' / ')})`;
}

/** The amounts in the regions: one if they are equal, else in the order of the regions. */
function renderAmounts(id: PriceId, regions: readonly string[]): string {
  return [...new Set(regions.map((region) => renderUsd(findRegionalPrice(PRICES[id], region).usd)))].join(' / ');
}

/** At least two decimals, and never an exponent: 0.0000133334. */
function renderUsd(usd: number): string {
  const [whole, decimals = ''] = usd.toFixed(10).replace(/0+$/, '').split('.');
  return `${whole}.${decimals.padEnd(2, '0')}`;
}

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const [first = []] = rows;
  const widths = first.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

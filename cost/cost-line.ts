import { describeQuote, findRegionalPrice } from './price';
import { PRICES, type PriceId } from './prices';

/** One line of an estimate: what a resource, or a group of resources, costs in an idle month. */
export interface CostLine {
  /** Path of the construct, or the path that a group has in common. */
  readonly resource: string;
  /** `interface endpoint of kms in 1 zone` */
  readonly what: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unitUsd: number;
  /** Rounded to cents. */
  readonly monthlyUsd: number;
  /** Region of the price, or `every region`. */
  readonly priceRegion: string;
  /** Page on which AWS publishes the price. */
  readonly source: string;
  /** How the price was obtained. */
  readonly obtained: string;
  /** The key in cost/prices.ts. */
  readonly price: PriceId;
}

/** A resource that may cost a fixed amount for which cost/prices.ts has no price. */
export class UnpricedResource extends Error {
  constructor(
    readonly resource: string,
    reason: string,
  ) {
    super(reason);
    this.name = 'UnpricedResource';
  }
}

/** Builds a line from a quantity and a price. */
export function buildLine(
  region: string,
  { resource, what, quantity, price }: Pick<CostLine, 'resource' | 'what' | 'quantity' | 'price'>,
): CostLine {
  const found = findRegionalPrice(PRICES[price], region);
  return {
    resource,
    what,
    quantity,
    unit: found.unit,
    unitUsd: found.usd,
    monthlyUsd: roundToCents(quantity * found.usd),
    priceRegion: found.region,
    source: found.source,
    obtained: describeQuote(found),
    price,
  };
}

export function roundToCents(usd: number): number {
  // The margin keeps 0.285, which is 0.28499... as a double, from being rounded down.
  return Math.round(usd * 100 + 1e-6) / 100;
}

/** The path that several resources have in common, in whole steps. */
export function findCommonPath(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/'));
  const end = first.findIndex((step, index) => others.some((other) => other[index] !== step));
  return (end === -1 ? first : first.slice(0, end)).join('/');
}

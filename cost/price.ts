/** Regions that cost/prices.ts has prices of. */
export const PRICED_REGIONS = ['eu-west-1', 'eu-central-1'] as const;
export type PricedRegion = (typeof PRICED_REGIONS)[number];

/** The region whose prices are used for a region without prices: the more expensive of the two. */
export const FALLBACK_REGION: PricedRegion = 'eu-central-1';

/** An amount, and how it was obtained. */
export interface Quote {
  readonly usd: number;
  /** `read` in a stored document that quotes AWS, or `known` as a list price and not read anywhere. */
  readonly obtained: 'read' | 'known';
  /** The document, or what to check. */
  readonly where: string;
  /** Date of the document, or of the last look at the price: `2026-09-22` or `2026-09`. */
  readonly date: string;
}

/** A list price of AWS in US dollars, without tax, discount and free tier. */
export interface Price {
  readonly service: string;
  /** What is paid. */
  readonly what: string;
  /** What one unit is: `ACU-hour`. */
  readonly unit: string;
  /** Page on which AWS publishes the price. */
  readonly source: string;
  /** One quote for every region, or one quote per region. */
  readonly quotes: Quote | Readonly<Record<PricedRegion, Quote>>;
}

/** A price in one region. */
export interface RegionalPrice extends Quote {
  readonly service: string;
  readonly what: string;
  readonly unit: string;
  readonly source: string;
  /** The region that the amount is valid in; `every region` if it is the same everywhere. */
  readonly region: PricedRegion | 'every region';
}

/** Returns a price in a region; in a region without prices, the price of `FALLBACK_REGION`. */
export function findRegionalPrice({ quotes, ...price }: Price, region: string): RegionalPrice {
  const { service, what, unit, source } = price;
  if ('usd' in quotes) return { service, what, unit, source, region: 'every region', ...quotes };
  const priced = findPricedRegion(region);
  return { service, what, unit, source, region: priced, ...quotes[priced] };
}

/** Returns the region whose prices are used for a region. */
export function findPricedRegion(region: string): PricedRegion {
  return PRICED_REGIONS.find((each) => each === region) ?? FALLBACK_REGION;
}

/** Describes how an amount was obtained. */
export function describeQuote({ obtained, where, date }: Quote): string {
  return obtained === 'read' ? `read in ${where} of ${date}` : `list price known in ${date}, ${where}`;
}

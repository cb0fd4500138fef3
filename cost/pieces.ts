import { buildLine, findCommonPath } from './cost-line';
import { renderCount } from './nouns';
import type { PriceId } from './prices';
import type { Estimate } from './resource-class';

/** Estimates a type of which each resource costs the same. */
export function estimatePerPiece(price: PriceId, noun: string): Estimate {
  return (resources, { region }) => [
    buildLine(region, {
      resource: findCommonPath(resources.map(({ path }) => path)),
      what: renderCount(resources.length, noun),
      quantity: resources.length,
      price,
    }),
  ];
}

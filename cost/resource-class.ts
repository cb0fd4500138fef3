import type { TemplateResource, TemplateSet } from '@bulwark/gate/templates';
import type { CostLine } from './cost-line';
import type { PriceId } from './prices';

/** What an estimate reads besides the resources of its type. */
export interface EstimateContext {
  /** Region of the environment. */
  readonly region: string;
  /** All templates of the environment. */
  readonly templates: TemplateSet;
}

/**
 * Estimates what the resources of one type cost in an idle month.
 *
 * @throws UnpricedResource for a property whose price is not in cost/prices.ts
 * @throws Undecidable for a property that only a deployment determines
 */
export type Estimate = (resources: readonly TemplateResource[], context: EstimateContext) => readonly CostLine[];

interface ResourceClass {
  /** Why the type is in this class. */
  readonly reason: string;
  /** Page of AWS for the reason. */
  readonly source: string;
}

/** A resource type that costs a fixed amount, which follows from its properties. */
export interface FixedType extends ResourceClass {
  readonly costs: 'fixed';
  readonly estimate: Estimate;
  /** What its use costs besides. */
  readonly usage?: readonly PriceId[];
}

/** A resource type that costs by use only. */
export interface UsageType extends ResourceClass {
  readonly costs: 'usage';
  readonly usage: readonly PriceId[];
  /** A property with which the type costs a fixed amount. cost/prices.ts has no price for it. */
  readonly unpricedProperty?: string;
}

/** A resource type that costs nothing. */
export interface FreeType extends ResourceClass {
  readonly costs: 'free';
}

export type Classification = FixedType | UsageType | FreeType;

import { type StackTemplate, type TemplateResource, TemplateSet, Undecidable } from '@bulwark/gate/templates';
import { findClassification } from './classification';
import { type CostLine, roundToCents, UnpricedResource } from './cost-line';
import type { PriceId } from './prices';
import type { EstimateContext } from './resource-class';

/** An environment and its templates. */
export interface EnvironmentTemplates {
  readonly name: string;
  readonly region: string;
  readonly stacks: readonly StackTemplate[];
}

/** What an environment costs in an idle month. */
export interface Estimate {
  readonly environment: string;
  readonly region: string;
  readonly totalUsd: number;
  /** The most expensive line first. */
  readonly lines: readonly CostLine[];
  /** Prices of what use costs besides. */
  readonly usage: readonly PriceId[];
}

/** A resource that the estimate cannot price. */
export interface EstimateProblem {
  readonly resource: string;
  readonly type: string;
  readonly reason: string;
}

export type EstimateResult =
  | { readonly ok: true; readonly estimate: Estimate }
  | { readonly ok: false; readonly problems: readonly EstimateProblem[] };

/** Estimates an environment. One resource without a price makes the estimate fail, since the total would be wrong. */
export function estimateEnvironment({ name, region, stacks }: EnvironmentTemplates): EstimateResult {
  const templates = new TemplateSet(stacks);
  const context: EstimateContext = { region, templates };
  const types = [...new Set(templates.resources.map(({ type }) => type))].sort();
  const parts = types.map((type) => estimateType(type, templates.ofType(type), context));
  const problems = parts.flatMap((part) => part.problems);
  if (problems.length > 0) return { ok: false, problems };
  const lines = parts.flatMap((part) => part.lines);
  const ordered = [...lines].sort((one, other) => other.monthlyUsd - one.monthlyUsd);
  return {
    ok: true,
    estimate: {
      environment: name,
      region,
      totalUsd: roundToCents(lines.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0)),
      lines: ordered,
      usage: [...new Set(parts.flatMap((part) => part.usage))],
    },
  };
}

interface Part {
  readonly lines: readonly CostLine[];
  readonly usage: readonly PriceId[];
  readonly problems: readonly EstimateProblem[];
}

function estimateType(type: string, resources: readonly TemplateResource[], context: EstimateContext): Part {
  const found = findClassification(type);
  const fail = (resource: string, reason: string): Part => ({
    lines: [],
    usage: [],
    problems: [{ resource, type, reason }],
  });
  const first = resources[0]?.path ?? '';
  if (found === undefined) return fail(first, 'the type is not classified in cost/, and may cost money');
  if (found.costs === 'free') return { lines: [], usage: [], problems: [] };
  try {
    if (found.costs === 'fixed') {
      return { lines: found.estimate(resources, context), usage: found.usage ?? [], problems: [] };
    }
    const { unpricedProperty: property } = found;
    const priced = property === undefined ? undefined : resources.find((each) => isSet(each, property));
    if (priced !== undefined) return fail(priced.path, `${property} costs a fixed amount that has no price`);
    return { lines: [], usage: found.usage, problems: [] };
  } catch (error) {
    if (error instanceof UnpricedResource) return fail(error.resource, error.message);
    if (error instanceof Undecidable) return fail(first, error.message);
    throw error;
  }
}

/** Whether a property has a value other than `false`. */
function isSet(resource: TemplateResource, property: string): boolean {
  const value = resource.at(property);
  return value.present && value.raw !== false && value.raw !== 'false';
}

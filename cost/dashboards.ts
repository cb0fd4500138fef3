import { FREE_DASHBOARDS } from './assumptions';
import { buildLine, findCommonPath } from './cost-line';
import { renderCount } from './nouns';
import type { Estimate } from './resource-class';

/** Dashboards cost by the month, after those that every account has for free. */
export const estimateDashboards: Estimate = (dashboards, { region }) => {
  const charged = Math.max(0, dashboards.length - FREE_DASHBOARDS);
  return [
    buildLine(region, {
      resource: findCommonPath(dashboards.map(({ path }) => path)),
      what: `${renderCount(dashboards.length, 'dashboard')}, ${FREE_DASHBOARDS} of an account are free`,
      quantity: charged,
      price: 'dashboard',
    }),
  ];
};

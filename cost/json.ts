import type { Estimate } from './estimate';

/** Renders estimates for programs: one object per environment. */
export function renderJson(estimates: readonly Estimate[]): string {
  const rows = estimates.map(({ environment, totalUsd, lines }) => ({ environment, totalUsd, lines }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

import { GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** Columns of a dashboard. */
export const FULL_WIDTH = 24;

/** A graph, one of four in a row. */
export function createGraph(title: string, left: readonly IMetric[], right: readonly IMetric[] = []): GraphWidget {
  return new GraphWidget({
    title,
    left: [...left],
    right: [...right],
    width: FULL_WIDTH / 4,
    height: 6,
    leftYAxis: { min: 0, showUnits: false },
    rightYAxis: { min: 0, showUnits: false },
  });
}

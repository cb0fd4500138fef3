import type { CostLine } from '../../cost/cost-line';
import { type EstimateProblem, estimateEnvironment } from '../../cost/estimate';

/** Resources of a template by logical id. */
export type Resources = Readonly<
  Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
>;

/** Estimates one stack, named `test/Stack`. */
export function estimateResources(resources: Resources, region = 'eu-central-1') {
  const stacks = [
    { path: 'test/Stack', file: 'Stack.json', template: { Resources: resources }, account: '111122223333', region },
  ];
  return estimateEnvironment({ name: 'test', region, stacks });
}

/** The lines of a stack, which has no problem. */
export function listLines(resources: Resources, region?: string): readonly CostLine[] {
  const result = estimateResources(resources, region);
  if (!result.ok) throw new Error(result.problems.map(({ reason }) => reason).join('\n'));
  return result.estimate.lines;
}

/** What each line costs, by what it is. */
export function listCosts(resources: Resources, region?: string): Readonly<Record<string, number>> {
  return Object.fromEntries(listLines(resources, region).map(({ what, monthlyUsd }) => [what, monthlyUsd]));
}

/** The problems of a stack. */
export function listProblems(resources: Resources): readonly EstimateProblem[] {
  const result = estimateResources(resources);
  return result.ok ? [] : result.problems;
}

/** A Serverless v2 cluster with its instances, and a proxy when asked for. */
export function createDatabase({
  minimum = 1,
  instances = 1,
  proxy = false,
  cluster = {},
  instance = {},
}: {
  readonly minimum?: number;
  readonly instances?: number;
  readonly proxy?: boolean;
  readonly cluster?: Readonly<Record<string, unknown>>;
  readonly instance?: Readonly<Record<string, unknown>>;
}): Resources {
  const names = Array.from({ length: instances }, (_, index) => `Instance${index}`);
  return {
    Cluster: {
      Type: 'AWS::RDS::DBCluster',
      Properties: {
        Engine: 'aurora-postgresql',
        BackupRetentionPeriod: 7,
        ServerlessV2ScalingConfiguration: { MinCapacity: minimum, MaxCapacity: 4 },
        ...cluster,
      },
    },
    ...Object.fromEntries(
      names.map((name) => [
        name,
        {
          Type: 'AWS::RDS::DBInstance',
          Properties: { DBClusterIdentifier: { Ref: 'Cluster' }, DBInstanceClass: 'db.serverless', ...instance },
        },
      ]),
    ),
    ...(proxy
      ? {
          Proxy: { Type: 'AWS::RDS::DBProxy', Properties: {} },
          Targets: {
            Type: 'AWS::RDS::DBProxyTargetGroup',
            Properties: { DBProxyName: { Ref: 'Proxy' }, DBClusterIdentifiers: [{ Ref: 'Cluster' }] },
          },
        }
      : {}),
  };
}

import type { TemplateResource } from '@bulwark/gate/templates';
import { DATABASE_GB, HOURS_PER_MONTH, IDLE_CHANGE_PER_DAY, IDLE_IO_PER_SECOND, MONITORING_KB } from './assumptions';
import { buildLine, type CostLine, UnpricedResource } from './cost-line';
import { findInstances, readIdleAcu } from './database-capacity';
import type { Estimate, EstimateContext } from './resource-class';

const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600;
const MILLION = 1_000_000;
/** Days of Performance Insights that are free. */
const FREE_INSIGHTS_DAYS = 7;

/**
 * A cluster costs by its storage, its backups, and the secret that RDS keeps for it. Backups that are kept for one day
 * are free.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-storage-backup.html
 */
export const estimateClusters: Estimate = (clusters, context) =>
  clusters.flatMap((cluster): CostLine[] => {
    assertPricedCluster(cluster);
    const { path: resource } = cluster;
    const { region } = context;
    const isRunning = findInstances(cluster, context).length > 0 && readIdleAcu(cluster, context) > 0;
    const requests = isRunning ? (SECONDS_PER_MONTH * IDLE_IO_PER_SECOND) / MILLION : 0;
    // Automated backups are incremental: one copy of the database, which is free, and the changes of the retention period.
    const days = cluster.at('BackupRetentionPeriod').number() ?? 1;
    const lines: CostLine[] = [
      buildLine(region, { resource, what: 'database storage', quantity: DATABASE_GB, price: 'auroraStorage' }),
      buildLine(region, {
        resource,
        what: `changes of ${days} days in automated backups`,
        quantity: days === 1 ? 0 : Number((DATABASE_GB * IDLE_CHANGE_PER_DAY * days).toFixed(2)),
        price: 'auroraBackup',
      }),
    ];
    if (isRunning) {
      const quantity = Number(requests.toFixed(2));
      lines.push(buildLine(region, { resource, what: 'storage I/O of an idle cluster', quantity, price: 'auroraIo' }));
    }
    if (cluster.at('ManageMasterUserPassword').flag() === true) {
      lines.push(buildLine(region, { resource, what: 'secret of the master user', quantity: 1, price: 'secret' }));
    }
    return lines;
  });

/** @throws UnpricedResource for an engine or a storage with other prices */
function assertPricedCluster(cluster: TemplateResource): void {
  const engine = cluster.at('Engine').text() ?? '';
  if (!engine.startsWith('aurora-')) throw new UnpricedResource(cluster.path, `the engine ${engine} has no price`);
  const storage = cluster.at('StorageType').text() ?? 'aurora';
  if (storage !== 'aurora') throw new UnpricedResource(cluster.path, `the storage type ${storage} has no price`);
}

/** An instance costs by its capacity, and by what watches it. */
export const estimateInstances: Estimate = (instances, context) =>
  instances.flatMap((instance): CostLine[] => {
    const cluster = instance.at('DBClusterIdentifier').target();
    const instanceClass = instance.at('DBInstanceClass').text();
    if (cluster === undefined || instanceClass !== 'db.serverless') {
      throw new UnpricedResource(instance.path, `the instance class ${instanceClass} has no price`);
    }
    const acu = readIdleAcu(cluster, context);
    const { path: resource } = instance;
    const { region } = context;
    return [
      buildLine(region, {
        resource,
        what: acu === 0 ? 'instance, paused at 0 ACU' : `instance at ${acu} ACU`,
        quantity: acu * HOURS_PER_MONTH,
        price: 'auroraAcuHour',
      }),
      ...estimateInsights(instance, cluster, acu, context),
      ...estimateMonitoring(instance, acu, context),
    ];
  });

/**
 * Seven days of Performance Insights are free. More days need the advanced mode of Database Insights.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.Overview.cost.html
 */
function estimateInsights(
  instance: TemplateResource,
  cluster: TemplateResource,
  acu: number,
  { region }: EstimateContext,
): CostLine[] {
  const isAdvanced = [instance, cluster].some(
    (each) =>
      each.at('DatabaseInsightsMode').text() === 'advanced' ||
      (each.at('PerformanceInsightsRetentionPeriod').number() ?? 0) > FREE_INSIGHTS_DAYS,
  );
  if (!isAdvanced) return [];
  return [
    buildLine(region, {
      resource: instance.path,
      what: 'Database Insights, advanced mode',
      quantity: acu * HOURS_PER_MONTH,
      price: 'databaseInsightsAcuHour',
    }),
  ];
}

/** Enhanced Monitoring writes a document per interval to CloudWatch Logs. A paused instance writes none. */
function estimateMonitoring(instance: TemplateResource, acu: number, { region }: EstimateContext): CostLine[] {
  const interval = instance.at('MonitoringInterval').number() ?? 0;
  if (interval === 0 || acu === 0) return [];
  const quantity = Number((((SECONDS_PER_MONTH / interval) * MONITORING_KB) / MILLION).toFixed(2));
  const what = `Enhanced Monitoring every ${interval} seconds`;
  return [buildLine(region, { resource: instance.path, what, quantity, price: 'logIngestion' })];
}

import type { TemplateResource, Value } from '@bulwark/gate/templates';
import { DATABASE_GB, DAYS_PER_MONTH } from './assumptions';
import { buildLine, type CostLine, UnpricedResource } from './cost-line';
import type { Estimate, EstimateContext } from './resource-class';
import { countRunsPerMonth } from './schedule';

/**
 * A recovery point of Aurora is a snapshot. It is free for as long as the cluster keeps automated backups. After that
 * it costs the full size of the database. A copy in another vault costs from the first day.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-storage-backup.html
 */
export const estimateBackupPlans: Estimate = (plans, context) =>
  plans.flatMap((plan) =>
    plan
      .at('BackupPlan.BackupPlanRule')
      .items()
      .flatMap((rule): CostLine[] => {
        const perDay = readRunsPerMonth(plan, rule.at('ScheduleExpression')) / DAYS_PER_MONTH;
        const beyond = Math.max(0, readDays(plan, rule.at('Lifecycle')) - readAutomatedDays(context));
        const copies = rule.at('CopyActions').items();
        return [
          ...buildSnapshotLines(plan, `snapshots beyond automated backups, ${beyond} days`, beyond * perDay, context),
          ...copies.flatMap((copy) => {
            const days = readDays(plan, copy.at('Lifecycle'));
            return buildSnapshotLines(plan, `copies in another vault, ${days} days`, days * perDay, context);
          }),
        ];
      }),
  );

function buildSnapshotLines(
  plan: TemplateResource,
  what: string,
  snapshots: number,
  { region, templates }: EstimateContext,
): CostLine[] {
  const quantity = snapshots * DATABASE_GB * templates.ofType('AWS::RDS::DBCluster').length;
  if (quantity === 0) return [];
  return [buildLine(region, { resource: plan.path, what, quantity, price: 'auroraBackup' })];
}

/** A restore test costs per recovery point. */
export const estimateRestoreTests: Estimate = (selections, { region }) =>
  selections.map((selection) => {
    const plan = selection.at('RestoreTestingPlanName').target();
    const resources = selection.at('ProtectedResourceArns').items();
    if (plan === undefined || resources.length === 0 || resources.some((arn) => arn.display() === '*')) {
      throw new UnpricedResource(selection.path, 'a restore test of resources that the template does not list');
    }
    const runs = readRunsPerMonth(plan, plan.at('ScheduleExpression'));
    return buildLine(region, {
      resource: selection.path,
      what: `restore tests, ${Number(runs.toFixed(1))} a month`,
      quantity: Number((runs * resources.length).toFixed(2)),
      price: 'restoreTest',
    });
  });

function readRunsPerMonth({ path }: TemplateResource, schedule: Value): number {
  const expression = schedule.text() ?? '';
  const runs = countRunsPerMonth(expression);
  if (runs === undefined) throw new UnpricedResource(path, `the schedule "${expression}" is not understood`);
  return runs;
}

function readDays({ path }: TemplateResource, lifecycle: Value): number {
  const days = lifecycle.at('DeleteAfterDays').number();
  if (days === undefined) throw new UnpricedResource(path, 'recovery points kept for ever cost more every month');
  return days;
}

/** The fewest days of automated backups of any cluster. */
function readAutomatedDays({ templates }: EstimateContext): number {
  const days = templates
    .ofType('AWS::RDS::DBCluster')
    .map((cluster) => cluster.at('BackupRetentionPeriod').number() ?? 1);
  return days.length === 0 ? 0 : Math.min(...days);
}

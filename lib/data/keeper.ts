import { CustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { addEventCounter } from '../audit/event-counter';
import { RunbookAlarm } from '../audit/runbook-alarm';
import { buildEpochKeyPolicy, buildKeyPattern, grantEpochKeeping } from '../encryption/epoch-keys';
import { EventRule } from '../functions/event-rule';
import { ServiceFunction, type SharedFunctionResources } from '../functions/service-function';
import type { Network } from '../network/network';
import type { Settings } from '../settings/settings';
import type { Database } from './database';
import { DatabaseRole } from './database-role';
import { chooseKeeperSchedule, chooseMissedRuns, EPOCH_DAYS, PENDING_DAYS } from './erasure-schedule';
import type { Migration } from './migration';

export interface KeeperProps {
  readonly prefix: string;
  readonly network: Network;
  readonly database: Database;
  /** Creates the database user of the function. */
  readonly migration: Migration;
  readonly alerts: AlertTopic;
  readonly shared: SharedFunctionResources;
  readonly settings: Settings['data'];
}

/**
 * The scheduled function that keeps the key epochs: it opens one a week, wraps stored keys with it, and destroys those
 * that no backup needs. It also continues erasures and checks the events. A deployment runs it once, so that the first
 * epoch is open before the first request.
 *
 * It may use no key of a tenant, so it cannot open a key of a person (docs/decisions/0040-key-epochs.md).
 */
export class Keeper extends Construct {
  /** ARN pattern of the keys of epochs, which the policy of the role names. */
  readonly epochKeys: string;

  constructor(scope: Construct, id: string, props: KeeperProps) {
    super(scope, id);
    this.epochKeys = buildKeyPattern(this);
    const { prefix, network, database, migration, alerts, shared, settings } = props;
    const keeper = new ServiceFunction(this, 'Function', {
      purpose: 'Keeps key epochs, erasures and the chain of events',
      code: 'keeper',
      timeout: Duration.minutes(10),
      memoryMiB: 512,
      // A deployment may run it while the schedule does. Each step can be repeated.
      concurrency: 2,
      environment: {
        ...database.buildConnectionEnvironment(DatabaseRole.KEEPER, this),
        EPOCH_DAYS: `${EPOCH_DAYS}`,
        RESTORABLE_DAYS: `${settings.backupRetentionDays}`,
        PENDING_DAYS: `${PENDING_DAYS}`,
        EPOCH_TAG: prefix,
        EPOCH_KEY_POLICY: buildEpochKeyPolicy(this),
      },
      network,
      shared,
    });
    database.grantConnect(keeper, DatabaseRole.KEEPER);
    grantEpochKeeping(keeper, prefix);
    const responsePath = network.allowCustomResourceResponse(this, keeper.securityGroup);
    const run = new CustomResource(this, 'Run', {
      resourceType: 'Custom::KeyEpoch',
      serviceToken: keeper.function.functionArn,
      // Three times the timeout of the function, for the attempts of Lambda, and a margin.
      serviceTimeout: Duration.minutes(35),
      // A new cluster needs an epoch too; a restored one may be in an epoch that is over.
      // The days are for the estimate of costs.
      properties: {
        Cluster: database.cluster.identifier,
        EpochDays: `${EPOCH_DAYS}`,
        RestorableDays: `${settings.backupRetentionDays}`,
      },
    });
    run.node.addDependency(migration, database, responsePath, keeper);
    const rule = new EventRule(this, 'Schedule', {
      purpose: 'Keeps key epochs, erasures and the chain of events',
      on: { schedule: chooseKeeperSchedule(settings) },
      target: keeper,
      deadLetters: shared.deadLetters,
    });
    rule.node.addDependency(run);
    addEventCounter(this, 'Events', { prefix, log: keeper.logGroup });
    new RunbookAlarm(this, 'ErrorAlarm', {
      summary: 'The function that keeps key epochs failed: erased data become unreadable later than promised.',
      runbook: 'service-events.md#keeper',
      severity: 'high',
      metric: keeper.function.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      alerts,
    });
    // A schedule that is disabled, a rule that was deleted, or a function without concurrency raises no error.
    const { period, periods } = chooseMissedRuns(settings);
    const missing = new RunbookAlarm(this, 'MissingRunsAlarm', {
      summary: 'The function that keeps key epochs did not run: erased data become unreadable later than promised.',
      runbook: 'service-events.md#keeper',
      severity: 'high',
      metric: keeper.function.metricInvocations({ period, statistic: 'Sum' }),
      bad: 'under',
      threshold: 0,
      periods,
      alerts,
    });
    // Its first period has the run of the deployment, so that the alarm does not begin with an alert.
    missing.node.addDependency(run);
  }
}

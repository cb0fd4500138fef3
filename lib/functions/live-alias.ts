import { Duration, Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Alias, type IVersion } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { RunbookAlarm } from '../audit/runbook-alarm';
import { CanaryDeployment } from './canary-deployment';
import type { ServiceFunction } from './service-function';
import { VersionAlarms } from './version-alarms';

export interface LiveAliasProps {
  readonly function: ServiceFunction;
  readonly alerts: AlertTopic;
  /** Shifts requests to a new version in steps; errors of the version, or one of these alarms, roll it back. */
  readonly canary: { readonly namespace: string; readonly rollBackOn: readonly Alarm[] } | undefined;
}

const ALIAS_NAME = 'live';

/** Failed invocations per minute, over all versions, at which an alert is sent. */
const ERRORS = 3;

/**
 * The alias of the version that serves requests. All callers use the alias, so that a deployment can be rolled back.
 */
export class LiveAlias extends Construct {
  readonly alias: Alias;

  constructor(scope: Construct, id: string, props: LiveAliasProps) {
    super(scope, id);
    this.alias = new Alias(this, 'Resource', {
      aliasName: ALIAS_NAME,
      // Version implements IVersion; exactOptionalPropertyTypes makes the types incompatible, so cast.
      version: props.function.function.currentVersion as IVersion,
    });
    new RunbookAlarm(this, 'ErrorAlarm', {
      summary: `${Stack.of(this).stackName}: invocations of the live version of a function fail.`,
      runbook: 'functions.md#errors',
      severity: 'high',
      metric: this.alias.metricErrors({ period: Duration.minutes(1), statistic: 'Sum' }),
      threshold: ERRORS,
      alerts: props.alerts,
    });
    if (props.canary === undefined) return;
    const { alarms } = new VersionAlarms(this, 'VersionAlarms', {
      function: props.function,
      aliasName: ALIAS_NAME,
      namespace: props.canary.namespace,
      alerts: props.alerts,
    });
    // The alarms must watch the new version before the alias sends it requests.
    for (const alarm of alarms) this.alias.node.addDependency(alarm);
    new CanaryDeployment(this, 'Canary', {
      alias: this.alias,
      rollBackOn: [...alarms, ...props.canary.rollBackOn],
    });
  }
}

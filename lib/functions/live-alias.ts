import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Alias, type IVersion } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { CanaryDeployment } from './canary-deployment';
import type { ServiceFunction } from './service-function';

export interface LiveAliasProps {
  readonly function: ServiceFunction;
  readonly alerts: AlertTopic;
  /** Shift requests to a new version step by step; back when its errors, or one of these alarms, say so. */
  readonly canary: { readonly rollBackOn: readonly Alarm[] } | undefined;
}

/** Errors in a minute that are too many for a version to stay. */
const ERRORS = 3;

/** The version of a function that answers requests. Whoever calls the function calls this alias, so that a deployment can be undone. */
export class LiveAlias extends Construct {
  readonly alias: Alias;

  constructor(scope: Construct, id: string, props: LiveAliasProps) {
    super(scope, id);
    this.alias = new Alias(this, 'Resource', {
      aliasName: 'live',
      version: props.function.function.currentVersion as IVersion, // true; exactOptionalPropertyTypes hides it
    });
    const errors = new Alarm(this, 'Errors', {
      alarmDescription: `${Stack.of(this).stackName}: the live version fails. Runbook: docs/runbooks/functions.md#errors`,
      metric: this.alias.metricErrors({ period: Duration.minutes(1), statistic: 'Sum' }),
      threshold: ERRORS,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    errors.addAlarmAction(new SnsAction(props.alerts.topic));
    if (props.canary === undefined) return;
    new CanaryDeployment(this, 'Canary', { alias: this.alias, rollBackOn: [errors, ...props.canary.rollBackOn] });
  }
}

import { Duration } from 'aws-cdk-lib';
import { LambdaVersion, type UserPool, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { RunbookAlarm } from '../audit/runbook-alarm';
import { ServiceFunction, type SharedFunctionResources } from '../functions/service-function';
import { type GroupDefinition, mapScopesToGroups } from './group-definition';

export interface TokenClaimsProps {
  readonly userPool: UserPool;
  /** Scopes of the API, such as `records/read`. */
  readonly scopes: readonly string[];
  readonly groups: readonly GroupDefinition[];
  readonly alerts: AlertTopic;
  readonly shared: SharedFunctionResources;
}

/**
 * Time that Cognito waits for a trigger.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
const TRIGGER_LIMIT = Duration.seconds(5);

/** Failures in five minutes at which an alert is sent: one may be a single slow start. */
const FAILURES = 3;

/**
 * Pre token generation trigger: adds the tenant to every access token before Cognito signs it, so that the API never
 * looks the tenant up and never trusts a request for it. It removes from the token of a person each scope that none of
 * the person's groups gives. The scopes of the app client only limit what the application may request.
 *
 * The function only computes its result from the event. It runs outside the VPC, because it calls no service and no
 * database, and because a network interface that is attached late would use up part of the five seconds of Cognito.
 */
export class TokenClaims extends Construct {
  constructor(scope: Construct, id: string, { userPool, scopes, groups, alerts, shared }: TokenClaimsProps) {
    super(scope, id);
    const trigger = new ServiceFunction(this, 'Function', {
      purpose: 'Adds the tenant to access tokens, and removes scopes that no group gives',
      code: 'token-claims',
      timeout: TRIGGER_LIMIT,
      memoryMiB: 256,
      concurrency: 5,
      environment: { SCOPE_GROUPS: JSON.stringify(mapScopesToGroups(scopes, groups)) },
      shared,
    });
    // Version 3 is also invoked for the client credentials grant.
    userPool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, trigger.function, LambdaVersion.V3_0);
    const metric = { period: Duration.minutes(5), statistic: 'Sum' };
    const alarm = { runbook: 'functions.md#sign-in', severity: 'high', threshold: FAILURES, alerts } as const;
    new RunbookAlarm(this, 'ErrorAlarm', {
      ...alarm,
      summary: 'The function that puts the tenant into tokens fails: no user can sign in.',
      metric: trigger.function.metricErrors(metric),
    });
    new RunbookAlarm(this, 'ThrottleAlarm', {
      ...alarm,
      summary: 'The function that puts the tenant into tokens is throttled: sign-ins fail.',
      metric: trigger.function.metricThrottles(metric),
    });
  }
}

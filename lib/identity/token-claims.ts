import { Duration } from 'aws-cdk-lib';
import { LambdaVersion, type UserPool, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ServiceFunction, type SharedFunctionResources } from '../functions/service-function';

export interface TokenClaimsProps {
  readonly userPool: UserPool;
  readonly shared: SharedFunctionResources;
}

/**
 * Time that Cognito waits for a trigger.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
const TRIGGER_LIMIT = Duration.seconds(5);

/**
 * Pre token generation trigger: adds the tenant to every access token before Cognito signs it. The API therefore never
 * looks the tenant up and never trusts a request for it.
 *
 * The function only computes its result from the event. It runs outside the VPC, because it calls no service and no
 * database, and because a network interface that is attached late would use up part of the five seconds of Cognito.
 */
export class TokenClaims extends Construct {
  constructor(scope: Construct, id: string, { userPool, shared }: TokenClaimsProps) {
    super(scope, id);
    const trigger = new ServiceFunction(this, 'Function', {
      purpose: 'Adds the tenant to access tokens',
      code: 'token-claims',
      timeout: TRIGGER_LIMIT,
      memoryMiB: 256,
      concurrency: 5,
      environment: {},
      shared,
    });
    // Version 3 is also invoked for the client credentials grant.
    userPool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, trigger.function, LambdaVersion.V3_0);
  }
}

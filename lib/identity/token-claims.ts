import { Duration } from 'aws-cdk-lib';
import { LambdaVersion, type UserPool, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { type FunctionSurroundings, ServiceFunction } from '../functions/service-function';
import type { Network } from '../network/network';

export interface TokenClaimsProps {
  readonly userPool: UserPool;
  readonly network: Network;
  readonly surroundings: FunctionSurroundings;
}

/** Cognito waits this long for a trigger. https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html */
const TRIGGER_LIMIT = Duration.seconds(5);

/**
 * Puts the tenant into every access token before it is signed, so that the API never has to look it up or believe a request.
 * It runs in the VPC with no path but to the log and trace endpoints.
 */
export class TokenClaims extends Construct {
  constructor(scope: Construct, id: string, { userPool, network, surroundings }: TokenClaimsProps) {
    super(scope, id);
    const trigger = new ServiceFunction(this, 'Function', {
      purpose: 'Puts the tenant into access tokens',
      code: 'token-claims',
      timeout: TRIGGER_LIMIT,
      memoryMiB: 256,
      concurrency: 5,
      environment: {},
      network,
      surroundings,
    });
    // Version 3 is called for machines (client credentials) as well.
    userPool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, trigger.function, LambdaVersion.V3_0);
  }
}

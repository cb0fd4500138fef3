import { CfnWaitConditionHandle } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/**
 * Keeps the detection stack deployable when every service is elsewhere or off. CloudFormation refuses a stack without
 * resources, and would then keep what an earlier deployment created. The handle has no effect and no cost.
 */
export class BaselineMarker extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnWaitConditionHandle(this, 'Resource');
  }
}

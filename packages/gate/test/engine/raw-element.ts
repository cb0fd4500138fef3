import { CfnElement } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A volume without encryption: AwsSolutions-EC26. */
export const VOLUME = {
  Type: 'AWS::EC2::Volume',
  Properties: { AvailabilityZone: 'eu-central-1a', Encrypted: false, Size: 8 },
};

/** CloudFormation code that is no construct of a resource. */
export class RawElement extends CfnElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly template: object,
  ) {
    super(scope, id);
  }

  /** CDK merges what an element returns into the template. */
  _toCloudFormation(): object {
    return this.template;
  }
}

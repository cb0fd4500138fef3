import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import { allowAdministration } from './key-policy';

export interface CustomerManagedKeyProps {
  /** The data that the key encrypts, for its description. */
  readonly protects: string;
  /** Statements that allow use of the key. The key policy adds administration, and nothing else. */
  readonly usage: readonly PolicyStatement[];
  readonly settings: Settings['encryption'];
}

/**
 * A customer managed key for one class of data. It rotates, has a waiting period before deletion, and is retained when
 * its stack is deleted. Administrators of the key cannot use it.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html KMS.4 (rotation), KMS.5 (no public
 * access)
 */
export class CustomerManagedKey extends Construct {
  readonly key: IKey;

  constructor(scope: Construct, id: string, props: CustomerManagedKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Resource', {
      description: `Bulwark: ${props.protects}`,
      enableKeyRotation: true,
      rotationPeriod: Duration.days(props.settings.rotationPeriodDays),
      pendingWindow: Duration.days(props.settings.pendingWindowDays),
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({ statements: [allowAdministration(), ...props.usage] }),
    });
  }
}

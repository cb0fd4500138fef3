import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import { administration } from './key-policy';

export interface DataKeyProps {
  /** What is encrypted with it, for the key's description. */
  readonly protects: string;
  /** Who may use it, and through what. Administration is added; nothing else is. */
  readonly use: readonly PolicyStatement[];
  readonly settings: Settings['encryption'];
}

/**
 * A customer managed key for one class of data: it rotates, cannot be deleted in haste, outlives its stack, and keeps
 * administration apart from use.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html KMS.4 (rotation), KMS.5 (no public access)
 */
export class DataKey extends Construct {
  readonly key: IKey;

  constructor(scope: Construct, id: string, props: DataKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Resource', {
      description: `Bulwark: ${props.protects}`,
      enableKeyRotation: true,
      rotationPeriod: Duration.days(props.settings.rotationPeriodDays),
      pendingWindow: Duration.days(props.settings.pendingWindowDays),
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({ statements: [administration(), ...props.use] }),
    });
  }
}

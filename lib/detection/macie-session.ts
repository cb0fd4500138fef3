import { CfnSession } from 'aws-cdk-lib/aws-macie';
import { Construct } from 'constructs';

/**
 * Finds buckets that become public, and personal data in them. Findings are published after 15 minutes, the shortest.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/macie-controls.html Macie.1
 */
export class MacieSession extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnSession(this, 'Resource', { status: 'ENABLED', findingPublishingFrequency: 'FIFTEEN_MINUTES' });
  }
}

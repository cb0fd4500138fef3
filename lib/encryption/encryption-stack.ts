import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EnvironmentProps } from '../environment-props';
import { EnvironmentKeys } from './environment-keys';

/** The keys. They are deployed first, since all other stacks encrypt with them. */
export class EncryptionStack extends Stack {
  readonly keys: EnvironmentKeys;

  constructor(scope: Construct, id: string, props: EnvironmentProps) {
    super(scope, id, props);
    this.keys = new EnvironmentKeys(this, 'Keys', props);
  }
}

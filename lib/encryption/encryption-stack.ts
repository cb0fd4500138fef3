import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EnvironmentProps } from '../environment-props';
import { DataKeys } from './data-keys';

/** The keys, before everything that is encrypted with them. */
export class EncryptionStack extends Stack {
  readonly keys: DataKeys;

  constructor(scope: Construct, id: string, props: EnvironmentProps) {
    super(scope, id, props);
    this.keys = new DataKeys(this, 'Keys', props);
  }
}

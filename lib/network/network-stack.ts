import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { EnvironmentProps } from '../environment-props';
import { Network } from './network';

export interface NetworkStackProps extends EnvironmentProps {
  readonly keys: EnvironmentKeys;
  readonly deadLetters: DeadLetterQueue;
}

/** The VPC of all workloads and of the database. */
export class NetworkStack extends Stack {
  readonly network: Network;
  readonly #zones: readonly string[];

  constructor(scope: Construct, id: string, props: NetworkStackProps) {
    super(scope, id, props);
    this.#zones = props.settings.network.zones;
    this.network = new Network(this, 'Network', props);
  }

  /** The zones of the settings. The CDK would look them up in the account; synthesis here makes no look-ups. */
  override get availabilityZones(): string[] {
    return [...this.#zones];
  }
}

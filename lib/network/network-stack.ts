import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import type { DataKeys } from '../encryption/data-keys';
import type { EnvironmentProps } from '../environment-props';
import { Network } from './network';

export interface NetworkStackProps extends EnvironmentProps {
  readonly keys: DataKeys;
  readonly deadLetters: DeadLetterQueue;
}

/** The network that everything with an address stands in. */
export class NetworkStack extends Stack {
  readonly network: Network;
  readonly #zones: readonly string[];

  constructor(scope: Construct, id: string, props: NetworkStackProps) {
    super(scope, id, props);
    this.#zones = props.settings.network.zones;
    this.network = new Network(this, 'Network', props);
  }

  /** The zones of the settings. The library would ask AWS for them, and synthesis asks nobody. */
  override get availabilityZones(): string[] {
    return [...this.#zones];
  }
}

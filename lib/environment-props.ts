import type { StackProps } from 'aws-cdk-lib';
import type { Settings } from './settings/settings';

/** Properties of every stack of an environment. */
export interface EnvironmentProps extends StackProps {
  /** Prefix of the names of the environment's stacks, and so of its resources. */
  readonly prefix: string;
  readonly settings: Settings;
}

import type { StackProps } from 'aws-cdk-lib';
import type { Settings } from './settings/settings';

/** What every stack of an environment is given. */
export interface EnvironmentProps extends StackProps {
  /** What the names of the environment's stacks, and so of its resources, start with. */
  readonly prefix: string;
  readonly settings: Settings;
}

import type { Judge } from './judge-setting';

/** The meaning of a property of CloudFormation. */
export interface SettingLaw {
  /** Names of properties, or a pattern of the path below the resource: `PasswordPolicy.MinimumLength`. */
  readonly of: string | RegExp;
  /** Types of resources that it is true for. @default - all types */
  readonly type?: RegExp;
  readonly judge: Judge;
  /** Whether the property is one value, whatever is inside of it. @default false */
  readonly isWhole?: boolean;
}

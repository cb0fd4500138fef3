import { Refused } from './refused';

/** The environment that a function belongs to. */
export interface Environment {
  /** Prefix of the names of its resources. */
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

/** Reads a variable that the template sets. */
export function readVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Invalid environment variables: ${name} is missing`);
  return value;
}

export function readEnvironment(): Environment {
  return {
    name: readVariable('ENVIRONMENT'),
    account: readVariable('ACCOUNT'),
    region: readVariable('AWS_REGION'),
  };
}

/** Whether a name is one of this environment: `sandbox-Api-...`, and not `sandbox2-Api-...`. */
export function isOwnName({ name }: Environment, resource: string): boolean {
  return resource.startsWith(`${name}-`);
}

/**
 * Refuses a resource of another environment. The role of the function denies it as well; the check gives the reason and
 * makes no call.
 */
export function assertOwnName(environment: Environment, resource: string): void {
  if (isOwnName(environment, resource)) return;
  throw new Refused(`${resource} is not a resource of the environment ${environment.name}`);
}

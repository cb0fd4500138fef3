import { _default, boolean, enum as enumeration, looseObject, optional, safeParse, string, unknown } from 'zod/mini';
import type { Environment } from '../environment';
import { assertIncidentId, buildIncidentIdFrom } from '../record/incident-record';
import { Refused } from '../refused';

const schema = looseObject({
  incident: optional(string()),
  action: _default(enumeration(['contain', 'undo']), 'contain'),
  dryRun: _default(boolean(), false),
  severity: _default(enumeration(['critical', 'high', 'medium', 'low']), 'high'),
  reason: _default(string(), 'Started by hand.'),
  account: optional(string()),
  region: optional(string()),
  target: _default(unknown(), {}),
});

/** What a state machine is started with. Only `target` is required; docs/response.md has examples. */
export interface PlaybookInput {
  /** Id of the incident, and folder of its record. @default - from the name of the execution */
  readonly incident: string;
  readonly action: 'contain' | 'undo';
  /** Records what would be done, and changes nothing. */
  readonly dryRun: boolean;
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  readonly reason: string;
  readonly target: unknown;
}

/** Reads the input of an execution. Refuses another account or region before any call. */
export function parseInput(value: unknown, execution: string, environment: Environment): PlaybookInput {
  const parsed = safeParse(schema, value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`);
    throw new Refused(`the input is invalid: ${problems.join('; ')}`);
  }
  const { account = environment.account, region = environment.region, ...rest } = parsed.data;
  if (account !== environment.account || region !== environment.region) {
    throw new Refused(
      `the environment ${environment.name} is in ${environment.region} of ${environment.account}, not in ${region} of ${account}`,
    );
  }
  const incident = rest.incident ?? buildIncidentIdFrom(execution);
  assertIncidentId(incident);
  const { action, dryRun, severity, reason, target } = rest;
  return { incident, action, dryRun, severity, reason, target };
}

/** Reads a field of a target that must be a name. */
export function readName(target: unknown, field: string, pattern: RegExp): string {
  const value: unknown = typeof target === 'object' && target !== null ? Reflect.get(target, field) : undefined;
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw new Refused(`target.${field} is invalid: ${JSON.stringify(value)?.slice(0, 100)}`);
}

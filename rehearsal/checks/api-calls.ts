import type { ApiCall } from '../emulator';
import { StepFailed } from '../step-log';
import type { FunctionPermissions, Permission } from './function-permissions';
import { explainUnseenPermission, type KnownKeys } from './unseen-permissions';

/**
 * Each call of a function was allowed by its role, and each permission of the role was used or has a reason why it was
 * not.
 *
 * @throws StepFailed with the calls and permissions that are not
 */
export function compareCalls(
  functions: readonly FunctionPermissions[],
  calls: readonly ApiCall[],
  keys: KnownKeys,
): string {
  let used = 0;
  let explained = 0;
  const problems = functions.flatMap(({ functionId, role, permissions }) => {
    const own = calls.filter(({ principal }) => principal.includes(`:assumed-role/${role}/`));
    return permissions.flatMap((permission) => {
      if (own.some((call) => usesPermission(call, permission))) used += 1;
      else if (explainUnseenPermission(permission, keys, functionId) !== undefined) explained += 1;
      else return [`${functionId} may ${describe(permission)}, which it did not call and unseen-permissions.ts lacks`];
      return [];
    });
  });
  if (problems.length > 0) throw new StepFailed(problems.join('\n'));
  return `${functions.length} functions, ${used} permissions used, ${explained} explained; ${assertNoDenial(calls)}`;
}

/** @throws StepFailed with each call that a policy denied */
export function assertNoDenial(calls: readonly ApiCall[]): string {
  const denied = calls.filter(({ allowed }) => !allowed);
  if (denied.length > 0) {
    throw new StepFailed(
      denied.map(({ principal, action, resource }) => `${principal} was denied ${action} on ${resource}`).join('\n'),
    );
  }
  return `${calls.length} kinds of calls, none denied`;
}

function usesPermission(call: ApiCall, { action, resources }: Permission): boolean {
  return (
    call.allowed &&
    matchesPattern(action.toLowerCase(), call.action.toLowerCase()) &&
    resources.some((resource) => matchesPattern(resource, call.resource))
  );
}

/** Wildcards of IAM: `*` for any text, `?` for one character. */
export function matchesPattern(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(text);
}

function describe({ action, resources }: Permission): string {
  return `${action} on ${resources.join(', ')}`;
}

import type { Operation } from './handler-operations';
import permissions from './handler-permissions.json';

/** The IAM actions that the handlers of one type need. An operation is absent when the type has no such handler. */
export type HandlerPermissions = Readonly<Partial<Record<Operation, readonly string[]>>>;

const TYPES: Readonly<Record<string, HandlerPermissions>> = permissions.types;

/** The version of cfn-lint whose schemas were read. */
export const SCHEMA_VERSION: string = permissions.version;

const COMMAND =
  'node --no-warnings --import tsx --conditions=bulwark-source test/delivery/write-handler-permissions.ts';

/**
 * Finds the permissions of a type.
 *
 * @throws Error for a type that handler-permissions.json lacks
 */
export function findHandlerPermissions(type: string): HandlerPermissions {
  const found = TYPES[type];
  if (found === undefined) throw new Error(`test/delivery/handler-permissions.json lacks ${type}. Run: ${COMMAND}`);
  return found;
}

/** Every type with an entry. */
export function listKnownTypes(): readonly string[] {
  return Object.keys(TYPES);
}

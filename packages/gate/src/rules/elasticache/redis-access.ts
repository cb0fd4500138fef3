import type { Value } from '../../templates/template-resource';

/**
 * Reads access strings of Valkey and Redis, in which later words win over earlier ones:
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
 */

/** Whether no client can sign in as the user. */
export function isSwitchedOff(access: Value): boolean {
  return (
    readWords(access)
      .filter((word) => word === 'on' || word === 'off')
      .at(-1) === 'off'
  );
}

/** Whether the user may run every command, also the dangerous ones, on every key. */
export function grantsEverything(access: Value): boolean {
  const words = readWords(access);
  const isLimited = words.includes('-@dangerous') || words.includes('-@admin') || words.includes('-@all');
  const hasCommands = words.includes('+@all') || words.includes('allcommands');
  const hasKeys = words.includes('~*') || words.includes('allkeys');
  return !isSwitchedOff(access) && hasCommands && hasKeys && !isLimited;
}

function readWords(access: Value): readonly string[] {
  return (access.text() ?? '').toLowerCase().split(/\s+/);
}

import type { PlaybookName } from '../playbooks/playbook-name';
import type { Finding, Subject } from './finding';
import { FINDING_ENDS } from './finding-ends';
import { TOLD_TYPES } from './told-types';

/** What happens to a finding of a type. */
export type End =
  | { readonly kind: 'playbooks'; readonly playbooks: readonly PlaybookName[] }
  | { readonly kind: 'told'; readonly why: string }
  | { readonly kind: 'unknown' };

const ENDS = new Map<string, End>([
  ...TOLD_TYPES.flatMap(({ why, types }) => types.map((type): [string, End] => [type, { kind: 'told', why }])),
  ...FINDING_ENDS.flatMap(({ playbooks, types }) =>
    types.map((type): [string, End] => [type, { kind: 'playbooks', playbooks }]),
  ),
]);

/** Every type in the tables. */
export const KNOWN_TYPES: readonly string[] = [...ENDS.keys()];

export function findEnd({ type, source, isControlCheck }: Pick<Finding, 'type' | 'source' | 'isControlCheck'>): End {
  if (source === 'CloudWatch alarm') return { kind: 'told', why: 'The alarm itself alerts and names its runbook.' };
  if (isControlCheck) return { kind: 'told', why: 'It is the check of a control, and no attack.' };
  return ENDS.get(type) ?? { kind: 'unknown' };
}

/** The target of a playbook, as its state machine takes it. */
export type Target = Readonly<Record<string, string>>;

/**
 * Finds the targets of a playbook in a finding. A playbook without a target is not started, and the finding is told.
 * The trail of an environment is the only one that its playbook restores, so GuardDuty need not name it.
 */
export function findTargets(playbook: PlaybookName, { subjects }: Pick<Finding, 'subjects'>): readonly Target[] {
  const named = subjects.map((subject) => toTarget(playbook, subject)).filter((target) => target !== undefined);
  return playbook === 'restore-trail' && named.length === 0 ? [{}] : named;
}

function toTarget(playbook: PlaybookName, { kind, ...names }: Subject): Target | undefined {
  switch (kind) {
    case 'function':
      return playbook === 'contain-function' ? names : undefined;
    case 'address':
      return playbook === 'block-address' ? names : undefined;
    case 'user':
      return playbook === 'disable-user' ? names : undefined;
    case 'access-key':
    case 'role':
      return playbook === 'quarantine-credential' ? names : undefined;
    case 'trail':
      return playbook === 'restore-trail' ? names : undefined;
    case 'database':
      return playbook === 'preserve-database' ? names : undefined;
  }
}

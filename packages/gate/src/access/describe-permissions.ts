import { matchesPattern } from '../templates/match-pattern';
import type { AccessStatement } from './access-statement';
import { describeCondition } from './condition-words';
import type { ResourceNames } from './resource-names';
import type { Subject } from './subject';

/** One line for each Allow of a role or a user: `s3:GetObject on sandbox/Audit/Archive/* if ...`. */
export function describePermissions(subject: Subject, names: ResourceNames): readonly string[] {
  const denies = [...subject.identity, ...(subject.boundary ?? [])].filter(({ allows }) => !allows);
  const lines = subject.identity.flatMap((statement) => {
    if (!statement.allows) return [];
    // Of a managed policy of AWS, only what the questions ask about is known.
    if (statement.evidence.startsWith('arn:')) return [`what ${statement.evidence} allows`];
    const actions = statement
      .readActions()
      .filter(
        (action) =>
          statement.hasNotAction || (isWithin(action, subject.boundary) && !isDenied(action, statement, denies)),
      );
    return actions.length === 0 ? [] : [describeStatement(statement, actions, names)];
  });
  return [
    ...new Set([...lines, ...denies.map((deny) => `never ${describeStatement(deny, deny.readActions(), names)}`)]),
  ];
}

function describeStatement(statement: AccessStatement, actions: readonly string[], names: ResourceNames): string {
  const { hasNotAction, resources, hasNotResource, conditions } = statement;
  const show = (text: string): string => names.show(text);
  const listed = actions.join(', ');
  const what = hasNotAction ? `everything but ${listed}` : listed;
  const on = resources.map(show).join(', ');
  const where = hasNotResource ? `everything but ${on}` : on === '*' ? 'everything' : on;
  const when = conditions.map((condition) => describeCondition(condition, show)).join(' and ');
  return `${what} on ${where}${when === '' ? '' : ` if ${when}`}`;
}

/** Whether a boundary allows a part of what an action or a pattern names. */
function isWithin(action: string, boundary: readonly AccessStatement[] | undefined): boolean {
  if (boundary === undefined) return true;
  return boundary.some(
    (statement) =>
      statement.allows &&
      (statement.hasNotAction
        ? !statement.actions.some((pattern) => matchesAction(pattern, action))
        : statement.actions.some((pattern) => matchesAction(pattern, action) || matchesAction(action, pattern))),
  );
}

/** Whether a Deny without conditions covers an action on all resources of a statement. */
function isDenied(action: string, { resources }: AccessStatement, denies: readonly AccessStatement[]): boolean {
  return denies.some(
    (deny) =>
      deny.conditions.length === 0 &&
      !deny.hasNotAction &&
      !deny.hasNotResource &&
      deny.actions.some((pattern) => matchesAction(pattern, action)) &&
      resources.every((resource) => deny.resources.some((pattern) => matchesPattern(pattern, resource))),
  );
}

function matchesAction(pattern: string, action: string): boolean {
  return matchesPattern(pattern.toLowerCase(), action.toLowerCase());
}

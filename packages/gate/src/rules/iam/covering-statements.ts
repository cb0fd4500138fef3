import { matchesPattern } from '../../templates/match-pattern';
import { coversAction, type PolicyStatement } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { collectCertain, filterCertain } from '../../templates/undecided';
import type { CheckResult } from '../rule';
import { findPolicyDocuments, readPolicyStatements } from './granted-statements';

/** Lists what is wrong with a statement. `patterns` are its actions, as written, that cover one of the wanted ones. */
type ListFaults = (statement: PolicyStatement, patterns: readonly string[]) => readonly string[];

/** Checks the Allow statements that cover one of the actions; not applicable where no statement does. */
export function checkCovering(
  holder: TemplateResource,
  wanted: readonly string[],
  listFaults: ListFaults,
): CheckResult {
  const covering = filterCertain(
    readPolicyStatements(holder),
    (statement) => statement.allows && wanted.some((action) => coversAction(statement, action)),
  );
  if (covering.length === 0) return 'not applicable';
  return collectCertain(covering, (statement) => listFaults(statement, listPatterns(statement, wanted)));
}

/** As `checkCovering`, but a policy without such statements passes. */
export function checkForbidden(
  holder: TemplateResource,
  forbidden: readonly string[],
  listFaults: ListFaults = (_, patterns) => patterns,
): CheckResult {
  const result = checkCovering(holder, forbidden, listFaults);
  return result === 'not applicable' && findPolicyDocuments(holder).length > 0 ? true : result;
}

/** The actions of a statement, as written, that cover one of the wanted ones. */
export function listPatterns({ actions, hasNotAction }: PolicyStatement, wanted: readonly string[]): string[] {
  if (hasNotAction) return ['NotAction'];
  return actions.filter((pattern) => wanted.some((action) => matchesPattern(pattern, action)));
}

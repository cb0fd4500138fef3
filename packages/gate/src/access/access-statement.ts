import { type PolicyStatement, readStatements } from '../templates/policy-statement';
import type { Value } from '../templates/template-resource';
import { Undecidable } from '../templates/undecidable';
import type { ResourceNames } from './resource-names';

/** A statement of a policy as texts, with a symbol for each part that only a deployment determines. */
export interface AccessStatement {
  readonly allows: boolean;
  /** In lower case. */
  readonly actions: readonly string[];
  /** Reads the actions as they are written, for a reader. */
  readonly readActions: () => readonly string[];
  readonly hasNotAction: boolean;
  /** Empty in the trust policy of a role, which is about the role. */
  readonly resources: readonly string[];
  readonly hasNotResource: boolean;
  /** Empty in an identity policy. */
  readonly principals: readonly AccessPrincipal[];
  readonly hasNotPrincipal: boolean;
  readonly conditions: readonly AccessCondition[];
  /** Path of the resource that has the policy. */
  readonly evidence: string;
}

export interface AccessPrincipal {
  readonly kind: 'any' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  readonly text: string;
}

export interface AccessCondition {
  /** `StringEquals`, as written. */
  readonly operator: string;
  /** As written. IAM compares keys without regard to case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** What is known of a policy document. */
export interface ReadStatements {
  readonly statements: readonly AccessStatement[];
  /** Whether a deployment determines nothing else: neither the document, nor the lists of a statement. */
  readonly isComplete: boolean;
}

/** The statements of a policy document. */
export function readAccessStatements(document: Value, evidence: string, names: ResourceNames): ReadStatements {
  const written = attempt(() => readStatements(document));
  if (written === undefined) return { statements: [], isComplete: false };
  const statements = written.map((statement) => attempt(() => readStatement(statement, evidence, names)));
  const known = statements.filter((statement) => statement !== undefined);
  return { statements: known, isComplete: known.length === statements.length };
}

/** What a reader returns; undefined when only a deployment determines it. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Undecidable) return undefined;
    throw error;
  }
}

function readStatement(statement: PolicyStatement, evidence: string, names: ResourceNames): AccessStatement {
  const { value, hasNotAction, hasNotResource, hasNotPrincipal } = statement;
  return {
    allows: readEffect(statement),
    actions: readActions(statement, names),
    readActions: () => readList(value.at(hasNotAction ? 'NotAction' : 'Action'), names),
    hasNotAction,
    resources: hasNotResource
      ? readList(value.at('NotResource'), names).map(replaceVariables)
      : statement.resources.map((resource) => replaceVariables(names.read(resource))),
    hasNotResource,
    principals: hasNotPrincipal
      ? readNotPrincipals(value.at('NotPrincipal'), names)
      : statement.principals.map(({ kind, value: principal }) => ({ kind, text: names.read(principal) })),
    hasNotPrincipal,
    conditions: readConditions(value.at('Condition'), names),
    evidence,
  };
}

/** An effect that is not known may be an Allow. */
function readEffect(statement: PolicyStatement): boolean {
  return attempt(() => statement.allows) ?? true;
}

/** The rules have read the actions of most statements before. */
function readActions(statement: PolicyStatement, names: ResourceNames): readonly string[] {
  const known = statement.hasNotAction ? undefined : attempt(() => statement.actions);
  return known ?? readList(statement.value.at(statement.hasNotAction ? 'NotAction' : 'Action'), names).map(toLowerCase);
}

function readConditions(value: Value, names: ResourceNames): readonly AccessCondition[] {
  return value
    .entries()
    .flatMap(([operator, keys]) =>
      keys.entries().map(([key, values]): AccessCondition => ({ operator, key, values: readList(values, names) })),
    );
}

function readList(value: Value, names: ResourceNames): readonly string[] {
  return value.items().map((item) => names.read(item));
}

function toLowerCase(text: string): string {
  return text.toLowerCase();
}

function readNotPrincipals(value: Value, names: ResourceNames): AccessPrincipal[] {
  if (value.raw === '*') return [{ kind: 'any', text: '*' }];
  return value.entries().flatMap(([kind, values]) =>
    values.items().map((item): AccessPrincipal => {
      const text = names.read(item);
      if (text === '*') return { kind: 'any', text };
      return { kind: kind === 'Service' || kind === 'Federated' || kind === 'CanonicalUser' ? kind : 'AWS', text };
    }),
  );
}

/**
 * A variable such as `${aws:username}` is a part of the caller, who may choose a name that fits. `${*}`, `${?}` and
 * `${$}` are these characters.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
function replaceVariables(resource: string): string {
  if (!resource.includes('${')) return resource;
  return resource.replace(/\$\{([^}]*)\}/g, (_all, name: string) => (/^[*?$]$/.test(name) ? name : '*'));
}

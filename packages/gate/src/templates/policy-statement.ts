import { matchesPattern } from './match-pattern';
import { memoize } from './memoize';
import type { Value } from './template-resource';
import { Undecidable } from './undecidable';

/**
 * A statement of an IAM policy, with every list as a list. Each part is read when a rule asks for it, so that an unknown
 * value in one part leaves only those rules undecided that need this part.
 */
export interface PolicyStatement {
  /** @throws Undecidable when only a deployment determines the effect */
  readonly allows: boolean;
  /** In lower case, because actions are case-insensitive. Empty when the statement has NotAction. @throws Undecidable */
  readonly actions: readonly string[];
  readonly hasNotAction: boolean;
  /** @throws Undecidable when only a deployment determines the list */
  readonly resources: readonly Value[];
  readonly hasNotResource: boolean;
  /** The kind of each is certain, even of one that only a deployment determines. */
  readonly principals: readonly Principal[];
  readonly hasNotPrincipal: boolean;
  readonly conditions: readonly Condition[];
  readonly value: Value;
}

export interface Principal {
  readonly kind: 'any' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  readonly value: Value;
}

/** One comparison. A statement applies only when all comparisons are true. */
export interface Condition {
  /** `StringEquals`, as written. */
  readonly operator: string;
  /** In lower case: `aws:sourceaccount`. */
  readonly key: string;
  /** @throws Undecidable when only a deployment determines the list */
  readonly values: readonly Value[];
}

/**
 * The statements of a policy document, which may be JSON text; empty when there is no document.
 *
 * @throws Undecidable when only a deployment determines the document
 */
export const readStatements = memoize((document: Value): readonly PolicyStatement[] =>
  document
    .document()
    .at('Statement')
    .items()
    .map((value) => new WrittenStatement(value)),
);

/** A statement as it is written. What was read once is kept. */
class WrittenStatement implements PolicyStatement {
  #allows: boolean | undefined;
  #actions: readonly string[] | undefined;
  #hasNotAction: boolean | undefined;
  #resources: readonly Value[] | undefined;
  #principals: readonly Principal[] | undefined;
  #conditions: readonly Condition[] | undefined;

  constructor(readonly value: Value) {}

  get allows(): boolean {
    this.#allows ??= this.value.at('Effect').text() === 'Allow';
    return this.#allows;
  }

  get actions(): readonly string[] {
    this.#actions ??= this.value
      .at('Action')
      .items()
      .map((action) => (action.text() ?? '').toLowerCase());
    return this.#actions;
  }

  get hasNotAction(): boolean {
    this.#hasNotAction ??= this.value.at('NotAction').present;
    return this.#hasNotAction;
  }

  get resources(): readonly Value[] {
    this.#resources ??= this.value.at('Resource').items();
    return this.#resources;
  }

  get hasNotResource(): boolean {
    return this.value.at('NotResource').present;
  }

  get principals(): readonly Principal[] {
    this.#principals ??= readPrincipals(this.value.at('Principal'));
    return this.#principals;
  }

  get hasNotPrincipal(): boolean {
    return this.value.at('NotPrincipal').present;
  }

  get conditions(): readonly Condition[] {
    this.#conditions ??= this.value
      .at('Condition')
      .entries()
      .flatMap(([operator, keys]) =>
        keys.entries().map(([key, values]) => new WrittenCondition(operator, key, values)),
      );
    return this.#conditions;
  }
}

class WrittenCondition implements Condition {
  readonly key: string;
  #items: readonly Value[] | undefined;

  constructor(
    readonly operator: string,
    key: string,
    private readonly written: Value,
  ) {
    this.key = key.toLowerCase();
  }

  get values(): readonly Value[] {
    this.#items ??= this.written.items();
    return this.#items;
  }
}

function readPrincipals(value: Value): Principal[] {
  if (!value.present) return [];
  if (value.raw === '*') return [{ kind: 'any', value }];
  return value.entries().flatMap(([kind, values]) =>
    listValues(values).map((principal): Principal => {
      if (principal.raw === '*') return { kind: 'any', value: principal };
      if (kind === 'Service' || kind === 'Federated' || kind === 'CanonicalUser') return { kind, value: principal };
      return { kind: 'AWS', value: principal };
    }),
  );
}

/** The elements of a list; a list that only a deployment determines is one unknown value. */
function listValues(values: Value): readonly Value[] {
  try {
    return values.items();
  } catch (error) {
    if (error instanceof Undecidable) return [values];
    throw error;
  }
}

/**
 * Whether a principal is everybody.
 *
 * @throws Undecidable for an AWS principal of which nothing is known
 */
export function isEveryone({ kind, value }: Principal): boolean {
  if (kind !== 'AWS') return kind === 'any';
  const isNamed = value.target() !== undefined || value.display().startsWith('arn:');
  return !isNamed && value.text() === '*';
}

/** Whether a statement applies to an action such as `s3:GetObject`, wildcards included. */
export function coversAction(statement: PolicyStatement, action: string): boolean {
  if (statement.hasNotAction) return true;
  const { exact, patterns } = readActions(statement);
  const wanted = toLowerCase(action);
  if (exact.has(wanted)) return true;
  for (const pattern of patterns) if (matchesPattern(pattern, wanted)) return true;
  return false;
}

/** Rules ask about few hundred actions, each of thousands of statements. */
const lowered = new Map<string, string>();

function toLowerCase(action: string): string {
  const known = lowered.get(action);
  if (known !== undefined) return known;
  const text = action.toLowerCase();
  lowered.set(action, text);
  return text;
}

/** Most actions have no wildcard, and most statements are asked about many actions. */
const readActions = memoize(({ actions }: PolicyStatement) => ({
  exact: new Set(actions),
  patterns: actions.filter((action) => /[*?]/.test(action)),
}));

export function hasCondition({ conditions }: PolicyStatement, ...keys: readonly string[]): boolean {
  return conditions.some((condition) => {
    const named = keys.some(
      (wanted) => condition.key === wanted.toLowerCase() || condition.key.startsWith(`${wanted.toLowerCase()}:`),
    );
    // An operator that is also true when the key is absent, or a value that matches everything, limits nothing.
    return (
      named &&
      !/IfExists$|^ForAllValues:|^Null$|NotEquals|NotLike/.test(condition.operator) &&
      condition.values.every(({ raw }) => raw !== '*')
    );
  });
}

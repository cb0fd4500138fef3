import { matchesPattern } from '../templates/match-pattern';
import type { AccessStatement } from './access-statement';

/** Statements that are about one action. */
export interface ActionStatements {
  readonly allows: readonly AccessStatement[];
  readonly denies: readonly AccessStatement[];
}

/**
 * Finds the statements of many owners that are about an action. Most statements name resources of the templates, so an
 * Allow is found by the resource as well.
 */
export class StatementIndex<Owner> {
  readonly #exact = new Map<string, Entry<Owner>[]>();
  readonly #patterns: { readonly pattern: string; readonly entry: Entry<Owner> }[] = [];
  readonly #rest: Entry<Owner>[] = [];
  readonly #byAction = new Map<string, OfAction<Owner>>();

  /** @param findResource the ARN of the resource that an ARN or a pattern starts with */
  constructor(private readonly findResource: (pattern: string) => string | undefined) {}

  add(owner: Owner, statements: readonly AccessStatement[]): void {
    for (const statement of statements) {
      const entry = { owner, statement };
      if (statement.hasNotAction) this.#rest.push(entry);
      else for (const action of statement.actions) this.#addAction(action, entry);
    }
  }

  /**
   * The statements about an action by owner, of those with an Allow that may be about a resource.
   *
   * @param resource ARN. @default - any resource
   */
  find(written: string, resource: string | undefined): ReadonlyMap<Owner, ActionStatements> {
    const { general, byResource, denies } = this.#findAction(written.toLowerCase());
    const special = resource === undefined ? [...byResource.values()].flat() : (byResource.get(resource) ?? []);
    const found = new Map<Owner, { readonly allows: AccessStatement[]; readonly denies: readonly AccessStatement[] }>();
    for (const { owner, statement } of special.length === 0 ? general : [...general, ...special]) {
      const lists = found.get(owner);
      if (lists === undefined) found.set(owner, { allows: [statement], denies: denies.get(owner) ?? NONE });
      else if (!lists.allows.includes(statement)) lists.allows.push(statement);
    }
    return found;
  }

  /** Whether an owner has an Allow of an action. */
  hasAllow(written: string): boolean {
    const { general, byResource } = this.#findAction(written.toLowerCase());
    return general.length > 0 || byResource.size > 0;
  }

  #findAction(action: string): OfAction<Owner> {
    const known = this.#byAction.get(action);
    if (known !== undefined) return known;
    const found: OfAction<Owner> = { general: [], byResource: new Map(), denies: new Map() };
    for (const entry of this.#list(action)) {
      if (entry.statement.allows) this.#addAllow(entry, found);
      else addTo(found.denies, entry.owner, entry.statement);
    }
    this.#byAction.set(action, found);
    return found;
  }

  #addAllow(entry: Entry<Owner>, { general, byResource }: OfAction<Owner>): void {
    const { resources, hasNotResource } = entry.statement;
    const named = hasNotResource ? [undefined] : resources.map((pattern) => this.findResource(pattern));
    if (named.includes(undefined)) general.push(entry);
    else for (const resource of named) if (resource !== undefined) addTo(byResource, resource, entry);
  }

  #addAction(action: string, entry: Entry<Owner>): void {
    if (/[*?]/.test(action)) this.#patterns.push({ pattern: action, entry });
    else addTo(this.#exact, action, entry);
  }

  #list(action: string): readonly Entry<Owner>[] {
    return [
      ...(this.#exact.get(action) ?? []),
      ...this.#patterns.filter(({ pattern }) => matchesPattern(pattern, action)).map(({ entry }) => entry),
      ...this.#rest.filter(({ statement }) => coversAction(statement, action)),
    ];
  }
}

interface Entry<Owner> {
  readonly owner: Owner;
  readonly statement: AccessStatement;
}

interface OfAction<Owner> {
  /** Allows that name no resource of the templates, or others besides. */
  readonly general: Entry<Owner>[];
  readonly byResource: Map<string, Entry<Owner>[]>;
  readonly denies: Map<Owner, AccessStatement[]>;
}

const NONE: readonly AccessStatement[] = [];

function addTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Whether a statement is about an action, which is in lower case. */
function coversAction({ actions, hasNotAction }: AccessStatement, action: string): boolean {
  return actions.some((pattern) => matchesPattern(pattern, action)) !== hasNotAction;
}

/** The statements of one list that are about an action. */
export function selectStatements(statements: readonly AccessStatement[], written: string): ActionStatements {
  if (statements.length === 0) return { allows: NONE, denies: NONE };
  const action = written.toLowerCase();
  const found = statements.filter((statement) => coversAction(statement, action));
  return { allows: found.filter(({ allows }) => allows), denies: found.filter(({ allows }) => !allows) };
}

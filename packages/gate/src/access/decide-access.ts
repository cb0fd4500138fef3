import type { AccessPrincipal, AccessStatement } from './access-statement';
import { type Alternatives, buildAlternatives, combineAlternatives, joinAlternatives, NEVER } from './alternatives';
import { type Asked, compareResources, evaluateAllow, evaluateDenials } from './evaluate-statements';
import { matchAllow, matchesDeny, type NamedCaller, readAccountPrincipal } from './match-principal';
import { type AskedResource, buildContext, type Caller, type RequestContext } from './request-context';
import type { ResourceNames } from './resource-names';
import { type ActionStatements, StatementIndex, selectStatements } from './statement-index';
import type { Subject } from './subject';

/** A resource that is asked about. */
export interface Target extends AskedResource {
  /** Its ARN. @default - any resource, or one that no policy names by the ARN of a resource */
  readonly arn?: string | undefined;
  /** ARNs with wildcards, of which one has to be covered. None: any resource. */
  readonly resources: readonly string[];
  /** Its resource policy. */
  readonly policy: readonly AccessStatement[];
  /**
   * Whether identity policies count only as far as the resource policy names the account: for keys, and for the trust
   * policies of roles.
   */
  readonly needsTrust: boolean;
  /** Whether a public policy lets in only the account: RestrictPublicBuckets of S3. @default false */
  readonly isClosedToPublic?: boolean;
}

/** A role or a user that is allowed something, and how. */
export interface AllowedSubject {
  readonly subject: Subject;
  readonly alternatives: Alternatives;
}

/**
 * Who may do what, as AWS decides it: a Deny wins; within an account either policy is enough, and a boundary limits it;
 * between accounts both are needed.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export class AccessDecisions {
  readonly #index: StatementIndex<Subject>;
  #selected: { readonly policy: unknown; readonly action: string; readonly statements: ActionStatements } | undefined;

  constructor(
    private readonly subjects: readonly Subject[],
    private readonly names: ResourceNames,
  ) {
    this.#index = new StatementIndex((pattern) => names.arns.findOwner(pattern));
    for (const subject of subjects) this.#index.add(subject, subject.identity);
  }

  /** The roles and users of the templates that may do something. */
  listAllowed(action: string, target: Target): readonly AllowedSubject[] {
    const policy = this.#selectPolicy(target, action);
    const byIdentity = this.#index.find(action, target.arn);
    const candidates = this.#listNamed(policy.allows, byIdentity);
    return [...candidates].flatMap((subject) => {
      const identity = byIdentity.get(subject) ?? NO_STATEMENTS;
      const alternatives = this.#decideSubject(subject, action, target, identity, policy);
      return alternatives.length === 0 ? [] : [{ subject, alternatives }];
    });
  }

  /** Whether a role or a user has an identity policy about one of several actions. */
  hasAllow(actions: readonly string[]): boolean {
    return actions.some((action) => this.#index.hasAllow(action));
  }

  /** Those with an identity policy about the action, and those whom the resource policy names. */
  #listNamed(
    allows: readonly AccessStatement[],
    byIdentity: ReadonlyMap<Subject, ActionStatements>,
  ): Iterable<Subject> {
    if (allows.length === 0) return byIdentity.keys();
    const isEverybody = allows.some(
      ({ hasNotPrincipal, principals }) => hasNotPrincipal || principals.some(({ kind }) => kind === 'any'),
    );
    if (isEverybody) return this.subjects;
    const named = allows.flatMap(({ principals }) => principals.map(({ text }) => text)).join('\n');
    return this.subjects.filter((subject) => byIdentity.has(subject) || named.includes(subject.shortName));
  }

  /** The ways in which a resource policy lets a principal outside of the templates do something. */
  decideOutsider(caller: NamedCaller, action: string, target: Target): Alternatives {
    const policy = this.#selectPolicy(target, action);
    if (policy.allows.every((statement) => matchAllow(statement, caller) === undefined)) return NEVER;
    const asked = ask(readCaller(caller), target);
    const given = this.#readPolicy(policy.allows, caller, asked);
    const denies = policy.denies.filter((deny) => matchesDeny(deny, caller));
    return this.#subtract(joinAlternatives(given.direct, given.named, given.account), denies, asked);
  }

  /** The roles, and then the principals outside of the templates, are asked about the same action. */
  #selectPolicy({ policy }: Target, action: string): ActionStatements {
    if (this.#selected?.policy !== policy || this.#selected.action !== action) {
      this.#selected = { policy, action, statements: selectStatements(policy, action) };
    }
    return this.#selected.statements;
  }

  #decideSubject(
    subject: Subject,
    action: string,
    target: Target,
    identity: ActionStatements,
    policy: ActionStatements,
  ): Alternatives {
    // Most statements are about other resources.
    const about = identity.allows.filter((statement) => compareResources(statement, target.resources) !== 'none');
    if (about.length === 0 && (policy.allows.length === 0 || this.#isOnlyTrust(policy.allows, target))) return NEVER;
    const asked = ask(subject.caller, target);
    const byIdentity = this.#collectAllows(about, asked);
    const given = this.#readPolicy(policy.allows, subject.caller, asked);
    const allowed = combine(subject.account === target.account, target.needsTrust, byIdentity, given);
    if (allowed.length === 0) return NEVER;
    const boundary = subject.boundary === undefined ? undefined : selectStatements(subject.boundary, action);
    const limited =
      boundary === undefined ? allowed : combineAlternatives(allowed, this.#collectAllows(boundary.allows, asked));
    // A boundary does not limit what a resource policy gives to a user, a session or any principal.
    const isSame = subject.account === target.account;
    const exempt = boundary !== undefined && isSame ? given.named : NEVER;
    const denies = [
      ...identity.denies,
      ...(boundary?.denies ?? []),
      ...policy.denies.filter((deny) => matchesDeny(deny, subject.caller)),
    ];
    return this.#subtract(joinAlternatives(limited, exempt), denies, asked);
  }

  /** Whether a policy names accounts and services only, which give nothing to a role without an identity policy. */
  #isOnlyTrust(allows: readonly AccessStatement[], target: Target): boolean {
    return allows.every(
      ({ hasNotPrincipal, principals }) =>
        !hasNotPrincipal &&
        principals.every(
          ({ kind, text }) => kind === 'Service' || (kind === 'AWS' && readAccountPrincipal(text) === target.account),
        ),
    );
  }

  #subtract(allowed: Alternatives, denies: readonly AccessStatement[], asked: Asked): Alternatives {
    if (denies.length === 0 || allowed.length === 0) return allowed;
    return combineAlternatives(allowed, evaluateDenials(denies, asked, this.names));
  }

  #collectAllows(statements: readonly AccessStatement[], asked: Asked): Alternatives {
    return joinAlternatives(...statements.map((statement) => evaluateAllow(statement, asked, this.names)));
  }

  /** What a resource policy gives a caller, and what it leaves to the account of the caller. */
  #readPolicy(statements: readonly AccessStatement[], caller: NamedCaller, asked: Asked): GivenByPolicy {
    const given = { direct: NEVER, named: NEVER, account: NEVER };
    for (const statement of statements) {
      const match = matchAllow(statement, caller);
      const ways = match === undefined ? NEVER : evaluateAllow(statement, asked, this.names);
      if (match === undefined || ways.length === 0) continue;
      if (match.kind === 'account') given.account = joinAlternatives(given.account, ways);
      else if (match.kind === 'direct') given.direct = joinAlternatives(given.direct, ways);
      else {
        const session = buildAlternatives([{ text: `only in the session ${this.names.show(match.session)}` }], []);
        given.named = joinAlternatives(given.named, combineAlternatives(ways, session));
      }
      const isUnlimited = caller.kind === 'user' || (!statement.hasNotPrincipal && statement.principals.some(isAny));
      if (match.kind === 'direct' && isUnlimited) given.named = joinAlternatives(given.named, ways);
    }
    return given;
  }
}

interface GivenByPolicy {
  /** To its ARN, or to any principal. */
  readonly direct: Alternatives;
  /** To a user, a session or any principal, which boundaries do not limit. */
  readonly named: Alternatives;
  /** To its account. */
  readonly account: Alternatives;
}

function isAny({ kind, text }: AccessPrincipal): boolean {
  return kind === 'any' || text === '*';
}

const NO_STATEMENTS: ActionStatements = { allows: [], denies: [] };

function combine(
  isSameAccount: boolean,
  needsTrust: boolean,
  identity: Alternatives,
  { direct, named, account }: GivenByPolicy,
): Alternatives {
  if (!isSameAccount) return combineAlternatives(joinAlternatives(direct, named, account), identity);
  return joinAlternatives(direct, named, needsTrust ? combineAlternatives(account, identity) : identity);
}

function ask(caller: Caller, target: Target): Asked {
  let context: RequestContext | undefined;
  return {
    resources: target.resources,
    getContext: () => {
      context ??= buildContext(caller, target);
      return context;
    },
  };
}

function readCaller({ kind, arn, account, name }: NamedCaller): Caller {
  return {
    kind: kind === 'canonical' ? 'everybody' : kind,
    ...(arn === undefined ? {} : { arn }),
    ...(account === undefined ? {} : { account }),
    ...(name === undefined ? {} : { name }),
  };
}

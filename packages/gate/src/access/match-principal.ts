import type { AccessPrincipal, AccessStatement } from './access-statement';

/** A principal that a resource policy may name. */
export interface NamedCaller {
  /** @default - an account, or any principal */
  readonly arn?: string;
  /** @default - a service, or not known */
  readonly account?: string;
  readonly kind: 'role' | 'user' | 'account' | 'service' | 'everybody' | 'federated' | 'canonical';
  /** Name of the service, or ARN of the identity provider. @default - none */
  readonly name?: string;
}

/**
 * How a resource policy names a caller. `direct`: by its own ARN, or as any principal. `account`: by its account, which
 * then decides with identity policies.
 */
export type PrincipalMatch =
  | { readonly kind: 'direct' }
  | { readonly kind: 'account' }
  | { readonly kind: 'session'; readonly session: string }
  | undefined;

/** How an Allow names a caller; undefined when it does not. */
export function matchAllow(statement: AccessStatement, caller: NamedCaller): PrincipalMatch {
  const { principals, hasNotPrincipal } = statement;
  let best: PrincipalMatch;
  for (const principal of principals) {
    const match = matchOne(principal, caller);
    if (match === undefined) continue;
    if (hasNotPrincipal) return undefined;
    if (match.kind === 'direct') return match;
    if (best === undefined || (match.kind === 'account' && best.kind !== 'account')) best = match;
  }
  return hasNotPrincipal ? { kind: 'direct' } : best;
}

/**
 * Whether a Deny is about a caller. With NotPrincipal it is about all that are not listed, and a role is listed only by
 * its own ARN: that of its account does not exempt it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function matchesDeny(statement: AccessStatement, caller: NamedCaller): boolean {
  const matches = statement.principals.map((principal) => matchOne(principal, caller));
  if (!statement.hasNotPrincipal) {
    return matches.some((match) => match !== undefined && match.kind !== 'session');
  }
  return !matches.some((match) => match?.kind === 'direct' || (match?.kind === 'account' && caller.kind === 'account'));
}

function matchOne({ kind, text }: AccessPrincipal, caller: NamedCaller): PrincipalMatch {
  switch (kind) {
    case 'any':
      return { kind: 'direct' };
    case 'Service':
      return caller.kind === 'service' && caller.name === text ? { kind: 'direct' } : undefined;
    case 'Federated':
      return caller.kind === 'federated' && caller.name === text ? { kind: 'direct' } : undefined;
    case 'CanonicalUser':
      return caller.kind === 'canonical' && caller.name === text ? { kind: 'direct' } : undefined;
    case 'AWS':
      return matchAws(text, caller);
    default:
      return kind satisfies never;
  }
}

function matchAws(text: string, caller: NamedCaller): PrincipalMatch {
  if (text === '*') return { kind: 'direct' };
  const account = readAccountPrincipal(text);
  if (account !== undefined) return account === caller.account ? { kind: 'account' } : undefined;
  if (caller.arn === undefined) return undefined;
  if (text === caller.arn) return { kind: 'direct' };
  const session = readSession(text);
  if (session === undefined || caller.kind !== 'role') return undefined;
  const isOfRole = session.account === caller.account && caller.arn.split('/').at(-1) === session.role;
  return isOfRole ? { kind: 'session', session: session.name } : undefined;
}

/** The account of `111122223333` or `arn:aws:iam::111122223333:root`; undefined for another principal. */
export function readAccountPrincipal(text: string): string | undefined {
  const [arn, , service, , account = '', resource] = text.split(':');
  if (arn === 'arn' && service === 'iam' && resource === 'root') return account;
  return text.includes(':') || text.includes('/') ? undefined : text;
}

/** `arn:aws:sts::111122223333:assumed-role/Admin/alice`. */
export function readSession(
  text: string,
): { readonly account: string; readonly role: string; readonly name: string } | undefined {
  const [, , service, , account = '', resource = ''] = text.split(':');
  const [kind, role = '', name = ''] = resource.split('/');
  return service === 'sts' && kind === 'assumed-role' ? { account, role, name } : undefined;
}

import type { AccessStatement } from './access-statement';
import type { Target } from './decide-access';
import { type NamedCaller, readAccountPrincipal, readSession } from './match-principal';
import type { ResourceNames } from './resource-names';

/** A principal outside of the templates that a resource policy names. */
export interface Outsider {
  /** `logs.amazonaws.com`, `account 111122223333`, `everybody`, or an ARN. */
  readonly name: string;
  readonly caller: NamedCaller;
  /** What has to hold besides the conditions of the policy. @default - nothing */
  readonly condition?: string;
}

/** The principals outside of the templates that the Allow statements of a resource policy name. */
export function listOutsiders(
  target: Target,
  subjects: ReadonlySet<string>,
  names: ResourceNames,
): readonly Outsider[] {
  const found = new Map<string, Outsider>();
  for (const statement of target.policy) {
    if (!statement.allows) continue;
    for (const outsider of listNamed(statement, target, subjects, names)) found.set(outsider.name, outsider);
  }
  return [...found.values()];
}

function listNamed(
  statement: AccessStatement,
  target: Target,
  subjects: ReadonlySet<string>,
  names: ResourceNames,
): readonly Outsider[] {
  if (statement.hasNotPrincipal) return [EVERYBODY];
  return statement.principals.flatMap(({ kind, text }): readonly Outsider[] => {
    const name = names.show(text);
    switch (kind) {
      case 'any':
        // S3 takes a policy for public that gives all principals something without conditions.
        return target.isClosedToPublic === true && statement.conditions.length === 0
          ? [buildAccount(target.account, target, names, false)]
          : listPinned(statement, target, subjects, names);
      case 'Service':
        return [{ name: text, caller: { kind: 'service', name: text } }];
      case 'Federated':
        return [{ name: `users of ${name}`, caller: { kind: 'federated', name: text } }];
      case 'CanonicalUser':
        return [{ name: `canonical user ${name}`, caller: { kind: 'canonical', name: text } }];
      case 'AWS':
        return readAws(text, target, subjects, names);
      default:
        return kind satisfies never;
    }
  });
}

const EVERYBODY: Outsider = { name: 'everybody', caller: { kind: 'everybody' } };

/** Any principal, or only those that a condition about the caller names. */
function listPinned(
  { conditions }: AccessStatement,
  target: Target,
  subjects: ReadonlySet<string>,
  names: ResourceNames,
): readonly Outsider[] {
  for (const { operator, key, values } of conditions) {
    const isExact = /^(string|arn)(equals|like)$/i.test(operator) && values.every((value) => !/[*?$]/.test(value));
    if (!isExact) continue;
    switch (key.toLowerCase()) {
      case 'aws:principalaccount':
      case 'kms:calleraccount':
        return values.map((account) => buildAccount(account, target, names, false));
      case 'aws:principalarn':
        return values.flatMap((arn) => readAws(arn, target, subjects, names));
      case 'aws:principalservicename':
        return values.map((name) => ({ name, caller: { kind: 'service', name } }));
      default:
    }
  }
  return [EVERYBODY];
}

function readAws(
  text: string,
  target: Target,
  subjects: ReadonlySet<string>,
  names: ResourceNames,
): readonly Outsider[] {
  const account = readAccountPrincipal(text);
  if (account !== undefined) {
    // Elsewhere than in keys and trust policies, an account can use its own resources in any case.
    if (account === target.account && !target.needsTrust) return [];
    return [buildAccount(account, target, names, true)];
  }
  if (subjects.has(text) || isOfSubject(text, subjects)) return [];
  const parts = text.split(':');
  const owner = parts[4];
  const kind = parts[5]?.startsWith('user/') ? 'user' : 'role';
  const isOther = owner !== undefined && owner !== target.account;
  return [
    {
      name: names.show(text),
      caller: { kind, arn: text, ...(owner === undefined ? {} : { account: owner }) },
      ...(isOther ? { condition: describeNeed(target, names) } : {}),
    },
  ];
}

/** Whether an ARN is that of a session of a role of the templates. */
function isOfSubject(text: string, subjects: ReadonlySet<string>): boolean {
  const session = readSession(text);
  if (session === undefined) return false;
  return [...subjects].some((arn) => arn.split(':')[4] === session.account && arn.split('/').at(-1) === session.role);
}

function buildAccount(account: string, target: Target, names: ResourceNames, delegates: boolean): Outsider {
  const isOther = account !== target.account;
  return {
    name: `account ${names.show(account)}`,
    caller: { kind: 'account', account },
    ...(isOther || delegates ? { condition: isOther ? describeNeed(target, names) : NEEDS_POLICY } : {}),
  };
}

/** Between accounts, both have to allow it. */
function describeNeed({ account }: Target, names: ResourceNames): string {
  const isSure = !names.symbols.isUnknown(account);
  return isSure ? NEEDS_ITS_ACCOUNT : `${NEEDS_ITS_ACCOUNT}, if that is another account`;
}

const NEEDS_ITS_ACCOUNT = 'a policy of its own account allows it too';
const NEEDS_POLICY = 'an identity policy outside of the templates allows it';

import { matchesPattern } from '../../templates/match-pattern';
import {
  type Condition,
  coversAction,
  isEveryone,
  type PolicyStatement,
  type Principal,
} from '../../templates/policy-statement';
import { allHold, filterCertain } from '../../templates/undecided';
import { isBroad, parseCidr } from './cidr';

/** Whether values of a condition key name few callers. */
type Bounds = (text: string) => boolean;

const isId: Bounds = (text) => /^[^*?]+$/.test(text);
/** `o-a1b2c3d4e5/*`: an organization or a part of it. */
const startsWithId: Bounds = (text) => /^[^*?/]+(\/|$)/.test(text);
/** An ARN whose account is written, or the name of a bucket where an ARN has no account. */
const namesOwner: Bounds = (text) => {
  const [arn, , service = '', , account = '', ...named] = text.replace(/\$\{AWS::(\w+)\}/g, '$1').split(':');
  // A reference to a resource, without the text of its ARN.
  if (arn !== 'arn') return isId(text) && text.startsWith('${');
  if (service === '' || /[*?]/.test(service)) return false;
  return account === '' ? /^[^*?/]+(\/|$)/.test(named.join(':')) : isId(account);
};
const isTrue: Bounds = (text) => text === 'true';

/**
 * Condition keys that limit a statement for any principal to few callers, each with the values that do.
 *
 * Not among them: `aws:PrincipalTag` and `aws:PrincipalType`, which the caller's account decides; `aws:Referer` and
 * `aws:UserAgent`, which the caller writes; `aws:VpcSourceIp`, an address that every VPC can have; `aws:SecureTransport`, `aws:CurrentTime`, `lambda:FunctionUrlAuthType` and
 * `kms:ViaService`, which every account can meet.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 * @see https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html
 */
const BOUNDS: Readonly<Record<string, Bounds>> = {
  'aws:principalaccount': isId,
  'aws:principalarn': namesOwner,
  'aws:principalorgid': isId,
  'aws:principalorgpaths': startsWithId,
  'aws:principalservicename': isId,
  'aws:sourceaccount': isId,
  'aws:sourcearn': namesOwner,
  'aws:sourceip': (text) => (parseCidr(text) !== undefined ? !isBroad(text) : /^[0-9a-f.:]+$/i.test(text)),
  'aws:sourceorgid': isId,
  'aws:sourceorgpaths': startsWithId,
  'aws:sourceowner': isId,
  'aws:sourcevpc': isId,
  'aws:sourcevpcarn': namesOwner,
  'aws:sourcevpce': isId,
  'aws:userid': (text) => /^[^*?:]+(:|$)/.test(text),
  'aws:vpceaccount': isId,
  'aws:vpceorgid': isId,
  'aws:vpceorgpaths': startsWithId,
  'elasticfilesystem:accessedviamounttarget': isTrue,
  'elasticfilesystem:accesspointarn': namesOwner,
  'kms:calleraccount': isId,
  's3:dataaccesspointaccount': isId,
  's3:dataaccesspointarn': namesOwner,
};

/** Operators that a request without the key does not meet. `ForAllValues` and `...IfExists` are met by it. */
const BINDING = /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|IpAddress|Bool)$/i;

/** Operators of a denial that a request without the key meets too. */
const REFUSING = /^(String(NotEquals|NotEqualsIgnoreCase|NotLike)|Arn(NotEquals|NotLike)|NotIpAddress)$/;

/**
 * Whether a statement admits any principal of any account, whatever its conditions say.
 *
 * @throws Undecidable for a principal of which nothing is known
 */
function admitsAnyPrincipal(statement: PolicyStatement): boolean {
  return statement.hasNotPrincipal || filterCertain(statement.principals, isAnyPrincipal).length > 0;
}

/** `*`, `arn:aws:iam::*:root`, or a federated wildcard. */
function isAnyPrincipal(principal: Principal): boolean {
  if (principal.kind === 'Service') return false;
  const text = principal.value.display();
  return text === '*' || /^arn:[^:]*:(iam|sts)::[*?]+(:|$)/.test(text) || isEveryone(principal);
}

/**
 * Whether a condition limits the callers of a statement to few accounts, networks or resources. Text that only a deployment determines limits as well as a fixed one.
 */
export function isBounded(statement: PolicyStatement): boolean {
  return statement.conditions.some((condition) => bindsCaller(condition, BINDING));
}

/** Whether only callers that the values of a condition name pass it. */
function bindsCaller(condition: Condition, operators: RegExp): boolean {
  const bounds = BOUNDS[condition.key];
  if (bounds === undefined || !operators.test(condition.operator)) return false;
  return condition.values.length > 0 && condition.values.every((value) => bounds(value.display()));
}

/**
 * Whether a statement grants something to any principal of any account.
 *
 * @param others the statements of the same policy, one of which may deny it to all but few callers
 * @throws Undecidable
 */
export function isPublicStatement(statement: PolicyStatement, others: readonly PolicyStatement[] = []): boolean {
  return allHold(
    () => statement.allows,
    () => !isBounded(statement),
    () => admitsAnyPrincipal(statement),
    () => !others.some((other) => deniesOthers(other, statement)),
  );
}

/**
 * Whether a statement denies what another one allows to all callers but those that its only condition names, as the
 * policies of private APIs do: Deny unless aws:SourceVpce is one of them.
 */
function deniesOthers(denial: PolicyStatement, grant: PolicyStatement): boolean {
  if (denial.allows || denial.hasNotPrincipal || denial.conditions.length !== 1) return false;
  const isForAll = denial.principals.some(({ kind }) => kind === 'any');
  const coversActions = grant.hasNotAction
    ? denial.actions.includes('*')
    : grant.actions.every((action) => coversAction(denial, action));
  const coversResources = grant.resources.every((resource) =>
    denial.resources.some((pattern) => matchesPattern(pattern.display(), resource.display())),
  );
  const isBound = denial.conditions.every((condition) => bindsCaller(condition, REFUSING));
  return isForAll && coversActions && coversResources && isBound;
}

/** A statement by its Sid, or by its actions. */
export function describeStatement(statement: PolicyStatement): string {
  const sid = statement.value.at('Sid');
  return sid.present ? sid.display() : statement.actions.join(', ');
}

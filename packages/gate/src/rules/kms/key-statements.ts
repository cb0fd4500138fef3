import {
  type Condition,
  coversAction,
  hasCondition,
  type PolicyStatement,
  readStatements,
} from '../../templates/policy-statement';
import type { TemplateResource, Value } from '../../templates/template-resource';
import { filterCertain } from '../../templates/undecided';
import { readAccountId, stripPseudoParameters } from '../iam/granted-statements';

const CONTEXT = 'kms:encryptioncontext:';
/** A statement that allows one of them lets its principals read or forge data under the key. */
const USE = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:Sign'];

/** The Allow statements of a key policy. */
export function readKeyGrants(key: TemplateResource): readonly PolicyStatement[] {
  return readStatements(key.at('KeyPolicy')).filter(({ allows }) => allows);
}

/** The Allow statements that a check finds at fault, each by its Sid or its actions. */
export function findFaultyKeyGrants(
  key: TemplateResource,
  isFaulty: (statement: PolicyStatement) => boolean,
): readonly string[] {
  return filterCertain(readStatements(key.at('KeyPolicy')), (statement) => statement.allows && isFaulty(statement)).map(
    ({ value, actions }) => value.at('Sid').text() ?? actions.join(', '),
  );
}

export function coversAnyAction(statement: PolicyStatement, actions: readonly string[]): boolean {
  return actions.some((action) => coversAction(statement, action));
}

/** Whether a statement allows cryptographic operations. */
export function allowsKeyUse(statement: PolicyStatement): boolean {
  return coversAnyAction(statement, USE);
}

/**
 * Whether a statement allows all actions on the key to an identity or a service. The default policy of KMS allows them to
 * the account, and a wildcard principal is reported by KmsKeyPolicyNoPublicAccess.
 */
export function allowsAllActions(statement: PolicyStatement): boolean {
  const { actions, hasNotAction, principals } = statement;
  if (!hasNotAction && !actions.some((action) => action === '*' || action === 'kms:*')) return false;
  return principals.some(
    (principal) => principal.kind !== 'any' && !allowsWholeAccount({ ...statement, principals: [principal] }),
  );
}

/** Whether a statement allows every identity of an account, or any principal, instead of named roles. */
export function allowsWholeAccount({ principals }: PolicyStatement): boolean {
  const whole = filterCertain(
    principals,
    ({ kind, value }) =>
      kind === 'any' ||
      (kind === 'AWS' &&
        value.target() === undefined &&
        matchText(value, /^(?:arn:[\w-]+:iam::)?(?:\d{12}|AccountId)(?::root)?$/) !== undefined),
  );
  return whole.length > 0;
}

/** Whether an AWS principal belongs to the account of the key. */
export function isOwnPrincipal(principal: Value, key: TemplateResource): boolean {
  if (principal.target() !== undefined) return true;
  const named = matchText(principal, /^(?:arn:[\w-]+:iam::)?(?:\d{12}|AccountId)/);
  return named !== undefined && isOwnAccount(named.split(':').at(-1), key);
}

/** Whether a condition key limits a statement to values that contain the account of the key. */
export function isLimitedToAccount(statement: PolicyStatement, key: TemplateResource, name: string): boolean {
  return isLimitedByAll(statement, name, (value) => {
    const target = value.target();
    // The ARN of a bucket contains no account id.
    if (target !== undefined) return target.type !== 'AWS::S3::Bucket';
    return isOwnAccount(matchText(value, /(?<!\d)\d{12}(?!\d)|\bAccountId\b/), key);
  });
}

/** Whether a statement applies only to requests that come through named AWS services. */
export function isLimitedToServices(statement: PolicyStatement): boolean {
  return isLimitedByAll(
    statement,
    'kms:viaservice',
    (value) => matchText(value, /^[\w-]+\.[\w-]+\.amazonaws\.com/) !== undefined,
  );
}

/** How many keys of the encryption context the conditions of a statement bind. */
export function countBoundContextKeys({ conditions }: PolicyStatement): number {
  return conditions.filter(({ key }) => key.startsWith(CONTEXT)).filter(bindsContextKey).length;
}

function bindsContextKey({ operator, values }: Condition): boolean {
  const texts = values.map((value) => stripPseudoParameters(value.display()));
  if (operator === 'Null') return texts.every((text) => text === 'false');
  return /^(StringEquals|StringLike|ArnEquals|ArnLike)$/.test(operator) && texts.every((text) => text !== '*');
}

function isLimitedByAll(statement: PolicyStatement, name: string, accepts: (value: Value) => boolean): boolean {
  return (
    hasCondition(statement, name) &&
    statement.conditions.filter(({ key }) => key === name).every(({ values }) => values.every(accepts))
  );
}

/** A template for any account is deployed to the one that it names. */
function isOwnAccount(account: string | undefined, key: TemplateResource): boolean {
  if (account === undefined) return false;
  const own = readAccountId(key);
  return own === 'AccountId' || account === own;
}

/** The part of a text that matches, with pseudo parameters by name. @throws Undecidable when the text is not known */
function matchText(value: Value, pattern: RegExp): string | undefined {
  const found = pattern.exec(stripPseudoParameters(value.display()))?.[0];
  if (found === undefined) value.text();
  return found;
}

import { isOwnAccount, isSet } from '../../templates/known-values';
import { type Condition, coversAction, type PolicyStatement, readStatements } from '../../templates/policy-statement';
import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { anyHolds, filterCertain } from '../../templates/undecided';
import { isArnOfOwnAccount, isExact } from './granted-statements';

/** Resource types with a resource policy: the type of that policy, its property that names them, their own name. */
const HOLDERS: Readonly<Record<string, { readonly policy: string; readonly names: string; readonly name: string }>> = {
  'AWS::S3::Bucket': { policy: 'AWS::S3::BucketPolicy', names: 'Bucket', name: 'BucketName' },
  'AWS::SNS::Topic': { policy: 'AWS::SNS::TopicPolicy', names: 'Topics', name: 'TopicName' },
  'AWS::SQS::Queue': { policy: 'AWS::SQS::QueuePolicy', names: 'Queues', name: 'QueueName' },
};

/** The statements of every policy that the templates attach to a bucket, a topic or a queue. */
export function readAttachedStatements(holder: TemplateResource, templates: TemplateSet): PolicyStatement[] {
  const known = HOLDERS[holder.type];
  if (known === undefined) return [];
  return templates
    .ofType(known.policy)
    .filter((policy) =>
      policy
        .at(known.names)
        .items()
        .some((name) => isNameOf(name, holder, known.name)),
    )
    .flatMap((policy) => readStatements(policy.at('PolicyDocument')));
}

/** The Allow statements that a check finds at fault, each by its Sid or its actions. */
export function findFaultyGrants(
  policy: TemplateResource,
  isFaulty: (statement: PolicyStatement) => boolean,
): readonly string[] {
  return filterCertain(
    readStatements(policy.at('PolicyDocument')),
    (statement) => statement.allows && isFaulty(statement),
  ).map(({ value, actions }) => value.at('Sid').text() ?? actions.join(', '));
}

/**
 * Whether one statement denies an action on the whole resource to all principals under a single condition.
 *
 * @param wholes suffixes of the ARNs that the statement has to name: `''` for the resource itself, `/*` for its content
 */
export function deniesAllPrincipals(
  holder: TemplateResource,
  templates: TemplateSet,
  action: string,
  isMet: (condition: Condition) => boolean,
  wholes: readonly string[] = [''],
): boolean {
  const denials = filterCertain(
    readAttachedStatements(holder, templates),
    (statement) =>
      !statement.allows &&
      coversAction(statement, action) &&
      statement.principals.some(({ kind }) => kind === 'any') &&
      statement.conditions.length === 1 &&
      statement.conditions.every(isMet) &&
      wholes.every((whole) => statement.resources.some((resource) => isPartOf(resource, holder, whole))),
  );
  return denials.length > 0;
}

/** Whether a condition is met by requests without TLS: Bool aws:SecureTransport is false. */
export function isInsecureTransport({ operator, key, values }: Condition): boolean {
  return operator === 'Bool' && key === 'aws:securetransport' && values.every((value) => value.text() === 'false');
}

/** Whether a statement allows actions by a wildcard or by NotAction. */
export function hasWildcardActions({ actions, hasNotAction }: PolicyStatement): boolean {
  return hasNotAction || actions.some((action) => !isExact(action));
}

/** Whether a statement is about any resource, or about all but some. */
export function hasWildcardResources({ resources, hasNotResource }: PolicyStatement): boolean {
  return hasNotResource || resources.some((resource) => !/\w/.test(resource.display()));
}

/** Whether a statement lets AWS services act for accounts other than the policy's own. */
export function lacksSourceAccount(statement: PolicyStatement): boolean {
  return hasServicePrincipal(statement) && !namesAccount(statement);
}

/** Whether a statement lets AWS services act for any resource of the account instead of one. */
export function lacksSourceArn(statement: PolicyStatement): boolean {
  return hasServicePrincipal(statement) && !isLimitedBy(statement, 'aws:sourcearn', isSingle);
}

/** Whether a statement applies only where a condition key has one of the values that `accepts` takes. */
export function isLimitedBy({ conditions }: PolicyStatement, key: string, accepts: (value: Value) => boolean): boolean {
  return conditions.some(
    (condition) =>
      condition.key === key &&
      /^(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like))$/.test(condition.operator) &&
      condition.values.length > 0 &&
      condition.values.every(accepts),
  );
}

/** Whether a statement is limited to the policy's account: by its id, or by an ARN that contains it. */
function namesAccount(statement: PolicyStatement): boolean {
  return anyHolds(
    () => isLimitedBy(statement, 'aws:sourceaccount', isOwnAccount),
    () => isLimitedBy(statement, 'aws:sourcearn', isArnOfOwnAccount),
  );
}

/** A value that is known at deployment only is one value all the same. */
function isSingle(value: Value): boolean {
  return isExact(value.display());
}

function hasServicePrincipal({ principals }: PolicyStatement): boolean {
  return principals.some(({ kind }) => kind === 'Service');
}

function isNameOf(value: Value, holder: TemplateResource, name: string): boolean {
  const target = value.target();
  if (target !== undefined) return target === holder;
  return isSet(holder.at(name)) && endsWithName(value.display(), holder.at(name).display());
}

/** Whether a name, an ARN or a URL ends with a name. Where only a deployment determines it, the placeholders are equal. */
function endsWithName(shown: string, name: string): boolean {
  return shown === name || shown.endsWith(`:${name}`) || shown.endsWith(`/${name}`);
}

function isPartOf(value: Value, holder: TemplateResource, whole: string): boolean {
  const shown = value.display();
  if (shown === '*') return true;
  const base = shown.endsWith(whole) ? shown.slice(0, shown.length - whole.length) : '*';
  const name = holder.at(HOLDERS[holder.type]?.name ?? '');
  const isItself = value.target() === holder || (isSet(name) && endsWithName(base, name.display()));
  return isItself && !base.includes('*') && !base.includes('/');
}

import type { Deployment, Resource } from '../deployment/deployment';
import { type Condition, coversAction, type PolicyStatement, statementsOf } from '../deployment/policy-statement';
import type { Value } from '../deployment/value';
import { accountOf, isExact, plain } from './granted-statements';

/** Kinds of resources that have a policy of their own, and where that policy names them. */
const HOLDERS: Readonly<Record<string, { readonly policy: string; readonly names: string; readonly name: string }>> = {
  'AWS::S3::Bucket': { policy: 'AWS::S3::BucketPolicy', names: 'Bucket', name: 'BucketName' },
  'AWS::SNS::Topic': { policy: 'AWS::SNS::TopicPolicy', names: 'Topics', name: 'TopicName' },
  'AWS::SQS::Queue': { policy: 'AWS::SQS::QueuePolicy', names: 'Queues', name: 'QueueName' },
};

/** The statements of every policy that the templates attach to a bucket, a topic or a queue. */
export function statementsAbout(holder: Resource, deployment: Deployment): PolicyStatement[] {
  const known = HOLDERS[holder.type];
  if (known === undefined) return [];
  return deployment
    .ofType(known.policy)
    .filter((policy) =>
      policy
        .at(known.names)
        .items()
        .some((name) => isNameOf(name, holder, known.name)),
    )
    .flatMap((policy) => statementsOf(policy.at('PolicyDocument')));
}

/** Allowing statements that a check finds at fault, by their names. */
export function faultyGrants(policy: Resource, isFaulty: (statement: PolicyStatement) => boolean): readonly string[] {
  return statementsOf(policy.at('PolicyDocument'))
    .filter((statement) => statement.allows && isFaulty(statement))
    .map(({ value, actions }) => value.at('Sid').text() ?? actions.join(', '));
}

/**
 * Whether everybody is denied an action on the whole resource when one condition is met, and nothing else has to be.
 *
 * @param wholes what the denial has to name: `''` for the resource itself, `/*` for what is in it
 */
export function denies(
  holder: Resource,
  deployment: Deployment,
  action: string,
  isMet: (condition: Condition) => boolean,
  wholes: readonly string[] = [''],
): boolean {
  return statementsAbout(holder, deployment).some(
    (statement) =>
      !statement.allows &&
      coversAction(statement, action) &&
      statement.principals.some(({ kind }) => kind === 'any') &&
      statement.conditions.length === 1 &&
      statement.conditions.every(isMet) &&
      wholes.every((whole) => statement.resources.some((resource) => isPartOf(resource, holder, whole))),
  );
}

/** Bool aws:SecureTransport is false: the request came without TLS. */
export function isInsecureTransport({ operator, key, values }: Condition): boolean {
  return operator === 'Bool' && key === 'aws:securetransport' && values.every((value) => value.text() === 'false');
}

/** Actions with a wildcard, or all but some. */
export function hasOpenActions({ actions, hasNotAction }: PolicyStatement): boolean {
  return hasNotAction || actions.some((action) => !isExact(action));
}

/** Anybody, or anybody but some, when no condition says whose. */
export function isForAnybody(statement: PolicyStatement): boolean {
  const { principals, hasNotPrincipal } = statement;
  const isOpen = hasNotPrincipal || principals.some(({ kind }) => kind === 'any');
  return isOpen && !['aws:principalorgid', 'aws:principalaccount'].some((key) => isBound(statement, key, isSingle));
}

/** Anything, or anything but some. */
export function hasOpenResources({ resources, hasNotResource }: PolicyStatement): boolean {
  return hasNotResource || resources.some((resource) => !/\w/.test(resource.display()));
}

/** Whether services of AWS are allowed something for whoever asks them. */
export function servesStrangers(statement: PolicyStatement, policy: Resource): boolean {
  return isOfService(statement) && !namesAccount(statement, policy);
}

/** Whether services of AWS are allowed something for any resource of the account, and not for one. */
export function servesAnySource(statement: PolicyStatement): boolean {
  return isOfService(statement) && !isBound(statement, 'aws:sourcearn', isSingle);
}

/** Whether a statement holds only where a condition key has one of the values that are accepted. */
export function isBound({ conditions }: PolicyStatement, key: string, accepts: (value: Value) => boolean): boolean {
  return conditions.some(
    (condition) =>
      condition.key === key &&
      /^(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like))$/.test(condition.operator) &&
      condition.values.length > 0 &&
      condition.values.every(accepts),
  );
}

/** The account by its number, or a source that has the number in its ARN or that is one of the templates. */
function namesAccount(statement: PolicyStatement, policy: Resource): boolean {
  const own = accountOf(policy);
  return (
    isBound(statement, 'aws:sourceaccount', (value) => plain(value.display()) === own) ||
    isBound(
      statement,
      'aws:sourcearn',
      (value) =>
        plain(value.display()).split(':')[4] === own ||
        (value.target() !== undefined && value.target()?.type !== 'AWS::S3::Bucket'),
    )
  );
}

function isSingle(value: Value): boolean {
  return isExact(value.target() === undefined ? (value.text() ?? '') : value.display());
}

function isOfService({ principals }: PolicyStatement): boolean {
  return principals.some(({ kind }) => kind === 'Service');
}

function isNameOf(value: Value, holder: Resource, name: string): boolean {
  const target = value.target();
  if (target !== undefined) return target === holder;
  return holder.at(name).present && value.display().split(/[:/]/).at(-1) === holder.at(name).text();
}

function isPartOf(value: Value, holder: Resource, whole: string): boolean {
  const shown = value.display();
  if (shown === '*') return true;
  const base = shown.endsWith(whole) ? shown.slice(0, shown.length - whole.length) : '*';
  const name = holder.at(HOLDERS[holder.type]?.name ?? '');
  const isItself = value.target() === holder || (name.present && base.split(':').at(-1) === name.text());
  return isItself && !base.includes('*') && !base.includes('/');
}

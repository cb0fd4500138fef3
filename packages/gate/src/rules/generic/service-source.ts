import { type PolicyStatement, readStatements } from '../../templates/policy-statement';
import type { Value } from '../../templates/template-resource';
import { allHold, collectCertain } from '../../templates/undecided';
import { awsDocs, EVERY_TYPE, nist, prowler, type Rule } from '../rule';
import { describeStatement, isBounded } from './bounded-statement';
import { findPlaces } from './places';

/**
 * Services that any customer can point at a resource of another account by its name: a distribution at a bucket, a
 * bucket or a topic at a queue, a trail at a bucket.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
const DEPUTIES =
  /^(appflow|cloudfront|cloudtrail|config|delivery\.logs|iot|logging\.s3|s3|serverlessrepo|ses|sns)(\.[a-z0-9-]+)?\.amazonaws\.com$/;

/** Actions that tell a service where it may write, and no data. */
const LOOKS_ONLY = /^s3:(getbucketacl|listbucket|getbucketlocation)$/;

/**
 * Policies that other rules judge: of keys, which a service uses beside the resource that it encrypts; of logs, and the
 * trust of roles, which only their own account can pass to a service.
 */
const JUDGED_ELSEWHERE = /^AWS::(IAM|Logs)::|^AWS::KMS::/;

/** Rules for what AWS services may do on behalf of their customers. */
export const serviceSourceRules: readonly Rule[] = [
  {
    id: 'ServiceSourceLimited',
    level: 'required',
    group: 'noPublicAccess',
    types: [EVERY_TYPE],
    appliesTo: (resource) => !JUDGED_ELSEWHERE.test(resource.type) && findPlaces(resource).policies.length > 0,
    what: 'Policy admits a service that works for every customer only on behalf of accounts or resources that it names',
    why: 'Any AWS account can set up the service so that it reads from or writes to this resource (confused deputy).',
    fix: 'Add a Condition on aws:SourceArn or aws:SourceAccount with the id of this account.',
    property: 'Properties',
    references: [
      awsDocs('IAM/latest/UserGuide/confused-deputy.html'),
      prowler('sqs_queues_not_publicly_accessible'),
      nist('AC-3'),
    ],
    check: (resource) => [
      ...new Set(
        collectCertain(findPlaces(resource).policies, ({ path, document }) =>
          collectCertain(readStatements(document), (statement) => listFaults(path, statement)),
        ),
      ),
    ],
  },
];

function listFaults(path: string, statement: PolicyStatement): readonly string[] {
  const isOpen = allHold(
    () => statement.allows,
    () => statement.principals.some(({ kind }) => kind === 'Service'),
    () => !isBounded(statement),
    () => !statement.actions.every((action) => LOOKS_ONLY.test(action)),
    () => !namesAccount(statement),
  );
  if (!isOpen) return [];
  const place = path === '' ? 'Statement' : path;
  return statement.principals
    .filter(({ kind }) => kind === 'Service')
    .map(({ value }) => value.display())
    .filter((service) => DEPUTIES.test(service))
    .map((service) => `${place}: ${service} for any account may use ${describeStatement(statement)}`);
}

/** Trails, recorders and logs write below the id of the account that they belong to: `bucket/AWSLogs/111122223333/*`. */
function namesAccount({ resources }: PolicyStatement): boolean {
  return resources.length > 0 && resources.every(isBelowAccount);
}

function isBelowAccount(resource: Value): boolean {
  return /\/(\d{12}|\$\{AWS::AccountId\})\//.test(resource.display());
}

import { RESOURCE_POLICIES } from '../rules/generic/data/resource-policies';
import { memoize } from '../templates/memoize';
import { type PolicyStatement, readStatements } from '../templates/policy-statement';
import type { TemplateResource } from '../templates/template-resource';
import { listFrom, readAt, readIfKnown } from './known-values';
import type { HeldStatement } from './role-holders';
import type { Surroundings } from './surroundings';

/** Types that are the policy of another resource, with the property that names it. */
const HOLDERS: Readonly<Record<string, string>> = {
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::S3Express::BucketPolicy': 'Bucket',
  'AWS::S3Tables::TableBucketPolicy': 'TableBucketARN',
  'AWS::SNS::TopicPolicy': 'Topics.*',
  'AWS::SNS::TopicInlinePolicy': 'TopicArn',
  'AWS::SQS::QueuePolicy': 'Queues.*',
  'AWS::SQS::QueueInlinePolicy': 'Queue',
  'AWS::SecretsManager::ResourcePolicy': 'SecretId',
  'AWS::Events::EventBusPolicy': 'EventBusName',
  'AWS::Kinesis::ResourcePolicy': 'ResourceArn',
  'AWS::Lambda::ResourcePolicy': 'ResourceArn',
  'AWS::MSK::ClusterPolicy': 'ClusterArn',
  'AWS::Logs::LogGroup': '',
};

const indexPolicies = memoize((surroundings: Surroundings) => {
  const found = new Map<TemplateResource, HeldStatement[]>();
  const add = (node: TemplateResource | undefined, statements: readonly HeldStatement[]) => {
    if (node !== undefined) found.set(node, [...(found.get(node) ?? []), ...statements]);
  };
  for (const [type, names] of Object.entries(RESOURCE_POLICIES)) {
    const subject = HOLDERS[type] ?? '';
    for (const resource of surroundings.ofType(type)) {
      const statements = readHeld(resource, names);
      if (statements.length === 0) continue;
      if (subject === '') add(surroundings.findWhole(resource), statements);
      else for (const name of listFrom(resource, subject)) add(surroundings.findNode(name), statements);
    }
  }
  return found;
});

/** The statements of every policy that the templates attach to a node. */
export function readResourcePolicies(node: TemplateResource, surroundings: Surroundings): readonly HeldStatement[] {
  return indexPolicies(surroundings).get(node) ?? [];
}

/** Every node with a resource policy, and its statements. */
export function listResourcePolicies(
  surroundings: Surroundings,
): readonly (readonly [TemplateResource, readonly HeldStatement[]])[] {
  return [...indexPolicies(surroundings)];
}

function readHeld(resource: TemplateResource, names: readonly string[]): readonly HeldStatement[] {
  return names.flatMap((name) => {
    const document = readAt(resource, name);
    if (!document.present) return [];
    return readStatementsOf(resource, name).map((statement) => ({ statement, holder: resource }));
  });
}

function readStatementsOf(resource: TemplateResource, name: string): readonly PolicyStatement[] {
  // The property of this type holds one statement, and no document around it.
  const document = resource.type === 'AWS::Events::EventBusPolicy' ? readAt(resource, '') : readAt(resource, name);
  return readIfKnown(() => readStatements(document)) ?? [];
}

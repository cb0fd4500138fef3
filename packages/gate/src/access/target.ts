import type { TemplateResource } from '../templates/template-resource';
import type { AccessStatement } from './access-statement';
import type { Target } from './decide-access';
import type { Question } from './question';
import { readAt } from './read-at';
import type { ResourceNames } from './resource-names';
import type { ResourcePolicies } from './resource-policies';
import { readTags } from './resource-tags';

/** Keys and trust policies decide themselves how far they trust identity policies of their account. */
const NEEDS_TRUST = /^AWS::KMS::/;

/** What a question about a resource asks for; undefined for a resource without an ARN. */
export function buildTarget(
  resource: TemplateResource,
  question: Question,
  names: ResourceNames,
  policies: ResourcePolicies,
): Target | undefined {
  const arn = question.id === 'connect' ? buildConnectArn(resource, names) : names.findArn(resource);
  if (arn === undefined) return undefined;
  const account = names.readAccount(resource.stack);
  const isTrust = question.id === 'assume';
  // The policy of a role is about assuming it, and about nothing else.
  const policy = resource.type === 'AWS::IAM::Role' && !isTrust ? [] : policies.find(resource);
  const needsTrust = isTrust || NEEDS_TRUST.test(resource.type);
  return {
    arn: question.id === 'connect' ? undefined : arn,
    account,
    readTags: () => readTags(resource, names),
    resources: (question.on ?? WHOLE).map((suffix) => `${arn}${suffix}`),
    policy: isDefaultKeyPolicy(resource, policy) ? buildDefaultKeyPolicy(account, names.getPath(resource)) : policy,
    needsTrust,
    known: policies.findKnown(resource),
    isClosedToPublic: isClosedToPublic(resource, names),
  };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
function isClosedToPublic(resource: TemplateResource, names: ResourceNames): boolean {
  if (resource.type !== 'AWS::S3::Bucket') return false;
  const block = readAt(resource, 'PublicAccessBlockConfiguration');
  // CloudFormation switches all four on where the template says nothing.
  return !block.present || names.read(readAt(block, 'RestrictPublicBuckets')) === 'true';
}

const WHOLE: readonly string[] = [''];

/**
 * Database users of a cluster, an instance or a proxy, each named by its resource id.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
 */
function buildConnectArn(resource: TemplateResource, names: ResourceNames): string | undefined {
  const [, partition, , region, account, , ...name] = (names.findArn(resource) ?? '').split(':');
  if (partition === undefined) return undefined;
  const attribute = RESOURCE_IDS[resource.type];
  const id = attribute === undefined ? name.join(':') : names.readReference(resource, attribute);
  return `arn:${partition}:rds-db:${region}:${account}:dbuser:${id}/*`;
}

const RESOURCE_IDS: Readonly<Record<string, string>> = {
  'AWS::RDS::DBCluster': 'DBClusterResourceId',
  'AWS::RDS::DBInstance': 'DbiResourceId',
};

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
function isDefaultKeyPolicy(resource: TemplateResource, policy: readonly AccessStatement[]): boolean {
  return NEEDS_TRUST.test(resource.type) && policy.length === 0 && !readAt(resource, 'KeyPolicy').present;
}

function buildDefaultKeyPolicy(account: string, evidence: string): readonly AccessStatement[] {
  return [
    {
      allows: true,
      actions: ['kms:*'],
      readActions: () => ['kms:*'],
      hasNotAction: false,
      resources: ['*'],
      hasNotResource: false,
      principals: [{ kind: 'AWS', text: account }],
      hasNotPrincipal: false,
      conditions: [],
      evidence,
    },
  ];
}

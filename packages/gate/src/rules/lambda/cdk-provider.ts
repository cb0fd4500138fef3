import type { TemplateResource } from '../../templates/template-resource';
import type { Rule } from '../rule';

/**
 * Logical ids of the functions that CDK adds for its own custom resources, without the hash at the end. CDK chooses their
 * runtime and settings.
 *
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources-readme.html
 */
const PROVIDERS: readonly RegExp[] = [
  /^(Custom|AWSCDK)\w+CustomResourceProviderHandler$/,
  // Singleton functions: log retention, bucket notifications, AwsCustomResource, BucketDeployment.
  /^(LogRetention|BucketNotificationsHandler|AWS|CustomCDKBucketDeployment)[\dA-Fa-f]{32}\w*$/,
  /framework(onEvent|isComplete|onTimeout)$/,
  /KubectlProviderHandler$/,
];

/** Nested stacks that CDK adds for the custom resources of EKS. Everything in them is its own. */
const PROVIDER_STACK = /\/@aws-cdk--aws-eks\.(ClusterResource|Kubectl)Provider\b/;

/** The end of the logical id of a function, or of the log group that CDK adds to it. */
const ADDED = /(LogGroup)?[\dA-Fa-f]{8}$/;

/** Whether a resource is a function that CDK adds for its own custom resources, or the log group of one. */
export function isCdkProvider({ logicalId, stack }: TemplateResource): boolean {
  if (PROVIDER_STACK.test(stack.path)) return true;
  if (!ADDED.test(logicalId)) return false;
  const name = logicalId.replace(ADDED, '');
  return PROVIDERS.some((provider) => provider.test(name));
}

/** A check of a setting that an app cannot change in what CDK adds. */
export function skipCdkProviders(check: Rule['check']): Rule['check'] {
  return (resource, templates) => (isCdkProvider(resource) ? 'not applicable' : check(resource, templates));
}

import type { TemplateResource } from '../../templates/template-resource';
import type { Rule } from '../rule';

/**
 * Logical ids of the functions that CDK adds for its own custom resources. CDK chooses their runtime and settings.
 *
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources-readme.html
 */
const PROVIDERS: readonly RegExp[] = [
  /^Custom\w+CustomResourceProviderHandler[\dA-F]{8}$/,
  // Singleton functions: log retention, bucket notifications, AwsCustomResource, BucketDeployment.
  /^(LogRetention|BucketNotificationsHandler|AWS|CustomCDKBucketDeployment)[\dA-Fa-f]{32}\w*$/,
  /framework(onEvent|isComplete|onTimeout)[\dA-F]{8}$/,
];

export function isCdkProvider({ logicalId }: TemplateResource): boolean {
  return PROVIDERS.some((provider) => provider.test(logicalId));
}

/** A check of a setting that an app cannot change in the functions of CDK. */
export function skipCdkProviders(check: Rule['check']): Rule['check'] {
  return (fn, templates) => (isCdkProvider(fn) ? 'not applicable' : check(fn, templates));
}

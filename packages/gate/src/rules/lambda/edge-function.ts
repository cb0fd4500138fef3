import type { TemplateResource } from '../../templates/template-resource';
import { canServiceAssume } from '../iam/granted-statements';

/**
 * Whether CloudFront replicates a function to its edge locations. Such a function cannot have X-Ray tracing.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 */
export function isEdgeFunction(fn: TemplateResource): boolean {
  const role = fn.at('Role').target();
  return role?.type === 'AWS::IAM::Role' && canServiceAssume(role, 'edgelambda.amazonaws.com');
}

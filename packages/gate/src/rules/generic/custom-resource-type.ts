import type { TemplateResource } from '../../templates/template-resource';

/** Whether a resource is a custom one, whose properties are the input of a function, such as a call of the AWS SDK. */
export function isCustomResource({ type }: TemplateResource): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

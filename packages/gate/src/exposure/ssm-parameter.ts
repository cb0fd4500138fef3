import { parseReference } from '../templates/intrinsics';
import type { TemplateResource, Value } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';
import { findText, readAt } from './known-values';

/**
 * The parameter of these templates that a value is read from when the stack is deployed: `{{resolve:ssm:/app/table}}`,
 * or a parameter of the template whose type reads SSM.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
 */
export function findSsmParameter(value: Value, templates: TemplateSet): TemplateResource | undefined {
  const name = readName(value);
  if (name === undefined) return undefined;
  return templates.ofType('AWS::SSM::Parameter').find((parameter) => findText(readAt(parameter, 'Name')) === name);
}

function readName(value: Value): string | undefined {
  const reference = parseReference(value.raw);
  const declared = reference && value.located.scope.source.template.Parameters?.[reference.id];
  if (declared !== undefined) {
    const isRead = String(declared.Type).startsWith('AWS::SSM::Parameter::Value<');
    return isRead && typeof declared.Default === 'string' ? declared.Default : undefined;
  }
  return /\{\{resolve:ssm:([^:}]+)/.exec(value.display())?.[1];
}

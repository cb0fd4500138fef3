import type { StackTemplate, Template } from '../../src/templates/template';
import type { Value } from '../../src/templates/template-resource';
import { TemplateSet } from '../../src/templates/template-set';

/** The account and region of the documentation. */
export const LOCATION = { account: '111122223333', region: 'eu-central-1' };

/** A set of one template, for any account and region unless they are given. */
export function readTemplate(template: Template, location: Partial<StackTemplate> = {}): TemplateSet {
  return new TemplateSet([{ path: 'App', file: 'app.json', template, ...location }]);
}

/** The property `A` of a resource in a template with other sections. */
export function readProperty(A: unknown, template: Template = {}, location: Partial<StackTemplate> = {}): Value {
  const It = { Type: 'AWS::Example::Thing', Properties: { A } };
  const set = readTemplate({ ...template, Resources: { ...template.Resources, It } }, location);
  const [resource] = set.ofType('AWS::Example::Thing');
  if (resource === undefined) throw new Error('the template has no resource of this type');
  return resource.at('A');
}

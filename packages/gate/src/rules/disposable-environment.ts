import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';
import type { Rule } from './rule';

/** Whether the policy lets the environment of a resource be deleted with its data. Retention is then not required. */
export function isDisposable({ stack }: TemplateResource, templates: TemplateSet): boolean {
  return templates.isDisposable(stack.path);
}

/** Limits a rule that asks for data to outlive a deletion to environments that are not disposable. */
export function exceptDisposable(rule: Rule): Rule {
  if (rule.keepsData !== true) return rule;
  return {
    ...rule,
    check: (resource, templates) =>
      isDisposable(resource, templates) ? 'not applicable' : rule.check(resource, templates),
  };
}

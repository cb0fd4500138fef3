import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';

/** Whether the policy lets the environment of a resource be deleted with its data. Retention is then not required. */
export function isDisposable({ stack }: TemplateResource, templates: TemplateSet): boolean {
  return templates.isDisposable(stack.path);
}

import { getEnvironment } from '../../templates/environment';
import type { TemplateResource, Value } from '../../templates/template-resource';

/** Where names of a type are unique: in an environment, an account and a region. */
export function scopeOfNames({ stack: { path, source } }: TemplateResource, type: string): string {
  return `${getEnvironment(path)} ${type} ${source.account ?? ''} ${source.region ?? ''}`;
}

/** A text that is equal for equal values: two references to a resource, or a domain with and without its last dot. */
export function describePlace(value: Value): string {
  const target = value.target();
  return target === undefined ? value.display().replace(/\.$/, '') : `${target.stack.path}/${target.logicalId}`;
}

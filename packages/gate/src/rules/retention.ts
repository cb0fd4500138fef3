import type { TemplateResource } from '../templates/template-resource';

/**
 * Whether a resource stays when its stack is deleted, and when a change would replace it.
 *
 * @throws Undecidable for a value that only a deployment determines
 */
export function isRetained(resource: TemplateResource): boolean {
  return (
    /^Retain/.test(resource.policy('DeletionPolicy').text() ?? '') &&
    resource.policy('UpdateReplacePolicy').text() === 'Retain'
  );
}

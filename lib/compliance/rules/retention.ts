import type { Resource } from '../deployment/deployment';

/** Whether a resource stays when its stack is deleted, and when a change would replace it. @throws Undecidable when only a deployment knows it */
export function isRetained(resource: Resource): boolean {
  return (
    /^Retain/.test(resource.policy('DeletionPolicy').text() ?? '') &&
    resource.policy('UpdateReplacePolicy').text() === 'Retain'
  );
}

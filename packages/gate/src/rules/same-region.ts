import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';

/**
 * Lists the resources of a type in the account and region of another resource. Services that watch an account work in
 * one region each, so a resource elsewhere is no substitute. A stack without a known account or region counts as near.
 */
export function listInSameRegion(
  { stack }: TemplateResource,
  type: string,
  templates: TemplateSet,
): readonly TemplateResource[] {
  const { account, region } = stack.source;
  return templates.ofType(type).filter((other) => {
    const there = other.stack.source;
    return isSame(account, there.account) && isSame(region, there.region);
  });
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

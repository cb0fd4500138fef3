import { isBlocking, readRules } from '../../rules/waf/web-acl-lookup';
import type { TemplateResource, Value } from '../../templates/template-resource';
import { findText, listEntries, readAt, readIfKnown } from '../known-values';
import type { ShownControl } from '../party';
import type { Surroundings } from '../surroundings';
import { buildTitle } from '../titles';

/** A web ACL before a resource. */
export interface WebAclFound {
  readonly acl: TemplateResource;
  readonly name: string;
  /** @default - no rule of it blocks */
  readonly control?: ShownControl;
}

/** The web ACL that inspects the requests to a node. */
export function findWebAcl(node: TemplateResource, surroundings: Surroundings): WebAclFound | undefined {
  const named = [readAt(node, 'DistributionConfig.WebACLId'), readAt(node, 'WebACLId')].map((value) =>
    surroundings.findTarget(value),
  );
  const associated = surroundings
    .ofType('AWS::WAFv2::WebACLAssociation')
    .filter((association) => surroundings.findNode(readAt(association, 'ResourceArn')) === node)
    .map((association) => surroundings.findTarget(readAt(association, 'WebACLArn')));
  const acl = [...named, ...associated].find((found) => found?.type === 'AWS::WAFv2::WebACL');
  if (acl === undefined) return undefined;
  const name = findText(readAt(acl, 'Name')) ?? buildTitle(acl);
  const blocking = countBlocking(acl);
  const isClosed = listEntries(readAt(acl, 'DefaultAction')).some(([action]) => action === 'Block');
  if (blocking === 0 && !isClosed) return { acl, name };
  const rules = blocking === 1 ? '1 blocking rule' : `${blocking} blocking rules`;
  const title = /web ?acl/i.test(name) ? name : `Web ACL ${name}`;
  const what = isClosed ? `${title} blocks what no rule allows` : `${title} with ${rules}`;
  return { acl, name, control: { what, resource: acl } };
}

function countBlocking(acl: TemplateResource): number {
  return (readIfKnown(() => readRules(acl)) ?? []).filter(blocks).length;
}

/** A rule with a blocking action, or a rule group whose actions are not overridden with Count. */
function blocks(rule: Value): boolean {
  const action = readAt(rule, 'Action');
  if (action.present) return readIfKnown(() => isBlocking(action)) === true;
  return listEntries(readAt(rule, 'OverrideAction')).some(([name]) => name === 'None');
}

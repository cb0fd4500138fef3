import type { Deployment, Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';

export function rulesOf(acl: Resource): Value[] {
  return acl.at('Rules').items();
}

export function nameOf(rule: Value): string {
  return rule.at('Name').text() ?? rule.property;
}

/** Whether an action stops the request, or at least those who do not prove to be people. */
export function refuses(action: Value): boolean {
  const [kinds, more] = action.entries().map(([kind]) => kind);
  return more === undefined && ['Block', 'Captcha', 'Challenge'].includes(kinds ?? '');
}

export function isBeforeApi(acl: Resource, deployment: Deployment): boolean {
  return protectedBy(acl, deployment).some(({ type }) => type.startsWith('AWS::ApiGateway::'));
}

/** Not when it is known to stand before user pools alone. */
export function seesBodies(acl: Resource, deployment: Deployment): boolean {
  const before = protectedBy(acl, deployment);
  return before.length === 0 || before.some(({ type }) => type !== 'AWS::Cognito::UserPool');
}

/** What a web ACL stands before, as far as the templates tell. */
function protectedBy(acl: Resource, deployment: Deployment): readonly Resource[] {
  return deployment
    .ofType('AWS::WAFv2::WebACLAssociation')
    .filter((association) => association.at('WebACLArn').target() === acl)
    .flatMap((association) => association.at('ResourceArn').target() ?? []);
}

/**
 * Whether an association with a web ACL names a resource.
 *
 * @throws Undecidable when none does, and one of them names what only the deployment knows
 */
export function hasWebAcl(names: (association: Resource) => boolean, deployment: Deployment): boolean {
  const associations = deployment.ofType('AWS::WAFv2::WebACLAssociation');
  if (associations.filter(names).some(isToWebAcl)) return true;
  for (const association of associations) {
    const arn = association.at('ResourceArn');
    if (arn.target() === undefined) arn.text();
  }
  return false;
}

function isToWebAcl(association: Resource): boolean {
  const acl = association.at('WebACLArn');
  const target = acl.target();
  return target === undefined ? /\/webacl\//.test(acl.text() ?? '') : target.type === 'AWS::WAFv2::WebACL';
}

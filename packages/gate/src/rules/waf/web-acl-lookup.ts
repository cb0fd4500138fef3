import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';

export function readRules(acl: TemplateResource): Value[] {
  return acl.at('Rules').items();
}

export function readRuleName(rule: Value): string {
  return rule.at('Name').text() ?? rule.property;
}

/** Whether an action stops a request, or at least one whose sender fails a challenge. */
export function isBlocking(action: Value): boolean {
  const [kind, more] = action.entries().map(([name]) => name);
  return more === undefined && ['Block', 'Captcha', 'Challenge'].includes(kind ?? '');
}

export interface RuleGroup {
  readonly rule: Value;
  /** ManagedRuleGroupStatement or RuleGroupReferenceStatement. */
  readonly statement: Value;
}

export function findRuleGroup(rule: Value): RuleGroup | undefined {
  const statements = ['ManagedRuleGroupStatement', 'RuleGroupReferenceStatement'].map((kind) =>
    rule.at('Statement').at(kind),
  );
  const statement = statements.find(({ present }) => present);
  return statement === undefined ? undefined : { rule, statement };
}

export function findRuleGroups(acl: TemplateResource): RuleGroup[] {
  return readRules(acl).flatMap((rule) => findRuleGroup(rule) ?? []);
}

/** The name of a group of AWS, or `vendor/name`. */
export function readGroupName({ rule, statement }: RuleGroup): string {
  const vendor = statement.at('VendorName').text();
  const name = statement.at('Name').text();
  return vendor === 'AWS' ? (name ?? '') : `${vendor ?? 'own'}/${name ?? readRuleName(rule)}`;
}

export interface RateLimit {
  readonly rule: Value;
  /** RateBasedStatement. */
  readonly statement: Value;
}

export function findRateLimits(acl: TemplateResource): RateLimit[] {
  return readRules(acl)
    .map((rule) => ({ rule, statement: rule.at('Statement.RateBasedStatement') }))
    .filter(({ statement }) => statement.present);
}

/** Whether the web ACL is associated with an API Gateway API. */
export function isForApi(acl: TemplateResource, templates: TemplateSet): boolean {
  return findProtectedResources(acl, templates).some(({ type }) => type.startsWith('AWS::ApiGateway::'));
}

/** False when the web ACL protects only user pools: Cognito forwards no request bodies to AWS WAF. */
export function canInspectBodies(acl: TemplateResource, templates: TemplateSet): boolean {
  const resources = findProtectedResources(acl, templates);
  return resources.length === 0 || resources.some(({ type }) => type !== 'AWS::Cognito::UserPool');
}

/** Resources that the templates associate with the web ACL. */
function findProtectedResources(acl: TemplateResource, templates: TemplateSet): readonly TemplateResource[] {
  return templates
    .ofType('AWS::WAFv2::WebACLAssociation')
    .filter((association) => association.at('WebACLArn').target() === acl)
    .flatMap((association) => association.at('ResourceArn').target() ?? []);
}

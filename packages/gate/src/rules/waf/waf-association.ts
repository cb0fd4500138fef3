import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

/** Resources that a web ACL protects. */
export const wafAssociationRules: readonly Rule[] = [
  {
    id: 'WafAssociationApiStage',
    level: 'required',
    group: 'webFirewall',
    types: ['AWS::ApiGateway::Stage'],
    what: 'API Gateway REST API stage is associated with a WAF web ACL',
    why: 'Without a web ACL, every attack from the internet reaches the API itself, and each request is billed.',
    fix: 'Add an AWS::WAFv2::WebACLAssociation with the stage ARN as ResourceArn and a web ACL as WebACLArn.',
    property: 'Properties.StageName',
    references: [securityHub('APIGateway.4'), nist('SC-7')],
    check: (stage, templates) =>
      hasWebAcl((association) => isStageArn(association.at('ResourceArn'), stage), templates),
  },
  {
    id: 'WafAssociationUserPool',
    level: 'hardening',
    group: 'takeoverProtection',
    types: ['AWS::Cognito::UserPool'],
    what: 'Cognito user pool is associated with a WAF web ACL',
    why: 'Attackers try thousands of stolen passwords at sign-in, from a few addresses.',
    fix: 'Add an AWS::WAFv2::WebACLAssociation with the user pool ARN as ResourceArn and a web ACL as WebACLArn.',
    property: 'Properties.UserPoolName',
    references: [nist('SC-7'), awsDocs('cognito/latest/developerguide/user-pool-waf.html')],
    check: (pool, templates) => hasWebAcl((association) => association.at('ResourceArn').target() === pool, templates),
  },
];

/**
 * Whether a matching association leads to a web ACL.
 *
 * @throws Undecidable when no association matches, and one of them has a resource that is resolved only at deployment
 */
function hasWebAcl(isMatch: (association: TemplateResource) => boolean, templates: TemplateSet): boolean {
  const associations = templates.ofType('AWS::WAFv2::WebACLAssociation');
  if (associations.filter(isMatch).some(isToWebAcl)) return true;
  for (const association of associations) {
    const arn = association.at('ResourceArn');
    if (arn.target() === undefined) arn.text();
  }
  return false;
}

function isToWebAcl(association: TemplateResource): boolean {
  const acl = association.at('WebACLArn');
  const target = acl.target();
  return target === undefined ? /\/webacl\//.test(acl.text() ?? '') : target.type === 'AWS::WAFv2::WebACL';
}

/** `arn:aws:apigateway:<region>::/restapis/<api>/stages/<stage>` */
function isStageArn(arn: Value, stage: TemplateResource): boolean {
  const target = arn.target();
  if (target === stage) return true;
  if (!arn.present) return false;
  const [, name] = arn.display().split('/stages/');
  const isNamed = name === `\${${stage.logicalId}}` || (name !== undefined && name === stage.at('StageName').text());
  return isNamed && target !== undefined && target === stage.at('RestApiId').target();
}

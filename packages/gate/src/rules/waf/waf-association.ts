import { isDynamicReference, isSet } from '../../templates/known-values';
import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { awsConfig, awsDocs, checkov, nist, pciDss, type Rule, securityHub } from '../rule';

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
  {
    id: 'WafAssociationLoadBalancer',
    level: 'required',
    group: 'webFirewall',
    types: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    what: 'Application Load Balancer on the internet is associated with a WAF web ACL',
    why: 'Without a web ACL, scanners try published attacks against the application itself.',
    fix: 'Add an AWS::WAFv2::WebACLAssociation with the load balancer as ResourceArn and a web ACL as WebACLArn.',
    property: 'Properties.Scheme',
    references: [securityHub('ELB.16'), checkov('CKV2_AWS_28'), nist('SC-7')],
    check: (balancer, templates) => {
      const isApplication = (balancer.at('Type').text() ?? 'application') === 'application';
      if (!isApplication || balancer.at('Scheme').text() === 'internal') return 'not applicable';
      return hasWebAcl((association) => association.at('ResourceArn').target() === balancer, templates);
    },
  },
  {
    id: 'WafAssociationGraphQlApi',
    level: 'required',
    group: 'webFirewall',
    types: ['AWS::AppSync::GraphQLApi'],
    what: 'AppSync GraphQL API on the internet is associated with a WAF web ACL',
    why: 'Without a web ACL, every attack from the internet reaches the API itself, and each request is billed.',
    fix: 'Add an AWS::WAFv2::WebACLAssociation with the API as ResourceArn, or set Visibility to PRIVATE.',
    property: 'Properties.Visibility',
    references: [awsConfig('appsync-associated-with-waf'), checkov('CKV2_AWS_33'), nist('SC-7')],
    check: (api, templates) => {
      if (api.at('Visibility').text() === 'PRIVATE') return 'not applicable';
      return hasWebAcl((association) => association.at('ResourceArn').target() === api, templates);
    },
  },
  {
    id: 'WafAssociationAppRunnerService',
    level: 'required',
    group: 'webFirewall',
    types: ['AWS::AppRunner::Service'],
    what: 'App Runner service that is publicly accessible is associated with a WAF web ACL',
    why: 'A service is on the internet by default, and scanners try published attacks against it.',
    fix: 'Set NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible to false, or add a WebACLAssociation.',
    property: 'Properties.NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible',
    references: [pciDss('6.4.2'), awsDocs('apprunner/latest/dg/waf.html'), nist('SC-7')],
    check: (service, templates) => {
      const isPublic = service.at('NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible').flag() ?? true;
      if (!isPublic) return 'not applicable';
      return hasWebAcl((association) => association.at('ResourceArn').target() === service, templates);
    },
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
  if (target !== undefined) return target.type === 'AWS::WAFv2::WebACL';
  // CloudFormation accepts only a web ACL here, so a parameter or an import is one.
  if (isDynamicReference(acl)) return true;
  const shown = acl.display();
  return /\/webacl\//.test(shown) || (shown.includes('${') && isSet(acl));
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

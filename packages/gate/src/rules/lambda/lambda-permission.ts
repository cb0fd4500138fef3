import type { TemplateResource, Value } from '../../templates/template-resource';
import { stripPseudoParameters } from '../iam/granted-statements';
import { awsDocs, cdkNag, cfnNag, checkov, nist, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::Lambda::Permission'];
const POLICIES = awsDocs('lambda/latest/dg/access-control-resource-based.html');
const S3 = 's3.amazonaws.com';
/** An ARN with a wildcard for the account, such as `arn:aws:execute-api:*:*:*`. The ARN of a bucket has no account. */
const ANY_ACCOUNT = /^(\*|[^:]*:[^:]*:[^:]*:[^:]*:[^:]*[*?])/;
/** IAM ignores the case of actions. */
const INVOKING = /^lambda:invoke(function|functionurl|async)$/i;

/** Rules for the resource-based policy of a function: who may invoke it. */
export const lambdaPermissionRules: readonly Rule[] = [
  {
    id: 'LambdaPermissionNotPublic',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Lambda permission does not allow public access',
    why: 'With a public permission every AWS account can invoke the function, also through a bucket of that account.',
    fix: 'Set Principal to a service or an account, and SourceAccount where the principal is s3.amazonaws.com.',
    property: 'Properties.Principal',
    references: [securityHub('Lambda.1'), POLICIES, nist('AC-3')],
    check: (permission) => {
      const principal = readPrincipal(permission);
      if (principal === S3) return permission.at('SourceAccount').present;
      return principal !== '*' || isOrganization(permission.at('PrincipalOrgID'));
    },
  },
  {
    id: 'LambdaPermissionActionExact',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Lambda permission allows nothing but to invoke the function',
    why: 'With another action the other account or service reads or changes the code, which acts with the role.',
    fix: 'Set Action to lambda:InvokeFunction or lambda:InvokeFunctionUrl.',
    property: 'Properties.Action',
    references: [cfnNag('W24'), cdkNag('LambdaStarPermissions'), POLICIES, nist('AC-6')],
    check: (permission) => INVOKING.test(permission.at('Action').text() ?? ''),
  },
  {
    id: 'LambdaPermissionSourceSet',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Lambda permission of an AWS service is limited to a source ARN or a source account',
    why: 'Without a source, a resource in any other account can make the service invoke this function.',
    fix: 'Set SourceArn or SourceAccount.',
    property: 'Properties.SourceArn',
    references: [checkov('CKV_AWS_364'), trivy('AVD-AWS-0067'), awsDocs('IAM/latest/UserGuide/confused-deputy.html')],
    check: (permission) => {
      const principal = readPrincipal(permission);
      const isAlexa = /^alexa-/.test(principal);
      if (!isAlexa && !principal.endsWith('.amazonaws.com')) return 'not applicable';
      return (
        permission.at('SourceAccount').present ||
        isOrganization(permission.at('PrincipalOrgID')) ||
        isOfOneAccount(permission.at('SourceArn')) ||
        // Only skills of Alexa send the token.
        (isAlexa && permission.at('EventSourceToken').present)
      );
    },
  },
  {
    id: 'LambdaPermissionSourceArn',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Lambda permission of a service allows invocations for one named resource only',
    why: 'Without a source another account can make the service invoke this function.',
    fix: 'Set SourceArn to the ARN of the resource, and Action to lambda:InvokeFunction.',
    property: 'Properties.SourceArn',
    references: [POLICIES, awsDocs('IAM/latest/UserGuide/confused-deputy.html'), nist('AC-6')],
    check: (permission) => {
      const principal = readPrincipal(permission);
      if (/^\d{12}$|^arn:/.test(principal)) return 'not applicable';
      const source = permission.at('SourceArn');
      return (
        /^[\w.-]+\.amazonaws\.com$/.test(principal) &&
        /^lambda:(InvokeFunction|InvokeFunctionUrl)$/.test(permission.at('Action').text() ?? '') &&
        (source.target() !== undefined || (source.text() ?? '*') !== '*')
      );
    },
  },
];

/** Whether a value names an organization; `*` is every one. */
function isOrganization(organization: Value): boolean {
  return organization.present && !organization.display().includes('*');
}

function isOfOneAccount(arn: Value): boolean {
  return arn.present && !ANY_ACCOUNT.test(stripPseudoParameters(arn.display()));
}

function readPrincipal(permission: TemplateResource): string {
  const principal = permission.at('Principal');
  return principal.target()?.type.startsWith('AWS::IAM::') ? 'arn:' : (principal.text() ?? '');
}

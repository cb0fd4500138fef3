import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::Lambda::Permission'];
const POLICIES = awsDocs('lambda/latest/dg/access-control-resource-based.html');
const S3 = 's3.amazonaws.com';

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
      return principal !== '*' || permission.at('PrincipalOrgID').present;
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

function readPrincipal(permission: TemplateResource): string {
  const principal = permission.at('Principal');
  return principal.target()?.type.startsWith('AWS::IAM::') ? 'arn:' : (principal.text() ?? '');
}

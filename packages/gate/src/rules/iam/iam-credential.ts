import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule } from '../rule';

const BEST_PRACTICES = awsDocs('IAM/latest/UserGuide/best-practices.html');

/** Rules for passwords of IAM users. */
export const iamCredentialRules: readonly Rule[] = createPropertyRules([
  {
    id: 'IamCredentialNoConsolePassword',
    level: 'required',
    group: 'secondFactor',
    types: ['AWS::IAM::User'],
    what: 'IAM user does not have a console password',
    why: 'A password from a template is known to everyone who reads the template, and has no second factor.',
    fix: 'Remove LoginProfile. Let people sign in through IAM Identity Center.',
    property: 'LoginProfile',
    references: [checkov('CKV2_AWS_22'), BEST_PRACTICES, nist('IA-2(1)')],
    expects: { absent: true },
  },
]);

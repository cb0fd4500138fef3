import { matchesPattern } from '../../templates/match-pattern';
import { coversAction, type PolicyStatement } from '../../templates/policy-statement';
import { type TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { awsDocs, nist, type Rule } from '../rule';
import { canServiceAssume, findRoleStatements } from './granted-statements';

/**
 * Actions that the Lambda service needs on `*` to connect functions to a VPC.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
const NETWORK_INTERFACES = [
  'ec2:assignprivateipaddresses',
  'ec2:createnetworkinterface',
  'ec2:deletenetworkinterface',
  'ec2:describenetworkinterfaces',
  'ec2:describesubnets',
  'ec2:detachnetworkinterface',
  'ec2:unassignprivateipaddresses',
];

/** Rules for the execution roles of Lambda functions. */
export const iamLambdaRules: readonly Rule[] = [
  {
    id: 'IamLambdaNetworkInterfacesDenied',
    level: 'hardening',
    group: 'leastPrivilege',
    types: ['AWS::IAM::Role'],
    what: 'Lambda execution role denies network interface actions to function code',
    why: 'Lambda needs these actions on all interfaces. Injected code could use them to leave its VPC.',
    fix: 'Deny the actions on * with an ArnLike condition on lambda:SourceFunctionArn for all functions of the role.',
    property: 'Properties',
    references: [nist('AC-6'), awsDocs('lambda/latest/dg/configuration-vpc.html')],
    check: (role, templates) => {
      if (!canServiceAssume(role, 'lambda.amazonaws.com')) return 'not applicable';
      const statements = findRoleStatements(role, templates);
      const denying = statements.filter((statement) => deniesCode(statement, role, templates));
      const allowed = NETWORK_INTERFACES.filter((action) =>
        statements.some((statement) => statement.allows && coversAction(statement, action)),
      );
      if (!allowed.some((action) => action.endsWith('networkinterface'))) return 'not applicable';
      return allowed.filter((action) => !denying.some((statement) => coversAction(statement, action)));
    },
  },
];

/** Whether a statement denies only the code of all functions with the role. The Lambda service needs the actions. */
function deniesCode(statement: PolicyStatement, role: TemplateResource, templates: TemplateSet): boolean {
  const [condition, ...more] = statement.conditions;
  if (statement.allows || condition?.key !== 'lambda:sourcefunctionarn' || more.length > 0) return false;
  // With NotAction it denies everything except the listed actions.
  if (statement.hasNotAction) return false;
  if (!/^(Arn(Equals|Like)|StringLike)$/.test(condition.operator)) return false;
  if (!statement.resources.some((resource) => resource.display() === '*')) return false;
  const functions = templates
    .ofType('AWS::Lambda::Function')
    .filter((candidate) => candidate.at('Role').target() === role);
  const anyFunction = buildExampleArn(role);
  return (
    condition.values.some((value) => matchesPattern(value.display(), anyFunction)) ||
    (functions.length > 0 && functions.every((own) => condition.values.some((value) => value.target() === own)))
  );
}

/** The ARN of an example function in the account of the role, as `display` writes it. */
function buildExampleArn({ stack }: TemplateResource): string {
  const parts = ['arn:', 'AWS::Partition', ':lambda:', 'AWS::Region', ':', 'AWS::AccountId', ':function:any'];
  const joined = parts.map((part) => (part.startsWith('AWS::') ? { Ref: part } : part));
  return new Value({ 'Fn::Join': ['', joined] }, stack, '').display();
}

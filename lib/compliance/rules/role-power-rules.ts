import type { Deployment, Resource } from '../deployment/deployment';
import { coversAction, matchesPattern, type PolicyStatement } from '../deployment/policy-statement';
import { Value } from '../deployment/value';
import { arnOf, statementsFor, trustsService } from './granted-statements';
import { awsDocs, nist, type Rule } from './rule';

const TYPES = ['AWS::IAM::Role'];

/** Actions that read the data of persons, or what opens it. */
const READING = [
  'dynamodb:batchgetitem',
  'dynamodb:getitem',
  'dynamodb:query',
  'dynamodb:scan',
  'kms:decrypt',
  'rds-data:executestatement',
  'rds-db:connect',
  's3:getobject',
  's3:getobjectversion',
  'secretsmanager:getsecretvalue',
  'ssm:getparameter',
  'ssm:getparameters',
  'ssm:getparametersbypath',
];

/** Actions that decide who may do what: policies of identities, and of resources. */
const GRANTING = [
  'dynamodb:putresourcepolicy',
  'iam:addusertogroup',
  'iam:attachgrouppolicy',
  'iam:attachrolepolicy',
  'iam:attachuserpolicy',
  'iam:createaccesskey',
  'iam:createpolicy',
  'iam:createpolicyversion',
  'iam:createrole',
  'iam:createuser',
  'iam:deleterolepermissionsboundary',
  'iam:deleterolepolicy',
  'iam:detachrolepolicy',
  'iam:passrole',
  'iam:putgrouppolicy',
  'iam:putrolepermissionsboundary',
  'iam:putrolepolicy',
  'iam:putuserpolicy',
  'iam:setdefaultpolicyversion',
  'iam:updateassumerolepolicy',
  'kms:putkeypolicy',
  'lambda:addpermission',
  's3:deletebucketpolicy',
  's3:putbucketacl',
  's3:putbucketpolicy',
  's3:putbucketpublicaccessblock',
  's3:putobjectacl',
  'secretsmanager:putresourcepolicy',
  'sns:addpermission',
  'sns:settopicattributes',
  'sqs:addpermission',
  'sqs:setqueueattributes',
];

/** What Lambda needs on `*` to place functions into a network, and what their code could do with it. */
const NETWORK_INTERFACES = [
  'ec2:assignprivateipaddresses',
  'ec2:createnetworkinterface',
  'ec2:deletenetworkinterface',
  'ec2:describenetworkinterfaces',
  'ec2:describesubnets',
  'ec2:detachnetworkinterface',
  'ec2:unassignprivateipaddresses',
];

/** Rules for what a role may do in sum, over all policies that the templates attach to it. */
export const rolePowerRules: readonly Rule[] = [
  {
    id: 'IamRoleReadsOrGrants',
    types: TYPES,
    what: 'A role that reads data does not decide who else may.',
    why: 'With both one intruder reads the data, opens it to others, and keeps the door open after he was found.',
    fix: 'Split the role, or remove the actions that change policies from every policy that is attached to it.',
    property: 'Properties',
    references: [nist('AC-5'), nist('AC-6')],
    check: (role, deployment) => {
      const allowing = statementsFor(role, deployment).filter(({ allows }) => allows);
      const reads = READING.some((action) => allowing.some((statement) => coversAction(statement, action)));
      return reads ? [...new Set(allowing.flatMap(grantingPatterns))] : 'not applicable';
    },
  },
  {
    id: 'IamNetworkInterfacesDenied',
    types: TYPES,
    what: 'Code of functions may not use the rights over network interfaces that Lambda itself needs.',
    why: 'The rights are over all interfaces of the account: code that uses them leaves its own network, or cuts off others.',
    fix: 'Deny the same actions on * under an ArnLike condition on lambda:SourceFunctionArn that matches all functions of the role.',
    property: 'Properties',
    references: [nist('AC-6'), awsDocs('lambda/latest/dg/configuration-vpc.html')],
    check: (role, deployment) => {
      if (!trustsService(role, 'lambda.amazonaws.com')) return 'not applicable';
      const statements = statementsFor(role, deployment);
      const denying = statements.filter((statement) => deniesCode(statement, role, deployment));
      const allowed = NETWORK_INTERFACES.filter((action) =>
        statements.some((statement) => statement.allows && coversAction(statement, action)),
      );
      if (!allowed.some((action) => action.endsWith('networkinterface'))) return 'not applicable';
      return allowed.filter((action) => !denying.some((statement) => coversAction(statement, action)));
    },
  },
  {
    id: 'IamOneDatabaseUser',
    types: TYPES,
    what: 'A function signs in to the database as one user.',
    why: 'The users of a database differ in what they may do. Code that may choose among them has the rights of all.',
    fix: 'Name one user in Resource of rds-db:connect, over all policies of the role.',
    property: 'Properties',
    references: [nist('AC-6'), awsDocs('AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html')],
    check: (role, deployment) => {
      if (!trustsService(role, 'lambda.amazonaws.com')) return 'not applicable';
      const users = statementsFor(role, deployment)
        .filter((statement) => statement.allows && coversAction(statement, 'rds-db:connect'))
        .flatMap(({ resources }) => resources.map(arnOf));
      return users.length === 0 ? 'not applicable' : new Set(users).size === 1;
    },
  },
];

function grantingPatterns({ actions, hasNotAction }: PolicyStatement): string[] {
  if (hasNotAction) return ['NotAction'];
  return actions.filter((pattern) => GRANTING.some((action) => matchesPattern(pattern, action)));
}

/** Whether a statement denies on everything, to the code of all functions with the role and to nobody else: Lambda itself still needs the rights. */
function deniesCode(statement: PolicyStatement, role: Resource, deployment: Deployment): boolean {
  const [condition, ...more] = statement.conditions;
  if (statement.allows || condition?.key !== 'lambda:sourcefunctionarn' || more.length > 0) return false;
  // NotAction denies everything but what it lists.
  if (statement.hasNotAction) return false;
  if (!/^(Arn(Equals|Like)|StringLike)$/.test(condition.operator)) return false;
  if (!statement.resources.some((resource) => resource.display() === '*')) return false;
  const functions = deployment
    .ofType('AWS::Lambda::Function')
    .filter((candidate) => candidate.at('Role').target() === role);
  const anyFunction = exampleFunctionArn(role);
  return (
    condition.values.some((value) => matchesPattern(value.display(), anyFunction)) ||
    (functions.length > 0 && functions.every((own) => condition.values.some((value) => value.target() === own)))
  );
}

/** The ARN of some function beside the role, in the form that `display` has. */
function exampleFunctionArn({ stack }: Resource): string {
  const parts = ['arn:', 'AWS::Partition', ':lambda:', 'AWS::Region', ':', 'AWS::AccountId', ':function:any'];
  const joined = parts.map((part) => (part.startsWith('AWS::') ? { Ref: part } : part));
  return new Value({ 'Fn::Join': ['', joined] }, stack, '').display();
}

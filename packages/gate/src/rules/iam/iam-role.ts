import { coversAction } from '../../templates/policy-statement';
import { awsDocs, nist, type Rule } from '../rule';
import { listPatterns } from './covering-statements';
import { attachesOnlyDenials, findRoleStatements } from './granted-statements';

const TYPES = ['AWS::IAM::Role'];

/** Actions that read personal data, or the secrets that protect it. */
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

/** Actions that change who may do what, by policies of identities or of resources. */
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

/** Session length of a role without MaxSessionDuration, in seconds. */
const HOUR = 3600;

/** Rules for a role as a whole, over all policies that the templates attach to it. */
export const iamRoleRules: readonly Rule[] = [
  {
    id: 'IamRoleReadersCannotGrantAccess',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM role that reads data cannot change who has access',
    why: 'With both permissions an intruder reads the data, shares it with other accounts, and regains access later.',
    fix: 'Split the role, or remove the actions that change policies from ManagedPolicyArns and Policies.',
    property: 'Properties',
    references: [nist('AC-5'), nist('AC-6')],
    check: (role, templates) => {
      const allowing = findRoleStatements(role, templates).filter(
        (statement) => statement.allows && !attachesOnlyDenials(statement),
      );
      const reads = READING.some((action) => allowing.some((statement) => coversAction(statement, action)));
      return reads
        ? [...new Set(allowing.flatMap((statement) => listPatterns(statement, GRANTING)))]
        : 'not applicable';
    },
  },
  {
    id: 'IamRoleMaxSessionDuration',
    level: 'hardening',
    group: 'shortSessions',
    types: TYPES,
    what: 'IAM role limits sessions to one hour',
    why: 'Stolen session credentials work until the session ends, which can be twelve hours later.',
    fix: 'Remove MaxSessionDuration, or set it to 3600.',
    property: 'Properties.MaxSessionDuration',
    references: [nist('AC-12'), awsDocs('IAM/latest/UserGuide/id_roles_use.html')],
    check: (role) => (role.at('MaxSessionDuration').number() ?? HOUR) <= HOUR,
  },
];

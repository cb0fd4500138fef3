import {
  canServiceAssume,
  findRoleStatements,
  POLICY_TYPES,
  parseServiceName,
  readArn,
} from '../../packages/gate/src/rules/iam/granted-statements';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import { coversAction, type PolicyStatement, readStatements } from '../../packages/gate/src/templates/policy-statement';

/** How this blueprint separates its roles: one policy and one principal per role, one database user per function. */
export const iamPins: readonly Rule[] = [
  {
    id: 'IamPolicySingleRole',
    level: 'pinned',
    group: 'leastPrivilege',
    types: POLICY_TYPES,
    what: 'IAM policy is attached to one role, and to no user or group',
    why: 'Every holder of a shared policy gets the permissions that only one of them needs.',
    fix: 'Name one role in Roles and leave Users and Groups empty. Write a separate policy for each role.',
    property: 'Properties.Roles',
    references: [nist('AC-6')],
    check: (policy) => {
      const roles = [...policy.at('Roles').items(), ...policy.at('RoleName').items()];
      const others = ['Users', 'Groups', 'UserName', 'GroupName'].flatMap((name) => policy.at(name).items());
      if (others.length > 0) return false;
      return roles.length === 0 ? 'not applicable' : new Set(roles.map(readArn)).size === 1;
    },
  },
  {
    id: 'IamTrustSinglePrincipal',
    level: 'pinned',
    group: 'leastPrivilege',
    types: ['AWS::IAM::Role'],
    what: 'IAM role trust policy admits one principal',
    why: 'Of two principals each gets the permissions that only the other needs.',
    fix: 'Name one principal in AssumeRolePolicyDocument. Create a separate role for the other.',
    property: 'Properties.AssumeRolePolicyDocument',
    references: [nist('AC-6')],
    check: (role) => {
      const trusting = readStatements(role.at('AssumeRolePolicyDocument')).filter(({ allows }) => allows);
      return new Set(trusting.flatMap(namePrincipals)).size === 1;
    },
  },
  {
    id: 'IamRdsConnectSingleUser',
    level: 'pinned',
    group: 'databaseIdentity',
    types: ['AWS::IAM::Role'],
    what: 'Lambda execution role connects to the database as one user',
    why: 'Code that can choose between database users has the permissions of all of them.',
    fix: 'Name one user in Resource of rds-db:connect, over all policies of the role.',
    property: 'Properties',
    references: [nist('AC-6'), awsDocs('AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html')],
    check: (role, templates) => {
      if (!canServiceAssume(role, 'lambda.amazonaws.com')) return 'not applicable';
      const users = findRoleStatements(role, templates)
        .filter((statement) => statement.allows && coversAction(statement, 'rds-db:connect'))
        .flatMap(({ resources }) => resources.map(readArn));
      return users.length === 0 ? 'not applicable' : new Set(users).size === 1;
    },
  },
];

function namePrincipals({ principals }: PolicyStatement): string[] {
  return principals.map(
    ({ kind, value }) => `${kind} ${kind === 'Service' ? parseServiceName(value) : value.display()}`,
  );
}

import { awsDocs, nist, type Rule } from '../rule';
import { checkCovering } from './covering-statements';
import { DOCUMENTS, GRANTING_TYPES, isExact, readArn } from './granted-statements';

/** Rules for IAM database authentication. */
export const iamRdsConnectRules: readonly Rule[] = [
  {
    id: 'IamRdsConnectUserNamed',
    level: 'hardening',
    group: 'databaseIdentity',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy allows rds-db:connect only for named users of one named cluster or proxy',
    why: 'A wildcard admits every user of every database in the account, including the master user.',
    fix: 'Set Resource of rds-db:connect to arn:<partition>:rds-db:<region>:<account>:dbuser:<resource id>/<user>.',
    property: 'Properties.PolicyDocument',
    references: [nist('AC-6'), awsDocs('AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html')],
    check: (holder) =>
      checkCovering(holder, ['rds-db:connect'], ({ resources }) =>
        resources.map(readArn).filter((user) => !isExact(user) || !/:dbuser:.+\/[\w.-]+/.test(user)),
      ),
  },
];

import { isDynamicReference, isPassedParameter } from '../../templates/known-values';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { DATABASES, hasOrigin, skipClusterMembers } from './database-members';

/** User names that RDS proposes, and those that password lists try first. */
const DEFAULT_NAMES = /^(admin|administrator|awsuser|master|postgres|root|sa)$/i;
/** Rules for the master user of a database. */
export const rdsMasterRules: readonly Rule[] = [
  {
    id: 'RdsMasterUsernameNotDefault',
    level: 'required',
    group: 'databaseIdentity',
    types: DATABASES,
    what: 'RDS master user name is not a default name',
    why: 'A default user name gives an attacker half of the credentials.',
    fix: 'Set MasterUsername to a name other than admin, postgres or another default.',
    property: 'Properties.MasterUsername',
    references: [securityHub('RDS.24'), securityHub('RDS.25'), nist('IA-5')],
    check: skipClusterMembers((database) => {
      const written = database.at('MasterUsername');
      // A secret, or whoever deploys the template, chooses the name. A default of a parameter is judged.
      if (isDynamicReference(written) || isPassedParameter(written)) return true;
      const name = written.text();
      if (name === undefined && hasOrigin(database)) return 'not applicable';
      return name !== undefined && !DEFAULT_NAMES.test(name);
    }),
  },
  {
    id: 'RdsMasterPasswordNotInTemplate',
    level: 'hardening',
    group: 'databaseIdentity',
    types: DATABASES,
    what: 'RDS master user signs in with IAM or with a password from Secrets Manager',
    why: 'A password in a template can be read in the repository and in the history of the stack.',
    fix: 'Remove MasterUserPassword. Set ManageMasterUserPassword, or MasterUserAuthenticationType to iam-db-auth.',
    property: 'Properties.MasterUserPassword',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html'), nist('IA-5(7)')],
    check: skipClusterMembers((database) => {
      const password = database.at('MasterUserPassword');
      if (password.present) return password.display().startsWith('{{resolve:secretsmanager:');
      if (hasOrigin(database)) return 'not applicable';
      return (
        database.at('MasterUserAuthenticationType').text() === 'iam-db-auth' ||
        database.at('ManageMasterUserPassword').flag() === true
      );
    }),
  },
];

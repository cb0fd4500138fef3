import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { DATABASES, isCluster, skipClusterMembers } from './database-members';

const PROPERTY = 'Properties.EnableCloudwatchLogsExports';
const EXPORTS = awsDocs('AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html');
const IAM_ERRORS = 'iam-db-auth-error';
/** The logs that the controls ask for, by engine. The first match decides. */
const EXPECTED: readonly (readonly [engine: RegExp, logs: readonly string[]])[] = [
  [/postgres/, ['postgresql']],
  [/^aurora/, ['audit']],
  [/mysql|maria/, ['audit', 'error']],
];

/** Rules for the logs that a database sends to CloudWatch Logs. */
export const rdsLogRules: readonly Rule[] = [
  {
    id: 'RdsLogExports',
    level: 'required',
    group: 'auditLogs',
    types: DATABASES,
    what: 'RDS database publishes its logs to CloudWatch Logs',
    why: 'Logs on the database host expire after days, no alarm reads them, and they are lost with the host.',
    fix: 'Add postgresql (MySQL: audit and error) to EnableCloudwatchLogsExports.',
    property: PROPERTY,
    references: [...['RDS.9', 'RDS.34', 'RDS.36', 'RDS.37', 'RDS.42'].map(securityHub), EXPORTS, nist('AU-6')],
    check: skipClusterMembers((database) => {
      const exported = readExports(database);
      const engine = database.at('Engine').text() ?? '';
      const [, expected = []] = EXPECTED.find(([pattern]) => pattern.test(engine)) ?? [];
      return exported.length > 0 && expected.every((name) => exported.includes(name));
    }),
  },
  {
    id: 'RdsLogExportsIamErrors',
    level: 'hardening',
    group: 'auditLogs',
    types: DATABASES,
    what: 'RDS PostgreSQL database with IAM authentication publishes failed IAM sign-ins',
    why: 'The log of PostgreSQL does not show why a token was refused, so an attack with tokens stays invisible.',
    fix: `Add ${IAM_ERRORS} to EnableCloudwatchLogsExports.`,
    property: PROPERTY,
    references: [
      awsDocs('AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.Troubleshooting.html'),
      nist('AU-12'),
    ],
    check: skipClusterMembers((database) => {
      const isPostgres = /postgres/.test(database.at('Engine').text() ?? '');
      if (!isPostgres || database.at('EnableIAMDatabaseAuthentication').flag() !== true) return 'not applicable';
      return readExports(database).includes(IAM_ERRORS);
    }),
  },
  {
    id: 'RdsLogGroupDeclared',
    level: 'hardening',
    group: 'auditLogs',
    types: DATABASES,
    what: 'RDS log groups are declared in the templates',
    why: 'A log group that RDS creates never expires and is not encrypted with a customer managed key.',
    fix: 'Add a log group /aws/rds/cluster/<identifier>/<log> (instance: /aws/rds/instance/...) for each log.',
    property: PROPERTY,
    references: [EXPORTS, nist('AU-11')],
    check: skipClusterMembers((database, templates) => {
      const exported = readExports(database);
      if (exported.length === 0) return 'not applicable';
      const [kind, property] = isCluster(database)
        ? ['cluster', 'DBClusterIdentifier']
        : ['instance', 'DBInstanceIdentifier'];
      const identifier = database.at(property).text();
      const declared = templates.ofType('AWS::Logs::LogGroup').map((group) => group.at('LogGroupName').display());
      return (
        identifier !== undefined && exported.every((log) => declared.includes(`/aws/rds/${kind}/${identifier}/${log}`))
      );
    }),
  },
];

function readExports(database: TemplateResource): readonly (string | undefined)[] {
  return database
    .at('EnableCloudwatchLogsExports')
    .items()
    .map((name) => name.text());
}

import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsConfig, awsDocs, nist, pciDss, prowler, type Rule, securityHub } from '../rule';

const GROUPS = ['AWS::RDS::DBClusterParameterGroup', 'AWS::RDS::DBParameterGroup'];
const GUIDE = 'AmazonRDS/latest/UserGuide';
/** From this version MariaDB on RDS requires TLS by default. */
const MARIADB_WITH_TLS = 11.8;
/** Certificate authorities of RDS that have expired. */
const EXPIRED = /^rds-ca-(2015|2019)$/;

/**
 * Versions by engine whose standard support ended before 2026-11-01.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html
 */
const ENDED_VERSIONS: readonly (readonly [engine: string, version: RegExp])[] = [
  ['aurora', /^5\./],
  ['aurora-mysql', /^5\./],
  ['aurora-postgresql', /^(9|1[0-3])(\.|$)/],
  ['mariadb', /^10\.[0-4](\.|$)/],
  ['mysql', /^5\./],
  ['postgres', /^(9|1[0-3])(\.|$)/],
];

/** Rules for MySQL, MariaDB, SQL Server and Oracle, beside those for PostgreSQL in rds-parameter.ts. */
export const rdsEngineRules: readonly Rule[] = [
  {
    id: 'RdsEngineRequiresTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: GROUPS,
    what: 'RDS parameter group of MySQL, MariaDB or SQL Server requires TLS',
    why: 'A client that connects without TLS sends its statements and all rows in clear text.',
    fix: 'Set require_secure_transport to ON (SQL Server: rds.force_ssl to 1) in Parameters.',
    property: 'Properties.Parameters',
    references: [
      awsConfig('rds-mysql-instance-encrypted-in-transit'),
      awsConfig('rds-mariadb-instance-encrypted-in-transit'),
      awsConfig('rds-sqlserver-encrypted-in-transit'),
      prowler('rds_instance_transport_encrypted'),
      nist('SC-8'),
    ],
    check: (group) => {
      const family = group.at('Family').text() ?? '';
      const name = /^sqlserver/.test(family) ? 'rds.force_ssl' : 'require_secure_transport';
      const isJudged =
        /^(sqlserver|mysql|mariadb)/.test(family) || (/^aurora-mysql/.test(family) && isClusterGroup(group));
      if (!isJudged) return 'not applicable';
      const value = findParameter(group, name);
      if (value === undefined) return Number(/^mariadb([\d.]+)/.exec(family)?.[1] ?? 0) >= MARIADB_WITH_TLS;
      return /^(1|on|true)$/i.test(value.text() ?? '');
    },
  },
  {
    id: 'RdsEngineOldTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: GROUPS,
    what: 'RDS parameter group rejects old versions of TLS',
    why: 'Connections with TLS 1.0 and 1.1 can be read and changed on the path.',
    fix: 'Set tls_version to TLSv1.2,TLSv1.3 (SQL Server: rds.tls10 and rds.tls11 to disabled) in Parameters.',
    property: 'Properties.Parameters',
    references: [prowler('rds_instance_transport_encrypted'), awsDocs(`${GUIDE}/MySQL.Concepts.SSLSupport.html`)],
    check: (group) => [
      ...(/TLSv1(\.[01])?(,|$)/i.test(findParameter(group, 'tls_version')?.text() ?? '') ? ['tls_version'] : []),
      ...['rds.tls10', 'rds.tls11'].filter((name) => findParameter(group, name)?.text() === 'enabled'),
    ],
  },
  {
    id: 'RdsEngineCertificate',
    level: 'required',
    group: 'encryptionInTransit',
    types: ['AWS::RDS::DBInstance'],
    what: 'RDS instance uses a certificate authority that has not expired',
    why: 'Clients that verify certificates cannot connect; others have to stop verifying them.',
    fix: 'Set CACertificateIdentifier to rds-ca-rsa2048-g1 or later, or remove it.',
    property: 'Properties.CACertificateIdentifier',
    references: [
      prowler('rds_instance_certificate_expiration'),
      awsDocs(`${GUIDE}/UsingWithRDS.SSL-certificate-rotation.html`),
      nist('SC-12'),
    ],
    check: (instance) => !EXPIRED.test(instance.at('CACertificateIdentifier').text() ?? ''),
  },
  {
    id: 'RdsEngineVersionSupported',
    level: 'required',
    group: 'patched',
    types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::RDS::GlobalCluster'],
    what: 'RDS database runs an engine version with standard support',
    why: 'After standard support most vulnerabilities of the engine stay open, and RDS chooses when to upgrade it.',
    fix: 'Set EngineVersion to a major version with standard support. Upgrade one major version at a time.',
    property: 'Properties.EngineVersion',
    references: [
      prowler('rds_instance_deprecated_engine_version'),
      prowler('rds_instance_extended_support'),
      awsDocs(`${GUIDE}/extended-support.html`),
      nist('SI-2'),
    ],
    check: (database) => {
      // An instance of a cluster has the version of the cluster.
      if (database.type === 'AWS::RDS::DBInstance' && database.at('DBClusterIdentifier').present) {
        return 'not applicable';
      }
      // Whoever passes the version as a parameter chooses it, so such a version is not written here.
      const version = database.at('EngineVersion').display();
      const engines = ENDED_VERSIONS.filter(([, ended]) => ended.test(version)).map(([engine]) => engine);
      return engines.length === 0 || !engines.includes(database.at('Engine').text() ?? '');
    },
  },
  {
    id: 'RdsEnginePasswordAlgorithm',
    level: 'required',
    group: 'passwords',
    types: GROUPS,
    what: 'RDS parameter group for PostgreSQL stores no passwords with MD5',
    why: 'An attacker who reads a hash with MD5 signs in with it, or finds the password within hours.',
    fix: 'Set password_encryption to scram-sha-256 in Parameters, or remove it.',
    property: 'Properties.Parameters',
    references: [pciDss('8.3.2'), awsDocs(`${GUIDE}/PostgreSQL_Password_Encryption_configuration.html`), nist('IA-5')],
    check: (group) => findParameter(group, 'password_encryption')?.text()?.toLowerCase() !== 'md5',
  },
  {
    id: 'RdsEngineAuditParameter',
    level: 'required',
    group: 'auditLogs',
    types: GROUPS,
    what: 'RDS parameter group for Aurora MySQL does not switch off the audit log',
    why: 'Without the log, an investigation does not show who signed in or which tables a user read.',
    fix: 'Set server_audit_logging to 1 in Parameters.',
    property: 'Properties.Parameters',
    references: [securityHub('RDS.34'), awsDocs('AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html')],
    check: (group) => !/^(0|off|false)$/i.test(findParameter(group, 'server_audit_logging')?.text() ?? ''),
  },
];

function findParameter(group: TemplateResource, name: string): Value | undefined {
  return new Map(group.at('Parameters').entries()).get(name);
}

function isClusterGroup({ type }: TemplateResource): boolean {
  return type === GROUPS[0];
}

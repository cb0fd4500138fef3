import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, prowler, type Rule, securityHub } from '../rule';

const CONNECTION = ['AWS::Glue::Connection'];
const GUIDE = 'glue/latest/dg';
const PROPERTIES = 'ConnectionInput.ConnectionProperties';
const CONNECTING = awsDocs(`${GUIDE}/connection-properties.html`);
/** Version with the oldest engine that AWS supports, which is also the default of the control. */
const OLDEST = 3;

/** Rules for jobs, sessions and their connections. AwsSolutions-GL1 and -GL3 cover crawlers and jobs. */
export const glueJobRules: readonly Rule[] = createPropertyRules([
  {
    id: 'GlueJobVersionSupported',
    level: 'required',
    group: 'patched',
    types: ['AWS::Glue::Job'],
    what: 'Glue Spark job runs on a supported version',
    why: 'An old engine has publicly known security holes that AWS no longer closes.',
    fix: 'Set GlueVersion to 5.0 or later.',
    property: 'GlueVersion',
    expects: { atLeast: OLDEST },
    whenAbsent: 'passes',
    onlyIf: (job) => /^glue(etl|streaming)$/.test(job.at('Command.Name').text() ?? ''),
    references: [securityHub('Glue.4'), awsDocs(`${GUIDE}/glue-version-support-policy.html`), nist('SI-2')],
  },
  {
    id: 'GlueJobSecurityConfiguration',
    level: 'required',
    group: 'encryptionAtRest',
    types: ['AWS::Glue::DevEndpoint', 'AWS::Glue::Session'],
    what: 'Glue development endpoint or session uses a security configuration',
    why: 'Without one it writes data, bookmarks and logs in plain.',
    fix: 'Set SecurityConfiguration to the name of an AWS::Glue::SecurityConfiguration.',
    property: 'SecurityConfiguration',
    expects: { present: true },
    references: [
      checkov('CKV_AWS_195'),
      prowler('glue_development_endpoints_s3_encryption_enabled'),
      awsDocs(`${GUIDE}/set-up-encryption.html`),
    ],
  },
  {
    id: 'GlueJobConnectionTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: CONNECTION,
    what: 'Glue JDBC connection requires TLS',
    why: 'Everyone on the path to the database reads the rows and the password.',
    fix: 'Set JDBC_ENFORCE_SSL in ConnectionProperties to true.',
    property: `${PROPERTIES}.JDBC_ENFORCE_SSL`,
    expects: { equals: true },
    onlyIf: isJdbc,
    references: [prowler('glue_database_connections_ssl_enabled'), CONNECTING, nist('SC-8')],
  },
  {
    id: 'GlueJobConnectionKafkaTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: CONNECTION,
    what: 'Glue Kafka connection uses TLS',
    why: 'Everyone on the path to the brokers reads and changes the events.',
    fix: 'Remove KAFKA_SSL_ENABLED from ConnectionProperties, or set it to true.',
    property: `${PROPERTIES}.KAFKA_SSL_ENABLED`,
    expects: { differsFrom: false },
    references: [pciDss('4.2.1'), CONNECTING, nist('SC-8')],
  },
  {
    id: 'GlueJobConnectionJdbcCertificate',
    level: 'required',
    group: 'encryptionInTransit',
    types: CONNECTION,
    what: 'Glue JDBC connection verifies the certificate of its database',
    why: 'An attacker on the network who shows any certificate reads the rows and the password.',
    fix: 'Remove SKIP_CUSTOM_JDBC_CERT_VALIDATION from ConnectionProperties.',
    property: `${PROPERTIES}.SKIP_CUSTOM_JDBC_CERT_VALIDATION`,
    expects: { differsFrom: true },
    references: [pciDss('4.2.1'), CONNECTING, nist('SC-8')],
  },
  {
    id: 'GlueJobConnectionKafkaCertificate',
    level: 'required',
    group: 'encryptionInTransit',
    types: CONNECTION,
    what: 'Glue Kafka connection verifies the certificate of its brokers',
    why: 'An attacker on the network who shows any certificate reads and changes the events.',
    fix: 'Remove KAFKA_SKIP_CUSTOM_CERT_VALIDATION from ConnectionProperties.',
    property: `${PROPERTIES}.KAFKA_SKIP_CUSTOM_CERT_VALIDATION`,
    expects: { differsFrom: true },
    references: [pciDss('4.2.1'), CONNECTING, nist('SC-8')],
  },
]);

function isJdbc(connection: TemplateResource): boolean {
  return connection.at('ConnectionInput.ConnectionType').text() === 'JDBC';
}

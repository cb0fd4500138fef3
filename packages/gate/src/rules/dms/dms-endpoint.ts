import type { TemplateResource } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, pciDss, prowler, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::DMS::Endpoint'];
const GUIDE = 'dms/latest/userguide';
/** Engines whose connections SslMode decides. For the others it has to be `none`. */
const HAS_SSL_MODE =
  /^(mysql|mariadb|postgres|aurora|oracle|sqlserver|azuredb|azure-sql|db2|mongodb|docdb|sybase|babelfish)/;

/** Rules for the databases between which DMS moves data. */
export const dmsEndpointRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'DmsEndpointTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'DMS endpoint encrypts its connection',
      why: 'Whoever reads traffic on the path sees the password and every row that is moved.',
      fix: 'Set SslMode to verify-full, verify-ca or require.',
      property: 'SslMode',
      references: [securityHub('DMS.9'), awsConfig('dms-endpoint-ssl-configured'), prowler('dms_endpoint_ssl_enabled')],
      expects: { differsFrom: 'none' },
      whenAbsent: 'fails',
      onlyIf: (endpoint) => HAS_SSL_MODE.test(readEngine(endpoint)),
    },
    {
      id: 'DmsEndpointRedisTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'DMS endpoint of Redis encrypts its connection',
      why: 'Whoever reads traffic on the path sees the password and every record that is moved.',
      fix: 'Set RedisSettings.SslSecurityProtocol to ssl-encryption, or remove it.',
      property: 'RedisSettings.SslSecurityProtocol',
      references: [securityHub('DMS.12'), prowler('dms_endpoint_redis_in_transit_encryption_enabled'), nist('SC-8')],
      expects: { differsFrom: 'plaintext' },
    },
    {
      id: 'DmsEndpointRedisAuthentication',
      level: 'required',
      group: 'authenticatedRequests',
      types: TYPES,
      what: 'DMS endpoint of Redis signs in',
      why: 'It only works with a server that lets every client in.',
      fix: 'Set RedisSettings.AuthType to auth-role or auth-token.',
      property: 'RedisSettings.AuthType',
      references: [pciDss('8.3.1'), awsDocs(`${GUIDE}/CHAP_Target.Redis.html`), nist('IA-2')],
      expects: { differsFrom: 'none' },
    },
    {
      id: 'DmsEndpointMongoAuthentication',
      level: 'required',
      group: 'authenticatedRequests',
      types: TYPES,
      what: 'DMS endpoint of MongoDB signs in',
      why: 'It only works with a server that lets every client in.',
      fix: 'Set MongoDbSettings.AuthType to password.',
      property: 'MongoDbSettings.AuthType',
      references: [securityHub('DMS.11'), prowler('dms_endpoint_mongodb_authentication_enabled'), nist('IA-2')],
      expects: { differsFrom: 'no' },
    },
    {
      id: 'DmsEndpointNeptuneIam',
      level: 'required',
      group: 'authenticatedRequests',
      types: TYPES,
      what: 'DMS endpoint of Neptune signs its requests with IAM',
      why: 'It only works with a cluster that lets every client in.',
      fix: 'Set NeptuneSettings.IamAuthEnabled to true.',
      property: 'NeptuneSettings.IamAuthEnabled',
      references: [securityHub('DMS.10'), prowler('dms_endpoint_neptune_iam_authorization_enabled'), nist('IA-2')],
      expects: { equals: true },
      onlyIf: (endpoint) => readEngine(endpoint) === 'neptune',
    },
    {
      id: 'DmsEndpointKafkaTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'DMS endpoint of Kafka encrypts its connection',
      why: 'Whoever reads traffic on the path sees every row that is moved.',
      fix: 'Set KafkaSettings.SecurityProtocol to sasl-ssl or ssl-authentication.',
      property: 'KafkaSettings.SecurityProtocol',
      references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/CHAP_Target.Kafka.html`), nist('SC-8')],
      expects: { matches: /ssl/ },
      onlyIf: (endpoint) => readEngine(endpoint) === 'kafka',
    },
    {
      id: 'DmsEndpointKafkaHostVerified',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'DMS endpoint of Kafka verifies the host name of the broker',
      why: 'Whoever is on the path answers with any valid certificate and receives every row that is moved.',
      fix: 'Remove KafkaSettings.SslEndpointIdentificationAlgorithm, or set it to https.',
      property: 'KafkaSettings.SslEndpointIdentificationAlgorithm',
      references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/CHAP_Target.Kafka.html`), nist('SC-8')],
      expects: { differsFrom: 'none' },
    },
    {
      id: 'DmsEndpointCustomerManagedKey',
      level: 'hardening',
      group: 'keyManagement',
      types: TYPES,
      what: 'DMS endpoint encrypts its settings with a customer managed key',
      why: 'The settings have passwords of databases.',
      fix: 'Set KmsKeyId to a customer managed key.',
      property: 'KmsKeyId',
      references: [checkov('CKV_AWS_296'), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
  ]),
  ...createElementRules([
    {
      id: 'DmsEndpointProviderTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: ['AWS::DMS::DataProvider'],
      what: 'DMS data provider encrypts its connection',
      why: 'Whoever reads traffic on the path sees the password and every row that is moved.',
      fix: 'Set SslMode in Settings to verify-full, verify-ca or require.',
      elements: 'Settings.*.SslMode',
      references: [securityHub('DMS.9'), awsDocs(`${GUIDE}/data-providers.html`), nist('SC-8')],
      isFaulty: (mode) => mode.text() === 'none',
    },
  ]),
];

function readEngine(endpoint: TemplateResource): string {
  return endpoint.at('EngineName').text()?.toLowerCase() ?? '';
}

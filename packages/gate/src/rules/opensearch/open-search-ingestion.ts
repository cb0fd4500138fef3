import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const PIPELINE = ['AWS::OSIS::Pipeline'];
const GUIDE = 'opensearch-service/latest/developerguide';
/** YAML of Data Prepper that lets a connection be read or changed on the path. */
const INSECURE =
  /^\s*-?\s*(insecure|disable_certificate_verification|ssl_insecure_disable_verification)\s*:\s*true\b|["'\s]http:\/\//im;
const NO_SIGN_IN = /\bauthentication\s*:\s*\n?\s*unauthenticated\b|^\s*unauthenticated\s*:/im;

/** Rules for pipelines of OpenSearch Ingestion. */
export const openSearchIngestionRules: readonly Rule[] = createPropertyRules([
  {
    id: 'OpenSearchIngestionLogs',
    level: 'required',
    group: 'auditLogs',
    types: PIPELINE,
    what: 'OpenSearch Ingestion pipeline does not switch off its log',
    why: 'Without the log, refused and lost records stay invisible.',
    fix: 'Set LogPublishingOptions.IsLoggingEnabled to true, with a log group.',
    property: 'LogPublishingOptions.IsLoggingEnabled',
    references: [pciDss('10.2.1'), awsDocs(`${GUIDE}/monitoring-pipeline-logs.html`), nist('AU-12')],
    expects: { differsFrom: false },
  },
  {
    id: 'OpenSearchIngestionTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: PIPELINE,
    what: 'OpenSearch Ingestion pipeline verifies certificates and uses no plain HTTP',
    why: 'Whoever answers in place of a source or a sink reads and changes all records.',
    fix: 'Remove insecure: true and http:// from PipelineConfigurationBody.',
    property: 'PipelineConfigurationBody',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/pipeline-config-reference.html`), nist('SC-8')],
    expects: { differsFromPattern: INSECURE },
  },
  {
    id: 'OpenSearchIngestionAuthentication',
    level: 'required',
    group: 'authenticatedRequests',
    types: PIPELINE,
    what: 'OpenSearch Ingestion pipeline takes no records from unauthenticated senders',
    why: 'Everyone who reaches the pipeline adds records, and hides an attack among them.',
    fix: 'Remove unauthenticated from PipelineConfigurationBody.',
    property: 'PipelineConfigurationBody',
    references: [pciDss('8.3.1'), awsDocs(`${GUIDE}/pipeline-config-reference.html`), nist('IA-2')],
    expects: { differsFromPattern: NO_SIGN_IN },
  },
  {
    id: 'OpenSearchIngestionPrivate',
    level: 'required',
    group: 'privateNetwork',
    types: PIPELINE,
    what: 'OpenSearch Ingestion pipeline is attached to a VPC',
    why: 'A public pipeline is reachable from everywhere with leaked credentials.',
    fix: 'Set VpcOptions with subnets and security groups.',
    property: 'VpcOptions',
    references: [pciDss('1.4.4'), awsDocs(`${GUIDE}/pipeline-security.html`), nist('SC-7')],
    expects: { present: true },
  },
  {
    id: 'OpenSearchIngestionCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: PIPELINE,
    what: 'OpenSearch Ingestion pipeline encrypts its buffer with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set EncryptionAtRestOptions.KmsKeyArn to a customer managed key.',
    property: 'EncryptionAtRestOptions.KmsKeyArn',
    references: [awsDocs(`${GUIDE}/osis-features-overview.html`), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
]);

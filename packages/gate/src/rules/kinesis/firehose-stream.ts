import { createElementRules } from '../element-rule';
import { isPlainUrl } from '../plain-url';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::KinesisFirehose::DeliveryStream'];
const GUIDE = 'firehose/latest/dev';
const DESTINATIONS = [
  'AmazonOpenSearchServerless',
  'Amazonopensearchservice',
  'Elasticsearch',
  'ExtendedS3',
  'HttpEndpoint',
  'Iceberg',
  'Redshift',
  'S3',
  'Snowflake',
  'Splunk',
].map((name) => `${name}DestinationConfiguration`);
/** Where a destination has the settings of its bucket: the destination itself is one, or names one or two. */
const BUCKETS = DESTINATIONS.flatMap((destination) => [
  destination,
  `${destination}.S3Configuration`,
  `${destination}.S3BackupConfiguration`,
]);

/** Rules for delivery streams. cdk-nag has a rule about the encryption of the stream itself. */
export const firehoseStreamRules: readonly Rule[] = [
  ...createElementRules([
    {
      id: 'FirehoseStreamBucketEncryption',
      level: 'required',
      group: 'encryptionAtRest',
      types: TYPES,
      what: 'Firehose does not switch off the encryption of what it writes to S3',
      why: 'Objects are written without the key that the stream protects its records with.',
      fix: 'Replace NoEncryptionConfig by KMSEncryptionConfig with a customer managed key.',
      elements: BUCKETS.map((bucket) => `${bucket}.EncryptionConfiguration.NoEncryptionConfig`),
      references: [checkov('CKV_AWS_240'), checkov('CKV_AWS_241'), nist('SC-28')],
      isFaulty: (setting) => setting.text() === 'NoEncryption',
    },
    {
      id: 'FirehoseStreamLog',
      level: 'required',
      group: 'auditLogs',
      types: TYPES,
      what: 'Firehose does not switch off the log of failed deliveries',
      why: 'Records that do not arrive are lost, and an investigation does not show why.',
      fix: 'Set CloudWatchLoggingOptions.Enabled to true, with a log group and a log stream.',
      elements: BUCKETS.map((place) => `${place}.CloudWatchLoggingOptions.Enabled`),
      references: [pciDss('10.7.2'), awsDocs(`${GUIDE}/monitoring-with-cloudwatch-logs.html`), nist('AU-12')],
      isFaulty: (enabled) => enabled.flag() === false,
    },
    {
      id: 'FirehoseStreamTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'Firehose sends records over HTTPS',
      why: 'Over plain HTTP everyone on the path reads all records, and the access key of the endpoint.',
      fix: 'Use https:// in the property that the finding names.',
      elements: [
        'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url',
        'SplunkDestinationConfiguration.HECEndpoint',
        'SnowflakeDestinationConfiguration.AccountUrl',
        'AmazonopensearchserviceDestinationConfiguration.ClusterEndpoint',
        'ElasticsearchDestinationConfiguration.ClusterEndpoint',
      ],
      references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/create-destination.html`), nist('SC-8')],
      isFaulty: isPlainUrl,
    },
  ]),
  ...createPropertyRules([
    {
      id: 'FirehoseStreamDatabaseTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'Firehose encrypts its connection to a source database',
      why: 'Whoever reads traffic on the path sees the password and every changed row.',
      fix: 'Set DatabaseSourceConfiguration.SSLMode to Enabled.',
      property: 'DatabaseSourceConfiguration.SSLMode',
      references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/controlling-access.html`), nist('SC-8')],
      expects: { equals: 'Enabled' },
      onlyIf: (stream) => stream.at('DatabaseSourceConfiguration').present,
    },
    {
      id: 'FirehoseStreamKafkaPrivate',
      level: 'hardening',
      group: 'privateNetwork',
      types: TYPES,
      what: 'Firehose reads from Kafka brokers by their private addresses',
      why: 'The cluster has to be on the internet for it.',
      fix: 'Set MSKSourceConfiguration.AuthenticationConfiguration.Connectivity to PRIVATE.',
      property: 'MSKSourceConfiguration.AuthenticationConfiguration.Connectivity',
      references: [awsDocs(`${GUIDE}/writing-with-msk.html`), nist('SC-7')],
      expects: { differsFrom: 'PUBLIC' },
    },
    {
      id: 'FirehoseStreamCustomerManagedKey',
      level: 'hardening',
      group: 'keyManagement',
      types: TYPES,
      what: 'Firehose stream is encrypted with a customer managed key',
      why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
      fix: 'Set DeliveryStreamEncryptionConfigurationInput.KeyType to CUSTOMER_MANAGED_CMK.',
      property: 'DeliveryStreamEncryptionConfigurationInput.KeyType',
      references: [checkov('CKV_AWS_241'), nist('SC-12')],
      expects: { equals: 'CUSTOMER_MANAGED_CMK' },
      // A stream that reads from another one is encrypted by its source.
      onlyIf: (stream) => (stream.at('DeliveryStreamType').text() ?? 'DirectPut') === 'DirectPut',
    },
  ]),
];

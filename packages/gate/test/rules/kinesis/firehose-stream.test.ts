import { firehoseStreamRules } from '../../../src/rules/kinesis/firehose-stream';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const NO_ENCRYPTION = 'EncryptionConfiguration.NoEncryptionConfig';
const LOG = 'CloudWatchLoggingOptions.Enabled';

rulesDecide('Firehose rules', firehoseStreamRules, {
  FirehoseStreamBucketEncryption: {
    holds: [
      {},
      nest('ExtendedS3DestinationConfiguration.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN', UNKNOWN),
    ],
    broken: [
      nest(`ExtendedS3DestinationConfiguration.${NO_ENCRYPTION}`, 'NoEncryption'),
      nest(`ExtendedS3DestinationConfiguration.S3BackupConfiguration.${NO_ENCRYPTION}`, 'NoEncryption'),
      nest(`SplunkDestinationConfiguration.S3Configuration.${NO_ENCRYPTION}`, 'NoEncryption'),
    ],
    undecided: [nest(`S3DestinationConfiguration.${NO_ENCRYPTION}`, UNKNOWN)],
  },
  FirehoseStreamLog: {
    holds: [{}, nest(`ExtendedS3DestinationConfiguration.${LOG}`, true)],
    broken: [
      nest(`ExtendedS3DestinationConfiguration.${LOG}`, false),
      nest(`HttpEndpointDestinationConfiguration.S3Configuration.${LOG}`, 'false'),
    ],
    undecided: [nest(`IcebergDestinationConfiguration.${LOG}`, UNKNOWN)],
  },
  FirehoseStreamTls: {
    holds: [nest('HttpEndpointDestinationConfiguration.EndpointConfiguration.Url', 'https://logs.example.com')],
    broken: [
      nest('HttpEndpointDestinationConfiguration.EndpointConfiguration.Url', 'http://logs.example.com'),
      nest('SplunkDestinationConfiguration.HECEndpoint', 'http://splunk.example.com:8088'),
    ],
    undecided: [nest('SplunkDestinationConfiguration.HECEndpoint', { 'Fn::ImportValue': 'Endpoint' })],
  },
  FirehoseStreamDatabaseTls: decideProperty('DatabaseSourceConfiguration.SSLMode', {
    holds: ['Enabled'],
    broken: ['Disabled', undefined],
    beside: { DatabaseSourceConfiguration: { Type: 'MySQL' } },
    notApplicable: [{}],
  }),
  FirehoseStreamKafkaPrivate: decideProperty('MSKSourceConfiguration.AuthenticationConfiguration.Connectivity', {
    holds: ['PRIVATE', undefined],
    broken: ['PUBLIC'],
  }),
  FirehoseStreamCustomerManagedKey: decideProperty('DeliveryStreamEncryptionConfigurationInput.KeyType', {
    holds: ['CUSTOMER_MANAGED_CMK'],
    broken: ['AWS_OWNED_CMK', undefined],
    notApplicable: [{ DeliveryStreamType: 'KinesisStreamAsSource' }],
  }),
});

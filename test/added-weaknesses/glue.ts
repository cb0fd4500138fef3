import type { AddedWeakness } from './added-weakness';
import { KEY, OLD, REST, TRANSIT, WORK, weaken } from './weakened-properties';

const BUCKET = 's3://cdk-hnb659fds-assets-111122223333-eu-central-1';
const MODES = {
  CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS', KmsKeyArn: KEY },
  JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS', KmsKeyArn: KEY },
  S3Encryptions: [{ S3EncryptionMode: 'SSE-KMS', KmsKeyArn: KEY }],
};

/** Catalogs, jobs and their connections. */
export const glueWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Glue::DataCatalogEncryptionSettings',
    {
      CatalogId: '111122223333',
      DataCatalogEncryptionSettings: {
        EncryptionAtRest: { CatalogEncryptionMode: 'SSE-KMS', SseAwsKmsKeyId: KEY },
        ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: true, KmsKeyId: KEY },
      },
    },
    [
      [
        'glue-catalog-plain',
        REST,
        'DataCatalogEncryptionSettings.EncryptionAtRest.CatalogEncryptionMode',
        'DISABLED',
        /data catalog is encrypted at rest/,
      ],
      [
        'glue-passwords-plain',
        REST,
        'DataCatalogEncryptionSettings.ConnectionPasswordEncryption',
        undefined,
        /encrypts the passwords of connections/,
      ],
    ],
  ),
  ...weaken('AWS::Glue::SecurityConfiguration', { Name: 'encrypted', EncryptionConfiguration: MODES }, [
    [
      'glue-logs-plain',
      REST,
      'EncryptionConfiguration.CloudWatchEncryption.CloudWatchEncryptionMode',
      'DISABLED',
      /encrypts logs in CloudWatch/,
    ],
    [
      'glue-bookmarks-plain',
      REST,
      'EncryptionConfiguration.JobBookmarksEncryption',
      undefined,
      /encrypts job bookmarks/,
    ],
    [
      'glue-output-plain',
      REST,
      'EncryptionConfiguration.S3Encryptions.0.S3EncryptionMode',
      'DISABLED',
      /encrypts what jobs write to S3/,
    ],
  ]),
  ...weaken(
    'AWS::Glue::MLTransform',
    {
      Role: WORK,
      GlueVersion: '5.0',
      InputRecordTables: { GlueTables: [{ DatabaseName: 'sales', TableName: 'orders' }] },
      TransformParameters: { TransformType: 'FIND_MATCHES' },
      TransformEncryption: { MLUserDataEncryption: { MLUserDataEncryptionMode: 'SSE-KMS', KmsKeyId: KEY } },
    },
    [['glue-transform-plain', REST, 'TransformEncryption', undefined, /transform is encrypted at rest/]],
  ),
  ...weaken(
    'AWS::Glue::Connection',
    {
      CatalogId: '111122223333',
      ConnectionInput: {
        ConnectionType: 'JDBC',
        ConnectionProperties: { JDBC_ENFORCE_SSL: 'true', SECRET_ID: 'sales' },
      },
    },
    [
      [
        'glue-jdbc-plain',
        TRANSIT,
        'ConnectionInput.ConnectionProperties.JDBC_ENFORCE_SSL',
        'false',
        /JDBC connection requires TLS/,
      ],
      [
        'glue-jdbc-any-certificate',
        TRANSIT,
        'ConnectionInput.ConnectionProperties.SKIP_CUSTOM_JDBC_CERT_VALIDATION',
        'true',
        /verifies the certificate of its database/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Glue::Connection',
    {
      CatalogId: '111122223333',
      ConnectionInput: { ConnectionType: 'KAFKA', ConnectionProperties: { KAFKA_SSL_ENABLED: 'true' } },
    },
    [
      [
        'glue-kafka-plain',
        TRANSIT,
        'ConnectionInput.ConnectionProperties.KAFKA_SSL_ENABLED',
        'false',
        /Kafka connection uses TLS/,
      ],
    ],
  ),
  ...weaken('AWS::Glue::DevEndpoint', { RoleArn: WORK, SecurityConfiguration: 'encrypted' }, [
    ['glue-endpoint-plain', REST, 'SecurityConfiguration', undefined, /uses a security configuration/],
  ]),
  ...weaken(
    'AWS::Glue::Job',
    {
      Role: WORK,
      GlueVersion: '5.0',
      SecurityConfiguration: { Ref: 'Encrypted' },
      Command: { Name: 'glueetl', ScriptLocation: `${BUCKET}/job.py` },
    },
    [['glue-old-version', OLD, 'GlueVersion', '1.0', /runs on a supported version/]],
    {
      Encrypted: {
        Type: 'AWS::Glue::SecurityConfiguration',
        Properties: { Name: 'encrypted', EncryptionConfiguration: MODES },
      },
    },
  ),
];

import { mskConnectRules } from '../../../src/rules/msk/msk-connect';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const logs = (properties: object) => ({ LogDelivery: { WorkerLogDelivery: properties } });

const configuration = (name: string, value: unknown) => ({ ConnectorConfiguration: { [name]: value } });

rulesDecide('MSK Connect rules', mskConnectRules, {
  MskConnectTls: decideProperty('KafkaClusterEncryptionInTransit.EncryptionType', {
    holds: ['TLS'],
    broken: ['PLAINTEXT', undefined],
  }),
  MskConnectAuthentication: decideProperty('KafkaClusterClientAuthentication.AuthenticationType', {
    holds: ['IAM'],
    broken: ['NONE', undefined],
  }),
  MskConnectTokenEndpointTls: decideProperty('KafkaClusters.*.ClientAuthentication.SaslOAuthBearer.TokenEndpointUrl', {
    holds: ['https://login.example.com/token'],
    broken: ['http://login.example.com/token'],
  }),
  MskConnectConfiguration: {
    holds: [{}, configuration('consumer.security.protocol', 'SASL_SSL'), configuration('tasks.max', UNKNOWN)],
    broken: [
      configuration('producer.override.security.protocol', 'SASL_PLAINTEXT'),
      configuration('ssl.endpoint.identification.algorithm', ''),
      configuration('database.ssl.mode', 'disabled'),
    ],
    undecided: [configuration('security.protocol', UNKNOWN)],
  },
  MskConnectLogs: {
    holds: [logs({ CloudWatchLogs: { Enabled: true, LogGroup: 'connect' } }), logs({ S3: { Enabled: 'true' } })],
    broken: [{}, logs({ CloudWatchLogs: { Enabled: false } })],
    undecided: [logs({ Firehose: { Enabled: UNKNOWN } })],
  },
});

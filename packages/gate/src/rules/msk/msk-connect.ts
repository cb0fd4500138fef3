import type { Value } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { isPlainUrl } from '../plain-url';
import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';

const CONNECTOR = ['AWS::KafkaConnect::Connector'];
const LOGS = 'LogDelivery.WorkerLogDelivery';
const CONNECT = 'msk/latest/developerguide/msk-connect';

/** Rules for connectors and replicators of Kafka. */
export const mskConnectRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'MskConnectTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: CONNECTOR,
      what: 'MSK Connect connector encrypts its traffic with the cluster',
      why: 'Whoever reads traffic inside the VPC sees all records that the connector moves.',
      fix: 'Set KafkaClusterEncryptionInTransit.EncryptionType to TLS.',
      property: 'KafkaClusterEncryptionInTransit.EncryptionType',
      references: [securityHub('MSK.3'), awsConfig('msk-connect-connector-encrypted'), nist('SC-8')],
      expects: { equals: 'TLS' },
    },
    {
      id: 'MskConnectAuthentication',
      level: 'required',
      group: 'authenticatedRequests',
      types: CONNECTOR,
      what: 'MSK Connect connector signs in to the cluster',
      why: 'The connector only works with a cluster that lets every client in.',
      fix: 'Set KafkaClusterClientAuthentication.AuthenticationType to IAM.',
      property: 'KafkaClusterClientAuthentication.AuthenticationType',
      references: [pciDss('8.3.1'), awsDocs(`${CONNECT}-iam.html`), nist('IA-2')],
      expects: { equals: 'IAM' },
    },
  ]),
  ...createElementRules([
    {
      id: 'MskConnectTokenEndpointTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: ['AWS::MSK::Replicator'],
      what: 'MSK replicator asks for tokens over HTTPS',
      why: 'Over plain HTTP everyone on the path reads the secret of the client and its token.',
      fix: 'Use https:// in TokenEndpointUrl.',
      elements: 'KafkaClusters.*.ClientAuthentication.SaslOAuthBearer.TokenEndpointUrl',
      references: [pciDss('4.2.1'), awsDocs('msk/latest/developerguide/msk-replicator.html'), nist('SC-8')],
      isFaulty: isPlainUrl,
    },
    {
      id: 'MskConnectConfiguration',
      level: 'required',
      group: 'encryptionInTransit',
      types: CONNECTOR,
      what: 'MSK Connect connector does not switch off TLS in its configuration',
      why: 'Whoever reads traffic on the path sees the password and all records that the connector moves.',
      fix: 'Use SSL or SASL_SSL as security.protocol, and verify certificates.',
      elements: 'ConnectorConfiguration.*',
      references: [pciDss('4.2.1'), awsDocs(`${CONNECT}-connectors.html`), nist('SC-8')],
      isFaulty: switchesOffTls,
    },
  ]),
  {
    id: 'MskConnectLogs',
    level: 'required',
    group: 'auditLogs',
    types: CONNECTOR,
    what: 'MSK Connect connector delivers its logs',
    why: 'Without logs, an investigation does not show what the connector read and where it wrote.',
    fix: `Set ${LOGS} with CloudWatchLogs.Enabled true, or another destination.`,
    property: `Properties.${LOGS}`,
    references: [securityHub('MSK.5'), awsConfig('msk-connect-connector-logging-enabled'), nist('AU-12')],
    check: (connector) =>
      ['CloudWatchLogs', 'Firehose', 'S3'].some(
        (destination) => connector.at(`${LOGS}.${destination}.Enabled`).flag() === true,
      ),
  },
];

/** Settings of connectors that let a connection be read, or be answered by another server. */
function switchesOffTls(setting: Value): boolean {
  const { property } = setting;
  if (property.endsWith('security.protocol')) return /PLAINTEXT$/i.test(setting.text() ?? '');
  if (property.endsWith('ssl.endpoint.identification.algorithm')) return setting.text() === '';
  return /(ssl|tls)\.?mode$/i.test(property) && /^disabled?$/i.test(setting.text() ?? '');
}

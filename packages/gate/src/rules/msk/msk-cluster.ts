import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, pciDss, prowler, type Rule, securityHub } from '../rule';

const CLUSTER = ['AWS::MSK::Cluster'];
const GUIDE = 'msk/latest/developerguide';
/** Versions whose support by MSK has ended. */
const UNSUPPORTED = /^(1\.|2\.[0-7]\.)/;
const AUTHENTICATION = 'ClientAuthentication';
/** Properties that turn an authentication method on. */
const METHODS = ['Sasl.Iam.Enabled', 'Sasl.Scram.Enabled', 'Tls.Enabled'];

/** Rules for Kafka clusters. cdk-nag has rules about encryption in transit and broker logs. */
export const mskClusterRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'MskClusterPrivate',
      level: 'required',
      group: 'noPublicAccess',
      types: CLUSTER,
      what: 'MSK brokers are not on the internet',
      why: 'Everyone on the internet can try passwords and holes of Kafka at public brokers.',
      fix: 'Set BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type to DISABLED, or remove PublicAccess.',
      property: 'BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type',
      references: [securityHub('MSK.4'), checkov('CKV_AWS_291'), prowler('kafka_cluster_is_public'), nist('SC-7')],
      expects: { differsFrom: 'SERVICE_PROVIDED_EIPS' },
    },
    {
      id: 'MskClusterNoUnauthenticatedAccess',
      level: 'required',
      group: 'authenticatedRequests',
      types: CLUSTER,
      what: 'MSK cluster refuses clients without authentication',
      why: 'Every client in the network reads and writes every topic.',
      fix: `Set ${AUTHENTICATION}.Unauthenticated.Enabled to false.`,
      property: `${AUTHENTICATION}.Unauthenticated.Enabled`,
      references: [securityHub('MSK.6'), awsConfig('msk-unrestricted-access-check'), nist('IA-2')],
      expects: { differsFrom: true },
    },
    {
      id: 'MskClusterMonitoring',
      level: 'required',
      group: 'alerts',
      types: CLUSTER,
      what: 'MSK cluster has enhanced monitoring',
      why: 'The default metrics do not show which broker or topic is under load.',
      fix: 'Set EnhancedMonitoring to PER_TOPIC_PER_BROKER.',
      property: 'EnhancedMonitoring',
      references: [securityHub('MSK.2'), nist('SI-4')],
      expects: { matches: /^PER_TOPIC/ },
    },
    {
      id: 'MskClusterCustomerManagedKey',
      level: 'hardening',
      group: 'keyManagement',
      types: CLUSTER,
      what: 'MSK cluster is encrypted with a customer managed key',
      why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
      fix: 'Set EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId to a customer managed key.',
      property: 'EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId',
      references: [checkov('CKV_AWS_81'), prowler('kafka_cluster_encryption_at_rest_uses_cmk'), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
    {
      id: 'MskClusterVersionSupported',
      level: 'required',
      group: 'patched',
      types: CLUSTER,
      what: 'MSK cluster runs a supported version of Apache Kafka',
      why: 'A version that MSK no longer supports gets no fixes for vulnerabilities.',
      fix: 'Set KafkaVersion to the version that MSK recommends.',
      property: 'KafkaVersion',
      references: [
        prowler('kafka_cluster_uses_latest_version'),
        awsDocs(`${GUIDE}/supported-kafka-versions.html`),
        nist('SI-2'),
      ],
      expects: { differsFromPattern: UNSUPPORTED },
    },
    {
      id: 'MskClusterTopicRights',
      level: 'required',
      group: 'leastPrivilege',
      types: ['AWS::MSK::Configuration'],
      what: 'MSK configuration does not open topics that have no access list',
      why: 'Every client reads a new topic until an administrator writes its access list.',
      fix: 'Set allow.everyone.if.no.acl.found=false in ServerProperties.',
      property: 'ServerProperties',
      references: [pciDss('7.2.2'), awsDocs(`${GUIDE}/msk-acls.html`), nist('AC-3')],
      expects: { differsFromPattern: /^\s*allow\.everyone\.if\.no\.acl\.found\s*[=:]\s*true/im },
    },
  ]),
  {
    id: 'MskClusterAuthentication',
    level: 'required',
    group: 'authenticatedRequests',
    types: CLUSTER,
    what: 'MSK cluster has a method of client authentication',
    why: 'Without one Kafka does not ask clients who they are, and every client uses every topic.',
    fix: `Set ${AUTHENTICATION}.Sasl.Iam.Enabled to true.`,
    property: `Properties.${AUTHENTICATION}`,
    references: [securityHub('MSK.6'), awsDocs(`${GUIDE}/kafka_apis_iam.html`), nist('IA-2')],
    check: hasMethod,
  },
  {
    id: 'MskClusterServerlessAuthentication',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::MSK::ServerlessCluster'],
    what: 'MSK Serverless cluster authenticates clients with IAM',
    why: 'Without it no policy decides which client reads which topic.',
    fix: `Set ${AUTHENTICATION}.Sasl.Iam.Enabled to true.`,
    property: `Properties.${AUTHENTICATION}.Sasl.Iam.Enabled`,
    references: [securityHub('MSK.6'), awsDocs(`${GUIDE}/serverless.html`), nist('IA-2')],
    check: hasMethod,
  },
];

function hasMethod(cluster: TemplateResource): boolean {
  return (
    METHODS.some((method) => cluster.at(`${AUTHENTICATION}.${method}`).flag() === true) ||
    cluster.at(`${AUTHENTICATION}.Tls.CertificateAuthorityArnList`).items().length > 0
  );
}

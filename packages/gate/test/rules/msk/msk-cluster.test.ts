import { mskClusterRules } from '../../../src/rules/msk/msk-cluster';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const iam = (Enabled: unknown) => ({ ClientAuthentication: { Sasl: { Iam: { Enabled } } } });
const serverless = (properties: object) => ({
  resources: { Cluster: { Type: 'AWS::MSK::ServerlessCluster', Properties: { ...properties } } },
});

rulesDecide('MSK cluster rules', mskClusterRules, {
  MskClusterPrivate: decideProperty('BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type', {
    holds: [undefined, 'DISABLED'],
    broken: ['SERVICE_PROVIDED_EIPS'],
  }),
  MskClusterNoUnauthenticatedAccess: decideProperty('ClientAuthentication.Unauthenticated.Enabled', {
    holds: [undefined, false],
    broken: [true, 'true'],
  }),
  MskClusterMonitoring: decideProperty('EnhancedMonitoring', {
    holds: ['PER_TOPIC_PER_BROKER', 'PER_TOPIC_PER_PARTITION'],
    broken: [undefined, 'DEFAULT', 'PER_BROKER'],
  }),
  MskClusterCustomerManagedKey: decideProperty('EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId', {
    holds: ['arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
    broken: [undefined],
  }),
  MskClusterVersionSupported: decideProperty('KafkaVersion', {
    holds: ['3.8.x', '4.0.x.kraft', '2.8.1', undefined],
    broken: ['1.1.1', '2.2.1', '2.7.0'],
  }),
  MskClusterTopicRights: decideProperty('ServerProperties', {
    holds: ['auto.create.topics.enable=false\nallow.everyone.if.no.acl.found = false'],
    broken: ['auto.create.topics.enable=false\nallow.everyone.if.no.acl.found = true\n'],
  }),
  MskClusterAuthentication: {
    holds: [
      iam(true),
      { ClientAuthentication: { Sasl: { Scram: { Enabled: true } } } },
      {
        ClientAuthentication: {
          Tls: { CertificateAuthorityArnList: ['arn:aws:acm-pca:eu-central-1:111122223333:ca/1'] },
        },
      },
    ],
    broken: [{}, iam(false), { ClientAuthentication: { Unauthenticated: { Enabled: true } } }],
    undecided: [iam(UNKNOWN)],
  },
  MskClusterServerlessAuthentication: {
    holds: [serverless(iam(true))],
    broken: [serverless(iam(false)), serverless({})],
    undecided: [serverless(iam(UNKNOWN))],
  },
});

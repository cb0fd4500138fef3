import { emrClusterRules } from '../../../src/rules/emr/emr-cluster';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const configuration = (SecurityConfiguration: unknown) => ({
  resources: { Subject: { Type: 'AWS::EMR::SecurityConfiguration', Properties: { SecurityConfiguration } } },
});
const encryption = (EncryptionConfiguration: unknown) => configuration({ EncryptionConfiguration });
const metadata = (MinimumInstanceMetadataServiceVersion: unknown) =>
  configuration({ InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion } });
const TLS = { InTransitEncryptionConfiguration: { TLSCertificateConfiguration: { CertificateProviderType: 'PEM' } } };
const S3 = { AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: 'SSE-KMS' } } };
const IN_TRANSIT = JSON.stringify({ EncryptionConfiguration: { EnableInTransitEncryption: true, ...TLS } });

rulesDecide('EMR cluster rules', emrClusterRules, {
  EmrClusterLocalDisksEncrypted: {
    holds: [
      encryption({
        EnableAtRestEncryption: true,
        AtRestEncryptionConfiguration: { LocalDiskEncryptionConfiguration: { EnableEbsEncryption: true } },
      }),
    ],
    broken: [encryption({ EnableAtRestEncryption: true, ...S3 })],
    undecided: [encryption({ EnableAtRestEncryption: UNKNOWN })],
    notApplicable: [encryption({ EnableAtRestEncryption: false }), configuration({})],
  },
  EmrClusterSecurityConfiguration: {
    holds: [{ SecurityConfiguration: { Ref: 'Configuration' } }],
    broken: [{}],
    undecided: [{ resources: { Cluster: { Type: 'AWS::EMR::Cluster', Properties: UNKNOWN } } }],
  },
  EmrClusterTerminationProtection: {
    holds: [{ Instances: { TerminationProtected: true } }],
    broken: [{ Instances: {} }],
    undecided: [{ Instances: { TerminationProtected: UNKNOWN } }],
  },
  EmrClusterLogKey: {
    holds: [{ LogEncryptionKmsKeyId: 'alias/logs' }],
    broken: [{}],
    undecided: [{ LogEncryptionKmsKeyId: UNKNOWN }],
  },
  EmrClusterEncryptionAtRest: {
    holds: [encryption({ EnableAtRestEncryption: true, ...S3 })],
    broken: [
      encryption({ EnableAtRestEncryption: false, ...S3 }),
      encryption({ EnableAtRestEncryption: true }),
      configuration({}),
      configuration(IN_TRANSIT),
    ],
    undecided: [encryption({ EnableAtRestEncryption: UNKNOWN }), configuration('{"broken')],
  },
  EmrClusterEncryptionInTransit: {
    holds: [encryption({ EnableInTransitEncryption: true, ...TLS }), configuration(IN_TRANSIT)],
    broken: [
      encryption({ EnableInTransitEncryption: false, ...TLS }),
      encryption({ EnableInTransitEncryption: true }),
      configuration({}),
    ],
    undecided: [encryption(UNKNOWN)],
  },
  EmrClusterImdsV2: {
    holds: [metadata(2)],
    broken: [metadata(1), configuration({})],
    undecided: [metadata(UNKNOWN)],
  },
  EmrClusterStudioKey: {
    holds: [
      {
        resources: {
          Subject: {
            Type: 'AWS::EMR::Studio',
            Properties: { EncryptionKeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/0a1b' },
          },
        },
      },
    ],
    broken: [{ resources: { Subject: { Type: 'AWS::EMR::Studio', Properties: {} } } }],
    undecided: [{ resources: { Subject: { Type: 'AWS::EMR::Studio', Properties: { EncryptionKeyArn: UNKNOWN } } } }],
  },
});

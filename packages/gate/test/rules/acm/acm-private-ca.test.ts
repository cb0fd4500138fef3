import { acmPrivateCaRules } from '../../../src/rules/acm/acm-private-ca';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const revocation = (RevocationConfiguration: unknown) => ({ Type: 'SUBORDINATE', RevocationConfiguration });
const permission = (Properties: Record<string, unknown>) => ({
  resources: { Permission: { Type: 'AWS::ACMPCA::Permission', Properties } },
});

const activation = (Type: unknown, more: Record<string, unknown>) => ({
  resources: {
    Activation: {
      Type: 'AWS::ACMPCA::CertificateAuthorityActivation',
      Properties: { CertificateAuthorityArn: { Ref: 'Authority' }, ...more },
    },
    Authority: { Type: 'AWS::ACMPCA::CertificateAuthority', Properties: { Type } },
  },
});
const template = (version: string, PrivateKeyFlags: Record<string, unknown>) => ({
  Definition: { [`Template${version}`]: { PrivateKeyFlags } },
});

rulesDecide('Private CA rules', acmPrivateCaRules, {
  AcmPrivateCaRevocation: {
    holds: [
      revocation({ OcspConfiguration: { Enabled: true } }),
      revocation({ CrlConfiguration: { Enabled: true, S3BucketName: 'lists' } }),
    ],
    broken: [{ Type: 'SUBORDINATE' }, revocation({ CrlConfiguration: { Enabled: false } })],
    undecided: [revocation({ CrlConfiguration: { Enabled: UNKNOWN } })],
    notApplicable: [{ Type: 'ROOT' }, { Type: 'SUBORDINATE', UsageMode: 'SHORT_LIVED_CERTIFICATE' }],
  },
  AcmPrivateCaCrlPrivate: {
    holds: [revocation({ CrlConfiguration: { Enabled: true, S3ObjectAcl: 'BUCKET_OWNER_FULL_CONTROL' } })],
    broken: [revocation({ CrlConfiguration: { Enabled: true } })],
    undecided: [revocation({ CrlConfiguration: { Enabled: true, S3ObjectAcl: UNKNOWN } })],
    notApplicable: [revocation({ OcspConfiguration: { Enabled: true } })],
  },
  AcmPrivateCaPermissionBound: {
    holds: [permission({ SourceAccount: '111122223333' })],
    broken: [permission({ Principal: 'acm.amazonaws.com' })],
    undecided: [permission(UNKNOWN)],
  },
  AcmPrivateCaRootDisabled: {
    holds: [activation('ROOT', { Status: 'DISABLED' })],
    broken: [activation('ROOT', { Status: 'ACTIVE' }), activation('ROOT', {})],
    undecided: [activation('ROOT', { Status: UNKNOWN }), activation(UNKNOWN, { Status: 'ACTIVE' })],
    notApplicable: [activation('SUBORDINATE', { Status: 'ACTIVE' })],
  },
  AcmPrivateCaTemplateKeyNotExportable: {
    holds: [template('V2', {}), template('V4', { ExportableKey: false })],
    broken: [
      template('V2', { ExportableKey: true }),
      template('V3', { ExportableKey: true }),
      template('V4', { ExportableKey: true }),
    ],
    undecided: [template('V3', { ExportableKey: UNKNOWN })],
  },
});

import { acmPrivateCaRules } from '../../../src/rules/acm/acm-private-ca';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const revocation = (RevocationConfiguration: unknown) => ({ Type: 'SUBORDINATE', RevocationConfiguration });
const permission = (Properties: Record<string, unknown>) => ({
  resources: { Permission: { Type: 'AWS::ACMPCA::Permission', Properties } },
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
});

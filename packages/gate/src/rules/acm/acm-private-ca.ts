import { createElementRule } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::ACMPCA::CertificateAuthority'];
const GUIDE = 'privateca/latest/userguide';

/** Rules for private certificate authorities. */
export const acmPrivateCaRules: readonly Rule[] = [
  {
    id: 'AcmPrivateCaRevocation',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'Private CA publishes revoked certificates',
    why: 'A stolen certificate is accepted until it expires, because no client learns that it was revoked.',
    fix: 'Set RevocationConfiguration.CrlConfiguration.Enabled or OcspConfiguration.Enabled to true.',
    property: 'Properties.RevocationConfiguration',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/revocation-setup.html`), nist('SC-17')],
    check: (authority) => {
      // Certificates that live up to seven days are not revoked. A root is revoked by removing it from trust stores.
      if (authority.at('UsageMode').text() === 'SHORT_LIVED_CERTIFICATE') return 'not applicable';
      if (authority.at('Type').text() === 'ROOT') return 'not applicable';
      return ['CrlConfiguration', 'OcspConfiguration'].some(
        (kind) => authority.at(`RevocationConfiguration.${kind}.Enabled`).flag() === true,
      );
    },
  },
  ...createPropertyRules([
    {
      id: 'AcmPrivateCaCrlPrivate',
      level: 'hardening',
      group: 'noPublicAccess',
      types: TYPES,
      what: 'Private CA does not need a public bucket for its revocation list',
      why: 'The default makes objects public by ACL, so block public access has to be off for the bucket.',
      fix: 'Set CrlConfiguration.S3ObjectAcl to BUCKET_OWNER_FULL_CONTROL.',
      property: 'RevocationConfiguration.CrlConfiguration.S3ObjectAcl',
      references: [awsDocs(`${GUIDE}/crl-planning.html`), nist('AC-3')],
      expects: { equals: 'BUCKET_OWNER_FULL_CONTROL' },
      onlyIf: (authority) => authority.at('RevocationConfiguration.CrlConfiguration.Enabled').flag() === true,
    },
    {
      id: 'AcmPrivateCaPermissionBound',
      level: 'hardening',
      group: 'leastPrivilege',
      types: ['AWS::ACMPCA::Permission'],
      what: 'Private CA permission names the account that uses it',
      why: 'Without the account, the service issues certificates on behalf of any caller that it accepts.',
      fix: 'Set SourceAccount.',
      property: 'SourceAccount',
      references: [awsDocs(`${GUIDE}/PcaPermissions.html`), nist('AC-6')],
      expects: { present: true },
    },
    {
      id: 'AcmPrivateCaRootDisabled',
      level: 'required',
      group: 'keyManagement',
      types: ['AWS::ACMPCA::CertificateAuthorityActivation'],
      what: 'Root CA is disabled while it signs no subordinate CA',
      why: 'A certificate that an attacker gets from an active root CA is trusted everywhere, and cannot be revoked.',
      fix: 'Set Status to DISABLED after the subordinate CA has its certificate.',
      property: 'Status',
      references: [securityHub('PCA.1'), awsDocs(`${GUIDE}/ca-best-practices.html`), nist('SC-12')],
      expects: { equals: 'DISABLED' },
      onlyIf: (activation) => activation.at('CertificateAuthorityArn').target()?.at('Type').text() === 'ROOT',
    },
  ]),
  createElementRule({
    id: 'AcmPrivateCaTemplateKeyNotExportable',
    level: 'hardening',
    group: 'keyManagement',
    types: ['AWS::PCAConnectorAD::Template'],
    what: 'Certificate template of a private CA keeps private keys on the machine',
    why: 'A key that can be exported is copied, and the copy signs in as the person or the machine.',
    fix: 'Set PrivateKeyFlags.ExportableKey to false.',
    elements: [2, 3, 4].map((version) => `Definition.TemplateV${version}.PrivateKeyFlags.ExportableKey`),
    references: [awsDocs('pca-connector-ad/latest/APIReference/API_PrivateKeyFlagsV4.html'), nist('SC-12')],
    isFaulty: (flag) => flag.flag() === true,
  }),
];

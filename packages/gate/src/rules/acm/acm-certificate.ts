import { createElementRule } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, prowler, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::CertificateManager::Certificate'];
const GUIDE = 'acm/latest/userguide';

/** Rules for certificates of ACM. */
export const acmCertificateRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'AcmCertificateKeyLength',
      level: 'required',
      group: 'keyManagement',
      types: TYPES,
      what: 'ACM certificate has a key of at least 2,048 bits',
      why: 'Shorter keys are factored, after which an attacker poses as the service.',
      fix: 'Set KeyAlgorithm to RSA_2048 or EC_prime256v1, or remove it.',
      property: 'KeyAlgorithm',
      references: [securityHub('ACM.2'), prowler('acm_certificates_with_secure_key_algorithms'), nist('SC-12')],
      expects: { differsFrom: 'RSA_1024' },
    },
    {
      id: 'AcmCertificateTransparency',
      level: 'required',
      group: 'alerts',
      types: TYPES,
      what: 'ACM certificate is recorded in certificate transparency logs',
      why: 'Browsers reject certificates that are not in the logs, and nothing shows forged ones.',
      fix: 'Remove CertificateTransparencyLoggingPreference, or set it to ENABLED.',
      property: 'CertificateTransparencyLoggingPreference',
      references: [checkov('CKV_AWS_234'), prowler('acm_certificates_transparency_logs_enabled')],
      expects: { differsFrom: 'DISABLED' },
    },
    {
      id: 'AcmCertificateNotExportable',
      level: 'required',
      group: 'keyManagement',
      types: TYPES,
      what: 'ACM certificate cannot be exported with its private key',
      why: 'Whoever may export the key poses as the service until the certificate expires.',
      fix: 'Remove CertificateExport, or set it to DISABLED.',
      property: 'CertificateExport',
      references: [pciDss('3.6.1'), awsDocs(`${GUIDE}/acm-exportable-certificates.html`), nist('SC-12')],
      expects: { differsFrom: 'ENABLED' },
    },
    {
      id: 'AcmCertificateDnsValidation',
      level: 'hardening',
      group: 'resilience',
      types: TYPES,
      what: 'ACM certificate is validated by DNS',
      why: 'A certificate that is validated by mail is not renewed when the mail is overlooked.',
      fix: 'Set ValidationMethod to DNS.',
      property: 'ValidationMethod',
      references: [awsDocs(`${GUIDE}/dns-validation.html`), nist('SC-17')],
      expects: { equals: 'DNS' },
      // A private CA validates nothing.
      onlyIf: (certificate) => !certificate.at('CertificateAuthorityArn').present,
    },
  ]),
  createElementRule({
    id: 'AcmCertificateNoWildcard',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'ACM certificate does not have a wildcard domain name',
    why: 'Whoever has the key of one service poses as every other service of the domain.',
    fix: 'List the host names in DomainName and SubjectAlternativeNames.',
    elements: ['DomainName', 'SubjectAlternativeNames.*'],
    references: [checkov('CKV2_AWS_71'), awsDocs(`${GUIDE}/acm-bestpractices.html`)],
    isFaulty: (name) => name.display().startsWith('*'),
  }),
];

import { acmCertificateRules } from '../../../src/rules/acm/acm-certificate';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('ACM certificate rules', acmCertificateRules, {
  AcmCertificateKeyLength: {
    holds: [{}, { KeyAlgorithm: 'EC_prime256v1' }],
    broken: [{ KeyAlgorithm: 'RSA_1024' }],
    undecided: [{ KeyAlgorithm: UNKNOWN }],
  },
  AcmCertificateTransparency: {
    holds: [{}, { CertificateTransparencyLoggingPreference: 'ENABLED' }],
    broken: [{ CertificateTransparencyLoggingPreference: 'DISABLED' }],
    undecided: [{ CertificateTransparencyLoggingPreference: UNKNOWN }],
  },
  AcmCertificateNotExportable: {
    holds: [{}, { CertificateExport: 'DISABLED' }],
    broken: [{ CertificateExport: 'ENABLED' }],
    undecided: [{ CertificateExport: UNKNOWN }],
  },
  AcmCertificateDnsValidation: {
    holds: [{ ValidationMethod: 'DNS' }],
    broken: [{}, { ValidationMethod: 'EMAIL' }],
    undecided: [{ ValidationMethod: UNKNOWN }],
    notApplicable: [{ CertificateAuthorityArn: 'arn' }],
  },
  AcmCertificateNoWildcard: {
    holds: [{ DomainName: 'app.example.com', SubjectAlternativeNames: ['api.example.com', { Ref: 'Domain' }] }],
    broken: [
      { DomainName: '*.example.com' },
      { DomainName: 'example.com', SubjectAlternativeNames: ['*.example.com'] },
      { DomainName: { 'Fn::Join': ['.', ['*', { Ref: 'Domain' }]] } },
    ],
    undecided: [{ DomainName: 'example.com', SubjectAlternativeNames: { 'Fn::Split': [',', UNKNOWN] } }],
  },
});

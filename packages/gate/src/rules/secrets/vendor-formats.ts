import type { SecretFormat } from './secret-format';

/**
 * Formats of tokens of further services: artificial intelligence, delivery, monitoring, payment. Each service documents
 * the beginning of its tokens, and the rules of Gitleaks and of GitHub secret scanning name most of them.
 *
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 * @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml
 */
export const VENDOR_FORMATS: readonly SecretFormat[] = [
  {
    name: 'API key of Amazon Bedrock',
    hints: ['ABSK', 'bedrock-api-key-'],
    pattern: /\b(?:ABSK|bedrock-api-key-)[\w+/]{60,}/,
  },
  {
    name: 'key of an AI service',
    hints: ['pa-', 'pplx-', 'gsk_', 'xai-', 'r8_', 'nvapi-', 'lsv2_', 'tgp_v1_', 'pcsk_'],
    pattern:
      /\bpa-[\w-]{43}\b|\bpplx-[A-Za-z0-9]{40,}|\bgsk_[A-Za-z0-9]{40,}|\bxai-[A-Za-z0-9]{60,}|\br8_[A-Za-z0-9]{36,}|\bnvapi-[\w-]{50,}|\blsv2_(?:pt|sk)_[0-9a-f]{32}|\btgp_v1_[\w-]{40,}|\bpcsk_\w{50,}/,
  },
  {
    name: 'token of a design or content service',
    hints: ['figd_', 'CFPAT-', 'rdme_', 'tfp_', 'sk.eyJ'],
    pattern:
      /\bfigd_[\w-]{36,}|\bCFPAT-[\w-]{40,}|\brdme_[a-z0-9]{60,}|\btfp_[\w.=-]{40,}|\bsk\.eyJ[\w-]{20,}\.[\w-]{20,}/,
  },
  {
    name: 'token of a database service',
    hints: ['pscale_', 'sbp_', 'napi_', 'polar_', 'sb_secret_', 'prod:'],
    pattern:
      /\bpscale_(?:tkn|pw|oauth)_[\w.=-]{32,}|\bsbp_[0-9a-f]{40}|\bsb_secret_[\w-]{20,}|\bnapi_[a-z0-9]{48,}|\bpolar_(?:oat|pat|at)_[\w-]{40,}|\bprod:[a-z]+-[a-z]+-\d{1,6}\|[\w+/=]{40,}/,
  },
  {
    name: 'token of a delivery service',
    hints: ['CCIP', 'bku', 'nfp_', 'AKCp', 'pul-', 'fo1_', 'fm1', 'fm2', 'ops_eyJ', 'pat.', 'HRKU-'],
    pattern:
      /\bCCIP(?:AT|RJ)_\w{40,}|\bbku[acdt]_[0-9a-f]{40}|\bnfp_[A-Za-z0-9]{36}|\bAKCp[A-Za-z0-9]{60,}|\bpul-[0-9a-f]{40}|\bfo1_[\w-]{40,}|\bfm[12][ar]?_[\w+/-]{100,}|\bops_eyJ[\w+/=-]{60,}|\bpat\.[\w-]{22}\.[0-9a-f]{24}\.\w{20}|\bHRKU-(?:AA)?[\w-]{36,}/,
  },
  {
    name: 'token of a package registry',
    hints: ['rubygems_', 'CLOJARS_', 'oy2', 'cio'],
    pattern: /\brubygems_[0-9a-f]{48}|\bCLOJARS_[a-z0-9]{60}|\boy2[a-z0-9]{43}\b|\bcio[A-Za-z0-9]{32}\b/,
  },
  {
    name: 'token of a quality or secret scanner',
    hints: ['sqa_', 'sqp_', 'squ_', 'snyk_', 'ico-'],
    pattern: /\bsq[apu]_[0-9a-f]{40}|\bsnyk_(?:uat|sat)\.\w{8}\.[\w-]{40,}|\bico-[A-Za-z0-9]{32}\b/,
  },
  {
    name: 'token of a monitoring service',
    hints: ['dt0', 'sntry', 'NRII-', 'NRIQ-', 'NRJS-', 'hcaik_', 'phx_'],
    pattern:
      /\bdt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{60,}|\bsntry[su]_[\w+/=]{40,}|\bNR(?:II|IQ|JS)-[\w-]{19,}|\bhcaik_\w{50,}|\bphx_[A-Za-z0-9]{40,}/,
  },
  {
    name: 'key of a cloud provider',
    hints: ['LTAI', 'AQVN', 'v1.0-', 'tskey-', 'AKID'],
    pattern:
      /\bLTAI[A-Za-z0-9]{16,24}\b|\bAQVN[\w-]{35,}|\bv1\.0-[0-9a-f]{24}-[0-9a-f]{140,}|\btskey-(?:auth|api|client|scim|webhook)-\w{6,}-\w{20,}|\bAKID[A-Za-z0-9]{32}\b/,
  },
  {
    name: 'key of a payment or shipping service',
    hints: ['shippo_live_', 'duffel_live_', 'live_', 'EZAK', 'AQE', 'access_token', 'access-production-', 'FLWSECK-'],
    pattern:
      /\b(?:(?:shippo|duffel)_)?live_[A-Za-z0-9]{30,}|\bEZAK[A-Za-z0-9]{54}|\bAQE[\w+/*.=-]{60,}|\baccess_token\$production\$\w{16}\$[0-9a-f]{32}|\baccess-production-[0-9a-f-]{36}|\bFLWSECK-[0-9a-z-]{32,}/,
  },
  {
    name: 'key of a mail or message service',
    hints: ['re_', 'xkeysib-', 'xsmtpsib-', 'mlsn.', 'EAA'],
    pattern:
      /\bre_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,}|\bx(?:keysib|smtpsib)-[0-9a-f]{64}-\w{16}|\bmlsn\.[0-9a-f]{60,}|\bEAA[A-Z][A-Za-z0-9]{100,}/,
  },
  {
    name: 'key of a feature flag service',
    hints: ['sdk-', 'mob-'],
    pattern: /\b(?:sdk|mob)-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/,
  },
  {
    name: 'token of a work management service',
    hints: ['pnu_', '0/', '1/', '2/'],
    pattern: /\bpnu_[a-z0-9]{36}|\b[012]\/\d{16}(?:\/\d{16})?:[0-9a-f]{32}\b/,
  },
  { name: 'key of an application', hints: ['base64:'], pattern: /\bbase64:[A-Za-z0-9+/]{43}=/ },
];

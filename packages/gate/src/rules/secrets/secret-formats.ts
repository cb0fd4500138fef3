import type { SecretFormat } from './secret-format';
import { VENDOR_FORMATS } from './vendor-formats';

/** Formats of credentials that the services publish, so that scanners find and revoke leaked ones. */
export const SECRET_FORMATS: readonly SecretFormat[] = [
  {
    name: 'AWS access key ID',
    hints: ['AKIA', 'ASIA'],
    pattern: /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7][A-Z0-9]{15}(?![A-Z0-9])/,
  },
  {
    name: 'AWS secret access key',
    hints: ['ecret', 'SECRET'],
    pattern: /secret_?access_?key["']?\s{0,4}[:=]\s{0,4}["']?[A-Za-z0-9/+=]{40}/i,
  },
  {
    name: 'private key',
    hints: ['PRIVATE KEY', 'PuTTY', 'AGE-SECRET'],
    pattern: /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File|AGE-SECRET-KEY-1/,
  },
  {
    name: 'GitHub token',
    hints: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{22,}/,
  },
  { name: 'GitLab token', hints: ['gl'], pattern: /\bgl(?:pat|dt|rt|ptt|ft|agent|oas|cbt|soat|imt)-[\w-]{16,}/ },
  {
    name: 'Bitbucket or Atlassian token',
    hints: ['ATBB', 'ATATT3', 'ATCTT3'],
    pattern: /\bAT(?:BB|ATT3|CTT3)[\w=-]{20,}/,
  },
  {
    name: 'Slack token',
    hints: ['xox', 'xapp-'],
    pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\bxapp-\d-[A-Za-z0-9-]{10,}/,
  },
  {
    name: 'webhook address',
    hints: [
      'hooks.slack.com',
      'api/webhooks/',
      'webhook.office.com',
      'hooks.zapier.com',
      'hook.',
      'ifttt.com',
      'pagerduty.com',
    ],
    pattern:
      /hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/-]{10,}|discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]+|webhook\.office\.com\/webhookb2\/[\w@-]{10,}|hooks\.zapier\.com\/hooks\/catch\/\d+\/\w+|\bhook\.[a-z0-9]{2,4}\.make\.com\/\w{20,}|maker\.ifttt\.com\/trigger\/[^\s"']{1,60}\/with\/key\/[\w-]{20,}|events\.pagerduty\.com\/integration\/[0-9a-f]{32}/,
  },
  { name: 'Telegram token', hints: [':AA'], pattern: /\b\d{8,10}:AA[\w-]{33}/ },
  {
    name: 'Stripe key',
    hints: ['sk_', 'rk_', 'whsec_'],
    pattern: /\b(?:sk|rk|whsec)_(?:live_|test_)?[A-Za-z0-9]{16,}/,
  },
  {
    name: 'Google key',
    hints: ['AIza', 'GOCSPX-', 'ya29.'],
    pattern: /\bAIza[\w-]{35}|\bGOCSPX-[\w-]{20,}|\bya29\.[\w-]{20,}/,
  },
  {
    name: 'Azure storage key',
    hints: ['AccountKey=', 'SharedAccessKey='],
    pattern: /(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,}/,
  },
  { name: 'OpenAI or Anthropic key', hints: ['sk-'], pattern: /\bsk-(?:ant-|proj-|svcacct-|admin-)?[\w-]{20,}/ },
  { name: 'SendGrid key', hints: ['SG.'], pattern: /\bSG\.[\w-]{16,}\.[\w-]{16,}/ },
  {
    name: 'Mailgun or Mailchimp key',
    hints: ['key-', '-us'],
    pattern: /\bkey-[0-9a-f]{32}|\b[0-9a-f]{32}-us\d{1,2}\b/,
  },
  { name: 'Twilio key', hints: ['SK', 'AC'], pattern: /\b(?:SK|AC)[0-9a-f]{32}\b/ },
  { name: 'npm token', hints: ['npm_', '_authToken='], pattern: /\bnpm_[A-Za-z0-9]{36}|_authToken=[\w-]{20,}/ },
  { name: 'PyPI token', hints: ['pypi-'], pattern: /\bpypi-[\w-]{16,}/ },
  { name: 'Docker token', hints: ['dckr_'], pattern: /\bdckr_(?:pat|oat)_[\w-]{20,}/ },
  { name: 'HashiCorp Vault token', hints: ['hvs.', 'hvb.', 'hvr.'], pattern: /\bhv[sbr]\.[\w-]{20,}/ },
  { name: 'Terraform Cloud token', hints: ['.atlasv1.'], pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,}/ },
  { name: 'Databricks token', hints: ['dapi'], pattern: /\bdapi[0-9a-f]{32}/ },
  { name: 'Grafana token', hints: ['glsa_', 'glc_'], pattern: /\bgl(?:sa|c)_[\w+/=]{20,}/ },
  { name: 'New Relic key', hints: ['NRAK-', 'NRAL'], pattern: /\bNRAK-[A-Z0-9]{20,}|\b[0-9a-f]{36}NRAL\b/ },
  { name: 'Shopify token', hints: ['shp'], pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/ },
  { name: 'Square token', hints: ['sq0', 'EAAA'], pattern: /\bsq0(?:atp|csp|idp)-[\w-]{20,}|\bEAAA[\w-]{60}/ },
  { name: 'DigitalOcean token', hints: ['_v1_'], pattern: /\bdo[opr]_v1_[0-9a-f]{60,}/ },
  { name: 'Hugging Face token', hints: ['hf_'], pattern: /\bhf_[A-Za-z0-9]{30,}/ },
  { name: 'Postman key', hints: ['PMAK-'], pattern: /\bPMAK-[0-9a-f]{20,}/ },
  {
    name: 'Linear, Notion or Airtable token',
    hints: ['lin_api_', 'ntn_', 'secret_', 'pat'],
    pattern: /\blin_api_\w{30,}|\bntn_\w{40,}|\bsecret_[A-Za-z0-9]{43}\b|\bpat[A-Za-z0-9]{14}\.[0-9a-f]{60,}/,
  },
  { name: 'Doppler token', hints: ['dp.'], pattern: /\bdp\.(?:pt|st|ct|sa)\.[\w.]{20,}/ },
  { name: 'Facebook token', hints: ['EAACEdEose0cBA'], pattern: /\bEAACEdEose0cBA\w+/ },
  { name: 'signed token (JWT)', hints: ['eyJ'], pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/ },
  {
    name: 'authorization header',
    hints: ['Basic', 'Bearer'],
    pattern: /\b(?:Basic|Bearer)\s{1,4}[\w+/~-][\w+/=.~-]{11,}/,
  },
  {
    name: 'password in a URL',
    hints: ['://'],
    pattern: /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:@/'"`${}<>]{0,80}:[^\s@/'"`${}<>*]{3,200}@[\w.[-]/i,
  },
];

/** Most texts have no hint of any format, and one search is faster than one for each. */
const ANY_HINT = new RegExp(
  [...new Set(SECRET_FORMATS.flatMap(({ hints }) => hints))].map((hint) => hint.replaceAll('.', '\\.')).join('|'),
);

/** Tokens of {@link VENDOR_FORMATS} begin a word with a hint. */
const ANY_VENDOR = new RegExp(
  `\\b(?:${VENDOR_FORMATS.flatMap(({ hints }) => hints)
    .map((hint) => hint.replaceAll('.', '\\.'))
    .join('|')})`,
);
/** Every token of {@link VENDOR_FORMATS} is longer. */
const SHORTEST_OF_VENDORS = 20;

/** Characters of the shortest credential with a format: a password in a URL, `db://:abc@h`. */
const SHORTEST = 11;

/** Finds the first format of a credential in a text. */
export function findSecretFormat(text: string): string | undefined {
  // Most texts of templates are there several times, and reports ask about them again.
  if (text.length < SHORTEST || ordinary.has(text)) return undefined;
  const format = ANY_HINT.test(text)
    ? SECRET_FORMATS.find(({ hints, pattern }) => hints.some((hint) => text.includes(hint)) && pattern.test(text))
    : undefined;
  const found = format ?? (text.length < SHORTEST_OF_VENDORS ? undefined : findVendorFormat(text));
  if (found === undefined && ordinary.size < MOST_KEPT) ordinary.add(text);
  return found?.name;
}

function findVendorFormat(text: string): Pick<SecretFormat, 'name'> | undefined {
  const known = ANY_VENDOR.test(text) ? VENDOR_FORMATS.find(({ pattern }) => pattern.test(text)) : undefined;
  return known ?? (isPrefixedToken(text) ? { name: 'token with the prefix of a service' } : undefined);
}

/** `acme_` or `acme_live_`, and a long random word: the form that services choose for their tokens. */
function isPrefixedToken(text: string): boolean {
  const word = /^[a-z][a-z0-9]{1,11}_(?:[a-z]{2,10}_)?([A-Za-z0-9]{32,200})$/.exec(text)?.[1];
  if (word === undefined) return false;
  const switches = word.match(/[a-z](?=[A-Z\d])|\d(?=[A-Za-z])/g)?.length ?? 0;
  return /[a-z]/.test(word) && /[A-Z]/.test(word) && switches * 4 >= word.length;
}

/** Texts that have no format of a credential. */
const ordinary = new Set<string>();
const MOST_KEPT = 20_000;

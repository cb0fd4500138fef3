import { isLiteralSecret } from './secret-names';

/** A program that takes a credential as an argument. The group of the pattern is the credential. */
interface SecretCommand {
  /** Texts of which a call of the program has one. */
  readonly hints: readonly string[];
  /** Linear: each gap is bounded and stays in one line. */
  readonly pattern: RegExp;
}

const LINE = '[^\\n|;&]{0,200}?';
const VALUE = `["']?([^\\s"'\`$<{%|;&]{4,200})["']?`;

/** Programs with an option for a credential that is not named like one. Any user of the machine sees it in the process list. */
const COMMANDS: readonly SecretCommand[] = [
  // mysql -pvalue
  {
    hints: ['mysql', 'mariadb', 'mysqldump'],
    pattern: new RegExp(`\\b(?:mysql\\w*|mariadb\\w*)(?=\\s)${LINE}\\s-p${VALUE}`, 'g'),
  },
  // curl -u user:value, wget --user=a
  {
    hints: ['curl'],
    pattern: new RegExp(
      `\\bcurl(?=\\s)${LINE}(?:\\s-[a-zA-Z]{0,4}u\\s?|\\s--user[ =])["']?[^\\s"':$]{1,80}:([^\\s"'\`$<{%|;&]{4,200})`,
      'g',
    ),
  },
  // -H "X-Api-Key: value"
  {
    hints: ['-H ', '--header'],
    pattern:
      /(?:-H|--header)[ =]?["'](?:x-)?[\w-]{0,30}(?:api-?key|token|auth|secret|key)[\w-]{0,10}:\s?([^\s"'$<{%]{12,300})["']/gi,
  },
  // docker login -p value, helm registry login -p value
  { hints: ['login'], pattern: new RegExp(`\\blogin(?=\\s)${LINE}(?:\\s-p\\s|\\s--password[ =])${VALUE}`, 'g') },
  { hints: ['sshpass'], pattern: new RegExp(`\\bsshpass\\s{1,4}-p\\s?${VALUE}`, 'g') },
  // echo "root:value" | chpasswd
  {
    hints: ['chpasswd'],
    pattern: /["'\s](?:[\w.-]{1,40}):([^\s"'`$<{%|:]{4,200})["']?\s{0,4}\|\s{0,4}(?:sudo\s{1,4})?chpasswd/g,
  },
  {
    hints: ['passwd'],
    pattern: new RegExp(`\\becho\\s{1,4}(?:-\\w\\s{1,4})?${VALUE}\\s{0,4}\\|\\s{0,4}(?:sudo\\s{1,4})?passwd\\b`, 'g'),
  },
  {
    hints: ['htpasswd'],
    pattern: /\bhtpasswd\s{1,4}-\w{0,4}b\w{0,4}\s{1,4}\S{1,200}\s{1,4}\S{1,80}\s{1,4}["']?([^\s"'`$<{%|;&]{4,200})/g,
  },
  // net user name value
  {
    hints: ['net user', 'net.exe user', 'NET USER'],
    pattern: /\bnet(?:\.exe)?\s{1,4}user\s{1,4}["']?[\w.-]{1,40}["']?\s{1,4}["']?([^\s"'`$<{%/|;&]{4,200})/gi,
  },
  // ConvertTo-SecureString "value" -AsPlainText
  {
    hints: ['SecureString', 'securestring'],
    pattern: /ConvertTo-SecureString\s{1,4}(?:-String\s{1,4})?["']([^"'`$]{4,200})["']/gi,
  },
  { hints: ['redis-cli'], pattern: new RegExp(`\\bredis-cli(?=\\s)${LINE}\\s-a\\s${VALUE}`, 'g') },
  { hints: ['ldap'], pattern: new RegExp(`\\bldap\\w{2,12}(?=\\s)${LINE}\\s-w\\s${VALUE}`, 'g') },
  { hints: ['sqlcmd', 'bcp '], pattern: new RegExp(`\\b(?:sqlcmd|bcp)(?=\\s)${LINE}\\s-P\\s?${VALUE}`, 'g') },
  { hints: ['mongo'], pattern: new RegExp(`\\bmongo\\w{0,8}(?=\\s)${LINE}\\s-p\\s${VALUE}`, 'g') },
  // keytool -storepass value, openssl -passin pass:value
  { hints: ['pass'], pattern: new RegExp(`\\s-(?:storepass|keypass|srcstorepass|deststorepass)\\s${VALUE}`, 'g') },
  { hints: ['pass:'], pattern: /\s-pass(?:in|out)?\s{1,4}pass:([^\s"'`$<{%|;&]{4,200})/g },
  // aws configure set aws_secret_access_key value
  {
    hints: ['configure set'],
    pattern: /\bconfigure\s{1,4}set\s{1,4}\S{0,60}(?:secret_access_key|session_token)\s{1,4}([^\s"'`$<{%|;&]{8,2000})/g,
  },
  // kubectl create secret generic name --from-literal=key=value
  { hints: ['--from-literal'], pattern: /--from-literal[ =]["']?[\w.-]{1,80}=([^\s"'`$<{%|;&]{4,200})/g },
  {
    hints: ['vault login'],
    pattern: /\bvault\s{1,4}login\s{1,4}(?:-\S{1,80}\s{1,4}){0,4}([^\s"'`$<{%|;&=-][^\s"'`$<{%|;&=]{7,200})/g,
  },
  { hints: ['smbclient', 'mount', 'cifs'], pattern: /[,\s]password=([^\s"'`$<{%|;&,]{4,200})/g },
  {
    hints: ['useradd', 'usermod'],
    pattern: /\buser(?:add|mod)\s[^\n|;&]{0,200}?\s(?:-p|--password)[ =]["']?([^\s"'`<{%|;&]{6,200})/g,
  },
  // CREATE USER app PASSWORD 'value', ALTER USER root IDENTIFIED BY 'value'
  {
    hints: ['PASSWORD ', 'IDENTIFIED ', 'password ', 'identified '],
    pattern:
      /\b(?:user|role)\b[^\n;]{0,200}?\b(?:password|identified\s{1,4}(?:with\s{1,4}\w{1,40}\s{1,4})?by)\s{1,4}["'\\]{1,2}([^"'\\\n$<{%]{4,200})["'\\]/gi,
  },
  {
    hints: ['add_user', 'change_password'],
    pattern: /\b(?:add_user|change_password)\s{1,4}\S{1,80}\s{1,4}["']?([^\s"'`$<{%|;&]{4,200})/g,
  },
  // export GITHUB_TOKEN=value, setx DB_PASSWORD value
  {
    hints: ['TOKEN', 'SECRET', 'KEY', 'PASS'],
    pattern:
      /(?:^|[\s;&])(?:export\s|setx?\s|env\s|ENV\s)\s{0,4}[A-Z][A-Z0-9_]{0,40}(?:TOKEN|SECRET|API_?KEY|SECRET_?KEY|PASS(?:WORD|WD)?)(?:=|\s{1,4})["']?((?=[^\s]{0,60}\d)[^\s"'`$<{%|;&(]{8,300})/gm,
  },
];

const ANY_HINT = new RegExp([...new Set(COMMANDS.flatMap(({ hints }) => hints))].join('|'));

/** Characters of the shortest call: `mysql -pabcd`. */
const SHORTEST = 12;

/** Whether a script calls a program with a literal credential. */
export function hasSecretCommand(text: string): boolean {
  if (text.length < SHORTEST || !text.includes(' ') || ordinary.has(text)) return false;
  const isFound =
    ANY_HINT.test(text) &&
    COMMANDS.some(
      ({ hints, pattern }) =>
        hints.some((hint) => text.includes(hint)) &&
        [...text.matchAll(pattern)].some(([, value = '']) => isLiteralSecret(value)),
    );
  if (!isFound && ordinary.size < MOST_KEPT) ordinary.add(text);
  return isFound;
}

/** Texts without such a call. Most texts of templates are there several times. */
const ordinary = new Set<string>();
const MOST_KEPT = 20_000;

/** Words by which a name is that of a credential. */
const SECRET_NAME =
  /pass(?:word|wd|phrase|code)|pwd|secret|token|(?:api|access|private|signing|encryption|auth|service|shared|storage|account|license|webhook|master)[-_. ]?key|credential|connection[-_. ]?string|conn[-_. ]?str$/i;

/** Last words of names about a credential: where it is, how long it is valid, how it is made. */
const ABOUT_A_SECRET: ReadonlySet<string> = new Set(
  (
    'algorithm alias arn arns attribute audience authorizer bucket characters class config configuration count days ' +
    'enabled encryption endpoint expiration expiry file format hour second day function group header host hours id identifier ids ' +
    'interval issuer key-id kind last length level lifetime limit location manager max method min minute minutes mode model ' +
    'name names needed notification number only owner param parameter parameters path paths period policy prefix ' +
    'provider ref reference region required reset resource role rotation rule seconds service size source stage state ' +
    'status store strategy table time timeout topic ttl type types unit units update uri url use used user username ' +
    'validity value-from version versions'
  ).split(' '),
);

/** Values of switches and units, which are no secret under any name. */
const ORDINARY_VALUES: ReadonlySet<string> = new Set(
  (
    'true false yes no on off none null undefined any all auto default enabled disabled required optional allowed ' +
    'denied second seconds minute minutes hour hours day days string number boolean binary'
  ).split(' '),
);

/** Short numbers, and values of enumerations. */
const ORDINARY_VALUE = /^(?:\d{1,3}|[A-Z][A-Z_]{2,40}|AWS\w*|[a-z]+(?:_[a-z]+){1,4})$/;

/** Places of values that are looked up, and expressions of a service. */
const LOOKED_UP =
  /^(?:arn:|\/aws\/reference\/|\$|alias\/|(?:method|context|stageVariables|integration|request|event|input|steps?)\.|%|<|\*+$|https?:\/\/[^@]*$|s3:\/\/|ssm:|secretsmanager:)/i;

/** Short words for a password, where they are the last of a name: `DB_PASS`, `adminPw`. */
const SHORT_WORDS: ReadonlySet<string> = new Set(['pass', 'pw']);

/** Last words of names whose value is a credential only when it looks random: `HMAC_KEY`, `COOKIE_SALT`. */
const RANDOM_WORDS: ReadonlySet<string> = new Set([
  'key',
  'keys',
  'salt',
  'pepper',
  'hmac',
  'seed',
  'dsn',
  'cred',
  'creds',
]);

/** Words of names for keys that are no secret: of a table, an object, a tag, a key pair. */
const PUBLIC_KEY_WORDS: ReadonlySet<string> = new Set(
  (
    'asset bucket cache cmk code column dedup deduplication file foreign group hash idempotency image index join kms map ' +
    'object partition primary public range row s3 schema sort ssh tag template text translation unique verification zip'
  ).split(' '),
);

const known = new Map<string, boolean>();

/** Whether the name of a property or variable says that its value is a credential. */
export function isSecretName(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const isSecret = hasSecretWord(name);
  known.set(name, isSecret);
  return isSecret;
}

function hasSecretWord(name: string): boolean {
  if (!SECRET_NAME.test(name)) return /(?:pw|pass)$/i.test(name) && SHORT_WORDS.has(splitWords(name).at(-1) ?? '');
  const words = splitWords(name);
  return !ABOUT_A_SECRET.has(words.at(-1) ?? '') && !ABOUT_A_SECRET.has(words.slice(-2).join('-'));
}

/** Whether the name of a variable is that of a key, whose value is a credential only when it looks random. */
export function isKeyName(name: string): boolean {
  if (!/(?:keys?|salt|pepper|hmac|seed|dsn|creds?)$/i.test(name)) return false;
  const words = splitWords(name);
  return words.length > 1 && RANDOM_WORDS.has(words.at(-1) ?? '') && !words.some((word) => PUBLIC_KEY_WORDS.has(word));
}

/** Whether a text is a value itself, and not the place of one, a switch or a placeholder that a deployment fills. */
export function isLiteralSecret(text: string): boolean {
  const value = text.replace(/^'(.*)'$/, '$1').trim();
  if (value.length < 3 || value.includes('${') || value.includes('{{resolve:')) return false;
  return !ORDINARY_VALUES.has(value) && !ORDINARY_VALUE.test(value) && !LOOKED_UP.test(value);
}

/** Whether a text is one word with letters and digits, as passwords and generated keys are. */
export function looksGenerated(text: string): boolean {
  return /^[^\s/]{8,200}$/.test(text) && /[a-z]/i.test(text) && /\d/.test(text);
}

function splitWords(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

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
  if (!SECRET_NAME.test(name)) return false;
  const words = splitWords(name);
  return !ABOUT_A_SECRET.has(words.at(-1) ?? '') && !ABOUT_A_SECRET.has(words.slice(-2).join('-'));
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

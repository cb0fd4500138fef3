/** What a value could be changed to that protects less, by the value and by the name of its property. */
export function weakerValues(key: string, value: unknown): readonly unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (key === 'Action' || key === 'NotAction') return wider(value, ['*', ...servicesOf(value)]);
  if (key === 'Resource') return wider(value, ['*']);
  if (key === 'Principal' || key === 'AWS' || key === 'Service') return wider(value, ['*']);
  if (typeof value === 'number') return weakerNumbers(key, value);
  if (typeof value !== 'string') return [];
  if (/^\d+$/.test(value)) return weakerNumbers(key, Number(value)).map(String);
  return SWAPS.filter(([pattern]) => pattern.test(value)).map(([pattern, weaker]) => value.replace(pattern, weaker));
}

/** Numbers of which more protects: days that something is kept, length of a password. */
const MORE_IS_SAFER =
  /Retention|^Retain|^Days$|^ChangeableForDays|MinimumLength|PasswordHistorySize|PendingWindowInDays|minLength|EvaluationPeriods|ExpirationInDays|TlsVersion/;
/** Numbers of which less protects: rates, lengths of what is accepted, times that something is valid. */
const LESS_IS_SAFER =
  /Limit$|RateLimit|max(Length|imum|Items)|Ttl|Validity|IdleClientTimeout|BorrowTimeout|^Timeout$|Concurren|MaxSessionDuration|RotationPeriod|Threshold$|MaxConnections|Rotation|DaysAfterInitiation|NoncurrentDays|MaximumEventAge|MaximumRetry|DatapointsToAlarm/;

/** A number is made weaker the way that its name tells; one whose name does not tell, both ways. */
function weakerNumbers(key: string, value: number): readonly number[] {
  const less = MORE_IS_SAFER.test(key) || !LESS_IS_SAFER.test(key) ? [0] : [];
  const more = LESS_IS_SAFER.test(key) || !MORE_IS_SAFER.test(key) ? [value * 1000] : [];
  return [...less, ...more].filter((other) => other !== value);
}

function wider(value: unknown, values: readonly string[]): readonly string[] {
  return values.filter((wide) => value !== wide);
}

/** `['kms:*']` of `kms:Decrypt`. */
function servicesOf(action: unknown): string[] {
  const actions = Array.isArray(action) ? action : [action];
  const services = actions.flatMap((one: unknown) => (typeof one === 'string' ? [one.split(':')[0] ?? ''] : []));
  return [...new Set(services)].filter((service) => service !== '*' && service !== '').map((service) => `${service}:*`);
}

/** Words of the services for a safeguard, and their words for having none. */
const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/^true$/, 'false'],
  [/^false$/, 'true'],
  [/^Deny$/, 'Allow'],
  [/^Retain$/, 'Delete'],
  [/^Snapshot$/, 'Delete'],
  [/^RetainExceptOnCreate$/, 'Delete'],
  [/^ON$/, 'OFF'],
  [/^ENABLED$/, 'DISABLED'],
  [/^Enabled$/, 'Disabled'],
  [/^ENFORCED$/, 'OFF'],
  [/^ACTIVE$/, 'INACTIVE'],
  [/^Active$/, 'PassThrough'],
  [/^REQUIRED$/, 'DISABLED'],
  [/^IAM_AUTH$/, 'NONE'],
  [/^BLOCK$/, 'NO_ACTION'],
  [/^MFA_REQUIRED$/, 'NO_ACTION'],
  [/^BucketOwnerEnforced$/, 'ObjectWriter'],
  [/^aws:kms$/, 'AES256'],
  [/^COMPLIANCE$/, 'GOVERNANCE'],
  [/^COGNITO_USER_POOLS$/, 'NONE'],
  [/^AWS_IAM$/, 'NONE'],
  [/^INFO$/, 'OFF'],
  [/^ERROR$/, 'OFF'],
  [/^ALL$/, 'ACCEPT'],
  [/^TLS_1_2$/, 'TLS_1_0'],
  [/^TLSv1\.[23]$/, 'TLSv1'],
  [/^SecurityPolicy_.*$/, 'TLS_1_0'],
  [/^https:/, 'http:'],
  [/^\d+\.\d+\.\d+\.\d+\/\d+$/, '0.0.0.0/0'],
  [/^tcp$/, '-1'],
  [/^deny$/, 'allow'],
  [/^nodejs\d+\.x$/, 'nodejs16.x'],
  [/^code$/, 'implicit'],
  [/^ALLOW_.*$/, 'ALLOW_USER_PASSWORD_AUTH'],
  [/^(StringEquals|ArnLike|ArnEquals|StringLike)$/, '$1IfExists'],
];

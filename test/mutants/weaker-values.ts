/** Lists values that protect less than a value, by the value and by the name of its property. */
export function listWeakerValues(key: string, value: unknown): readonly unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (key === 'Action' || key === 'NotAction') return excludeValue(value, ['*', ...listServiceWildcards(value)]);
  if (key === 'Resource') return excludeValue(value, ['*', ...listWiderPatterns(value)]);
  if (key === 'Principal' || key === 'AWS' || key === 'Service') return excludeValue(value, ['*']);
  if (typeof value === 'number') return listWeakerNumbers(key, value);
  if (typeof value !== 'string') return [];
  if (/^\d+$/.test(value)) return listWeakerNumbers(key, Number(value)).map(String);
  return SWAPS.filter(([pattern]) => pattern.test(value)).map(([pattern, weaker]) => value.replace(pattern, weaker));
}

/** Numbers that protect more when they are higher: retention, length of a password. */
const MORE_IS_SAFER =
  /Retention|^Retain|^Days$|^ChangeableForDays|MinimumLength|PasswordHistorySize|PendingWindowInDays|minLength|EvaluationPeriods|ExpirationInDays|TlsVersion/;
/** Numbers that protect more when they are lower: rates, accepted lengths, validity. */
const LESS_IS_SAFER =
  /Limit$|RateLimit|max(Length|imum|Items)|Ttl|Validity|IdleClientTimeout|BorrowTimeout|^Timeout$|Concurren|MaxSessionDuration|RotationPeriod|Threshold$|MaxConnections|Rotation|DaysAfterInitiation|NoncurrentDays|MaximumEventAge|MaximumRetry|DatapointsToAlarm/;

/** Weakens a number in the direction that its name implies, or in both directions. */
function listWeakerNumbers(key: string, value: number): readonly number[] {
  const less = MORE_IS_SAFER.test(key) || !LESS_IS_SAFER.test(key) ? [0] : [];
  const more = LESS_IS_SAFER.test(key) || !MORE_IS_SAFER.test(key) ? [value * 1000] : [];
  return [...less, ...more].filter((other) => other !== value);
}

function excludeValue(value: unknown, values: readonly string[]): readonly string[] {
  return values.filter((other) => value !== other);
}

/** Lists `role/*` for `role/sandbox-*`: the pattern then includes the resources of other environments. */
function listWiderPatterns(resource: unknown): readonly string[] {
  return typeof resource === 'string' ? [resource.replace(/[\w-]+\*(?=\/|$)/, '*')] : [];
}

/** Lists `kms:*` for `kms:Decrypt`. */
function listServiceWildcards(action: unknown): string[] {
  const actions = Array.isArray(action) ? action : [action];
  const services = actions.flatMap((one: unknown) => (typeof one === 'string' ? [one.split(':')[0] ?? ''] : []));
  return [...new Set(services)].filter((service) => service !== '*' && service !== '').map((service) => `${service}:*`);
}

/** Values of AWS properties that protect, each with a value that protects less. */
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

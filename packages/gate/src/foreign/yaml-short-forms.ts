/**
 * Short forms of intrinsic functions in YAML, without their exclamation mark. `ForEach` has a loop name after it and no
 * short form.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'GetStackOutput',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
]);

/** The tags of YAML itself that a template may have: `!!str 012`. */
export function isStandardTag(tag: string): boolean {
  const name = tag.replace(/^!!|^tag:yaml\.org,2002:/, '');
  return tag === '!' || (name !== tag && ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].includes(name));
}

/** Reads `!Sub text` as `{ "Fn::Sub": "text" }`. */
export function readShortForm(
  tag: string,
  value: unknown,
): { readonly intrinsic: Readonly<Record<string, unknown>>; readonly isKnown: boolean } {
  const name = tag.replace(/^!/, '');
  if (name === 'Ref' || name === 'Condition') return { intrinsic: { [name]: value }, isKnown: true };
  if (name === 'GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.');
    const parts = dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)];
    return { intrinsic: { 'Fn::GetAtt': parts }, isKnown: true };
  }
  return { intrinsic: { [`Fn::${name}`]: value }, isKnown: FUNCTIONS.has(name) };
}

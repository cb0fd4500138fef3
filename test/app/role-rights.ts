import { resourcesOf, type SynthesizedStack } from './synthesized';

/**
 * What every role may do, as lines that a person can check: `allow sqs:SendMessage on <Audit.DeadLetters.Arn>`. Generated parts
 * of logical ids are left out.
 */
export function rightsOf(stacks: readonly SynthesizedStack[]): Record<string, string[]> {
  const rights: Record<string, string[]> = {};
  for (const stack of stacks) {
    const resources = Object.entries(resourcesOf(stack));
    for (const [id, { Type, Properties }] of resources) {
      if (Type !== 'AWS::IAM::Role') continue;
      const policies = resources.filter(
        ([, policy]) =>
          policy.Type === 'AWS::IAM::ManagedPolicy' && JSON.stringify(policy.Properties?.['Roles']).includes(`"${id}"`),
      );
      rights[`${stack.id} ${readable(id)}`] = [
        ...statements(Properties?.['AssumeRolePolicyDocument']).map(
          (statement) => `assumed by ${show(statement['Principal'])}${where(statement)}`,
        ),
        ...policies.flatMap(([, policy]) => statements(policy.Properties?.['PolicyDocument']).map(line)),
      ];
    }
  }
  return rights;
}

type Json = Readonly<Record<string, unknown>>;

function statements(document: unknown): Json[] {
  const found: unknown = typeof document === 'object' && document !== null ? Reflect.get(document, 'Statement') : [];
  return Array.isArray(found) ? found : [];
}

function line(statement: Json): string {
  const actions = [statement['Action']].flat().join(', ');
  const resources = [statement['Resource']].flat().map(show).join(', ');
  return `${String(statement['Effect']).toLowerCase()} ${actions} on ${resources}${where(statement)}`;
}

function where({ Condition }: Json): string {
  return Condition === undefined ? '' : ` if ${show(Condition)}`;
}

/** Intrinsic functions as a person would write them. */
function show(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(show).join(' or ');
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined) return '';
  const [name, argument] = entry;
  if (more.length === 0) {
    if (name === 'Ref') return `<${readable(String(argument))}>`;
    if (name === 'Fn::ImportValue') return `<${imported(String(argument))}>`;
    if (name === 'Fn::GetAtt' && Array.isArray(argument)) return `<${readable(String(argument[0]))}.${argument[1]}>`;
    if (name === 'Fn::Join' && Array.isArray(argument)) return argument[1].map(show).join(String(argument[0]));
    if (name === 'Fn::Select' && Array.isArray(argument)) return `${show(argument[1])}[${argument[0]}]`;
    if (name === 'Fn::Split' && Array.isArray(argument)) return show(argument[1]);
  }
  return Object.entries(value)
    .map(([key, item]) => `${key} ${show(item)}`)
    .join(', ');
}

function readable(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

/** `sandbox-Audit:ExportsOutputFnGetAttDeadLetters0DF9D9FBArn6B7C2E1F` is `Audit DeadLetters.Arn`. */
function imported(name: string): string {
  const [, stack, id, attribute] =
    /^[^-]+-(\w+):ExportsOutput(?:Ref|FnGetAtt)(\w+?)[0-9A-F]{8}(\w*?)[0-9A-F]{8}$/.exec(name) ?? [];
  return stack === undefined ? name : `${stack} ${id}${attribute ? `.${attribute}` : ''}`;
}
